import { addMonths, type BusinessDate, firstDay, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'

/**
 * Where to book a fact, in order: the day on which it happened while its month is open, else today, else the first day of
 * the next months, should today's be closed early. The value date stays what it is (M8): money is never turned away.
 */
export function entryDays(ctx: Pick<Ctx, 'clock'>, valueDate: BusinessDate): BusinessDate[] {
  const now = today(ctx.clock)
  assert(valueDate <= now, `a fact of ${valueDate} cannot be booked on ${now}`)
  const month = periodOfDate(now)
  const days = [valueDate, now, firstDay(addMonths(month, 1)), firstDay(addMonths(month, 2))]
  return days.filter((date, at) => days.findIndex((other) => periodOfDate(other) === periodOfDate(date)) === at)
}
