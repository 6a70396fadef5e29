import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { DateText } from '../date-text.ts'

/** What the owners decided on the use of a common part: the document, how many agreed, the day. */
export const OwnersDecision = z.object({
  document: z.string().trim().min(2).max(80),
  /** Of those who took part, by area or by heads, whichever is lower; in 0.01 %. */
  agreedBp: z.int().min(1).max(10_000),
  decidedOn: DateText,
})
export type OwnersDecision = z.infer<typeof OwnersDecision>

/**
 * What a decision on earning with common parts needed, by the day on which it was taken. Civil Code article 278 (in force since
 * 2021-01-01): three quarters of those who took part, by area and by heads. Before it the Property Law, article 76: over half.
 */
export const thresholds: readonly { readonly from: BusinessDate; readonly leastBp: number; readonly source: string }[] = [
  { from: '2007-10-01' as BusinessDate, leastBp: 5_001, source: '《物权法》第七十六条' },
  { from: '2021-01-01' as BusinessDate, leastBp: 7_500, source: '《民法典》第二百七十八条' },
]

export const thresholdOn = (day: BusinessDate) => thresholds.findLast(({ from }) => from <= day) ?? thresholds[0]!

export const carries = ({ agreedBp, decidedOn }: OwnersDecision): boolean => agreedBp >= thresholdOn(decidedOn).leastBp
