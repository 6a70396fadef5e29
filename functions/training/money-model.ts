import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'

export const moneyLinesMax = 500
const fields = {
  side: z.enum(['cost', 'grant']),
  stage: z.enum(['estimated', 'actual']),
  /** Fen; negative takes back what was noted too high. */
  amountFen: z.int().min(-1_000_000_000).max(1_000_000_000).refine((amount) => amount !== 0, 'not 0'),
  on: DateText,
  text: z.string().trim().min(1).max(80),
  /** The expense, receipt or grant letter behind it. */
  reference: z.string().trim().max(60),
}
export const AddCourseMoney = z.object({ /** Made by the client. */ id: ShortId, ...fields, reference: fields.reference.default('') })
export type AddCourseMoney = z.output<typeof AddCourseMoney>
const Sums = z.object({ estimatedFen: z.int(), actualFen: z.int() })
export const CourseMoney = z.object({ items: z.array(z.object({ id: ShortId, ...fields, by: z.string() })), cost: Sums, grant: Sums }).meta({ id: 'CourseMoney' })
export type CourseMoney = z.infer<typeof CourseMoney>
