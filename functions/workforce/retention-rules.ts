import { type BusinessDate, monthsAfter } from '../calendar.ts'
import type { PersonRecord } from './model.ts'

type Kept = Pick<PersonRecord, 'marks' | 'retainUntil' | 'state'>

/** The last day on which somebody without work is kept: as said for them, else so many months after their last step. Null once erased. */
export function keptUntil({ marks, retainUntil, state }: Kept, retainMonths: number): BusinessDate | null {
  if (state === 'erased') return null
  if (retainUntil) return retainUntil
  const last = Object.values(marks).toSorted().at(-1)
  return last ? monthsAfter(last, retainMonths) : null
}
