import * as z from 'zod'
import { PeriodText } from '../date-text.ts'
import { coverers } from './cover-shortfall.ts'
import { sources, uses } from './purposes.ts'
import { FundText } from './shapes.ts'

/** Three years: as many months as one table can be read in. */
export const monthsMax = 36

/** Both ends included; without them the twelve months to this one. `fund`: of one fund alone. */
const query = { from: PeriodText.optional(), to: PeriodText.optional(), fund: FundText.optional() }
export const SourcesQuery = z.object(query)
export type SourcesQuery = z.output<typeof SourcesQuery>
export const SourcesExport = z.object({ ...query, format: z.enum(['csv', 'xlsx']).default('xlsx') })

const Sums = {
  sources: z.array(z.object({ purpose: z.enum(sources), fen: z.int() })),
  uses: z.array(z.object({ purpose: z.enum(uses), fen: z.int() })),
  sourcesFen: z.int(),
  usesFen: z.int(),
  /** What the uses were above the fees. */
  shortfallFen: z.int(),
  coveredBy: z.array(z.object({ source: z.enum(coverers), fen: z.int() })),
  reservesFen: z.int(),
  uncoveredFen: z.int(),
  surplusFen: z.int(),
}
export const SourcesOfTime = z.object(Sums)
export type SourcesOfTime = z.infer<typeof SourcesOfTime>

export const SourcesAndUses = z
  .object({
    from: PeriodText,
    to: PeriodText,
    months: z.array(z.object({ period: PeriodText, ...Sums })),
    /** The months added up. */
    total: SourcesOfTime,
    /** What was saved before the first month, and after the last; below 0: spent ahead. */
    savedBeforeFen: z.int(),
    savedAfterFen: z.int(),
    vouchers: z.int(),
  })
  .meta({ id: 'SourcesAndUses' })
export type SourcesAndUses = z.infer<typeof SourcesAndUses>
