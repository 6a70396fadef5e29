import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { Shift } from '../rosters/sheet-model.ts'
import { allShifts } from './items.ts'
import type { ListShifts, RosterShiftPage, ShiftRecord } from './model.ts'

/** Past ones too, by the time at which they begin. */
export const everyShift = async (ctx: Pick<Ctx, 'store'>): Promise<Shift[]> =>
  (await allShifts(ctx)).map(showShift).toSorted((a, b) => a.startMinute - b.startMinute || a.spanMinutes - b.spanMinutes || (a.id < b.id ? -1 : 1))

export async function listShifts(ctx: Ctx, { on, limit, after }: ListShifts): Promise<RosterShiftPage> {
  const wanted = (await everyShift(ctx)).filter(({ from, to }) => !on || (from <= on && (to === null || to >= on)))
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: wanted.slice(start, end), next: end < wanted.length ? String(end) : null }
}

export const showShift = ({ sent: _, ...shift }: ShiftRecord): Shift => shift
