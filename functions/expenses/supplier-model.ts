import * as z from 'zod'
import { branded } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { SupplierId } from '../ids.ts'

export const supplierId = branded<SupplierId>(ShortId)

const told = {
  name: z.string().trim().min(2).max(60),
  /** What they do for the organization. */
  does: z.string().trim().min(2).max(80),
  contact: z.string().trim().max(40),
  phone: z.union([z.literal(''), z.string().trim().regex(/^[\d +()转-]{5,30}$/, 'digits, spaces, ( ) + -')]),
  bank: z.string().trim().max(60),
  /** Digits as printed, with or without spaces; empty = paid in cash. */
  bankAccount: z.union([z.literal(''), z.string().trim().regex(/^\d[\d ]{6,30}\d$/, 'digits')]),
  active: z.boolean(),
}

export const SupplierRow = z
  .object({ id: supplierId, name: told.name, does: told.does, contact: z.string(), phone: z.string(), bank: z.string(), /** `…5678`; empty without one. */ accountEnding: z.string(), active: z.boolean(), version: z.int().positive() })
  .meta({ id: 'SupplierRow' })
export type SupplierRow = z.infer<typeof SupplierRow>

/** The number of the account in full, for whoever pays by it; null for others. */
export const Supplier = SupplierRow.extend({ bankAccount: z.string().nullable() }).meta({ id: 'Supplier' })
export type Supplier = z.infer<typeof Supplier>

export const CreateSupplier = z.object({ id: supplierId, ...told, contact: told.contact.default(''), phone: told.phone.default(''), bank: told.bank.default(''), bankAccount: told.bankAccount.default(''), active: told.active.default(true) })
export type CreateSupplier = z.output<typeof CreateSupplier>
export const ChangeSupplier = z.object(told).partial().extend({ version: z.int().positive() })
export type ChangeSupplier = z.output<typeof ChangeSupplier>

export const SupplierPath = z.object({ supplier: supplierId })
export const ListSuppliers = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(20).optional() })
export type ListSuppliers = z.output<typeof ListSuppliers>
export const SupplierPage = z.object({ items: z.array(SupplierRow), next: z.string().nullable() })
export type SupplierPage = z.infer<typeof SupplierPage>
