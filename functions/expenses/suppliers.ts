import { recordChange } from '../audit/record-change.ts'
import { type Ctx, hasRole } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import { changed } from '../estates/write-over.ts'
import { placeAfter } from '../fees/page.ts'
import type { SupplierId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { hashOf } from './items.ts'
import { allSuppliers, putSupplier, readSupplier, findSupplier, type SupplierRecord } from './supplier-items.ts'
import type { ChangeSupplier, CreateSupplier, ListSuppliers, Supplier, SupplierPage, SupplierRow } from './supplier-model.ts'
import { changedMeanwhile, otherSupplier } from './words.ts'

/** Those in use first, each in the order of names. Accounts show their last four digits only. */
export async function listSuppliers(ctx: Ctx, { limit, after }: ListSuppliers): Promise<SupplierPage> {
  const all = inOrder(await allSuppliers(ctx), ({ name }) => name).toSorted((a, b) => Number(b.active) - Number(a.active))
  const start = placeAfter(after, all.length)
  const end = start + limit
  return { items: all.slice(start, end).map(showRow), next: end < all.length ? String(end) : null }
}

/** Throws `unknown`. */
export const getSupplier = async (ctx: Ctx, id: SupplierId): Promise<Supplier> => showSupplier(ctx, await readSupplier(ctx, id))

/** The client's id makes a retry the same supplier; the same id with other content is a conflict. */
export async function createSupplier(ctx: Ctx, input: CreateSupplier): Promise<Supplier> {
  const supplier: SupplierRecord = { ...input, version: 1, sent: hashOf(input) }
  const made = recordChange(ctx, async () => ({ writes: [putSupplier(ctx, supplier)], act: 'supplier.created', subject: supplier.id, detail: { name: supplier.name, account: endingOf(supplier) }, answer: undefined }))
  if (await held(made)) return showSupplier(ctx, supplier)
  const known = await findSupplier(ctx, input.id)
  if (known?.sent !== supplier.sent) throw otherSupplier()
  return showSupplier(ctx, known)
}

/** The audit names what was changed, and of an account its old and its new end: money that is led elsewhere is seen there. Throws `unknown`, and a conflict over another version. */
export async function changeSupplier(ctx: Ctx, id: SupplierId, { version, ...change }: ChangeSupplier): Promise<Supplier> {
  const before = await readSupplier(ctx, id)
  const fields = (Object.keys(change) as (keyof typeof change)[]).filter((field) => change[field] !== undefined && before[field] !== change[field])
  if (fields.length === 0) return showSupplier(ctx, before)
  const after = changed(before, version, change)
  const detail = { name: after.name, fields, ...(fields.includes('bankAccount') ? { account: endingOf(after) } : {}) }
  const was = { name: before.name, ...(fields.includes('bankAccount') ? { account: endingOf(before) } : {}) }
  const made = recordChange(ctx, async () => ({ writes: [putSupplier(ctx, after)], act: 'supplier.changed', subject: id, detail, before: was, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return showSupplier(ctx, after)
}

const endingOf = ({ bankAccount }: Pick<SupplierRecord, 'bankAccount'>): string => (bankAccount ? `…${bankAccount.replaceAll(' ', '').slice(-4)}` : '')

const showRow = (supplier: SupplierRecord): SupplierRow => {
  const { id, name, does, contact, phone, bank, active, version } = supplier
  return { id, name, does, contact, phone, bank, accountEnding: endingOf(supplier), active, version }
}
const showSupplier = (ctx: Ctx, supplier: SupplierRecord): Supplier => ({ ...showRow(supplier), bankAccount: hasRole(ctx, 'head', 'finance') ? supplier.bankAccount : null })
