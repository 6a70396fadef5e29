import * as z from 'zod'
import { ShortId } from '../fees/model.ts'
import { sealedFields } from './model.ts'

const Text = z.string().trim().max(500)
/** Written once and sealed at once; never answered by a list, a page, an export or a log. */
export const SealedTexts = z.object({ idNumber: z.string().trim().max(40), hardship: Text, limitReasons: Text }).partial()

export const lookReasons = ['contract', 'insurance', 'subsidy', 'labour-office', 'correction', 'own-wish'] as const
export type LookReason = (typeof lookReasons)[number]

/** The client's id makes a retry the same look. */
export const OpenSealed = z.object({ id: ShortId, field: z.enum(sealedFields), reason: z.enum(lookReasons), note: z.string().trim().max(100).default('') })
export type OpenSealed = z.output<typeof OpenSealed>
export const Opened = z.object({ field: z.enum(sealedFields), text: z.string() }).meta({ id: 'OpenedField' })
export type Opened = z.infer<typeof Opened>

/** Null empties the field. */
export const ChangeSealed = z.object({ version: z.int().positive(), field: z.enum(sealedFields), text: Text.nullable() })
export type ChangeSealed = z.output<typeof ChangeSealed>

export const Look = z.object({ id: z.string(), at: z.string(), by: z.string(), field: z.enum(sealedFields), reason: z.enum(lookReasons), note: z.string() }).meta({ id: 'Look' })
export type Look = z.infer<typeof Look>
export const LookPage = z.object({ items: z.array(Look), next: z.string().nullable() })
export type LookPage = z.infer<typeof LookPage>
export const ListLooks = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(400).optional() })
export type ListLooks = z.output<typeof ListLooks>
