import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, RosterId } from '../ids.ts'
import type { Write } from '../storage/writes.ts'
import type { CellText } from './cell-rules.ts'
import { refused } from '../faults.ts'

/** `was`: what the caller saw; null is an open day. */
export type DutyCellChange = { readonly roster: RosterId; readonly person: PersonId; readonly date: BusinessDate; readonly was: CellText | null; readonly cell: CellText | null }

export type ChangeDutiesMore = {
  /** Written in the same transaction: the request that asked for the change turns done with it, or nothing happens. */
  readonly also?: readonly Write[]
  /** Nobody is told by this: the caller tells in its own words. */
  readonly silent?: boolean
}

/**
 * Changes published shifts: duties, roster rows and the audit row in one transaction, the rules checked before. Throws `refused` where a rule
 * would be broken (each named) or the shift has begun, `conflict` where a cell holds something else by now, `unknown`; `ConditionFailed` with
 * `at` counting from 0 over `also` where one of those did not hold.
 */
export async function changeDuties(_ctx: Ctx, _changes: readonly DutyCellChange[], _why: string, _more: ChangeDutiesMore = {}): Promise<void> {
  throw refused('not-yet', { zh: '暂不能更改已发布的班表。', en: 'Published rosters cannot be changed yet.' })
}
