import * as z from 'zod'
import { ShortId } from '../fees/model.ts'
import { personId } from './model.ts'

export const rowsMax = 500
export const ImportSeekersQuery = z.object({
  name: z.string().trim().min(1).max(200),
  /** The client's id of this import: with it a retry registers nobody twice. */
  id: ShortId,
  /** Without it nothing is saved: what would be done is told row by row. */
  apply: z.enum(['true', 'false']).default('false'),
})
export type ImportSeekersQuery = z.output<typeof ImportSeekersQuery>

export const TemplateQuery = z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') })

const Say = z.object({ zh: z.string(), en: z.string() })
/** ok: is or would be registered. known: somebody is registered with this id number, or this name and phone. refused: cannot be read. Never with what stands in a sealed column. */
export const ImportedRow = z.object({ row: z.int(), name: z.string(), verdict: z.enum(['ok', 'known', 'refused']), person: personId.nullable(), reasons: z.array(z.object({ column: z.string(), say: Say })) })
export type ImportedRow = z.infer<typeof ImportedRow>
export const ImportedSeekers = z.object({ applied: z.boolean(), counts: z.object({ ok: z.int(), known: z.int(), refused: z.int() }), unused: z.array(z.string()), rows: z.array(ImportedRow) }).meta({ id: 'ImportedSeekers' })
export type ImportedSeekers = z.infer<typeof ImportedSeekers>
