import type { Ctx } from '../context.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { type CashShiftRecord, readShift, shiftsUnderWay } from './items.ts'
import { cashShiftId } from './model.ts'

export type CashDifference = { readonly shift: string; readonly holder: string; readonly at: string; readonly differenceFen: number }

/** Counts that were over or short above the limit, and that nobody has closed. */
export async function cashDifferences(ctx: Ctx): Promise<CashDifference[]> {
  const found: CashDifference[] = []
  for await (const { id } of unfinishedOf(ctx, 'cash-difference')) {
    const shift = await readShift(ctx, cashShiftId.parse(id))
    if (shift?.counted) found.push({ shift: shift.id, holder: shift.holder, at: shift.counted.at, differenceFen: shift.counted.differenceFen })
  }
  return found
}

/** Not counted, or counted and taken over by nobody. */
export const cashUnderWay = (ctx: Ctx): Promise<CashShiftRecord[]> => shiftsUnderWay(ctx)
