import { addMonths, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { findOwnPerson } from '../workforce/tie-account.ts'
import { findTimesheet, type TimesheetRecord } from './items.ts'
import type { MyTimesheet, MyTimesheets } from './model.ts'
import { totalsOf } from './totals.ts'

const monthsShown = 12

/** The closed months of whoever is signed in, the latest first; nothing for whoever no person on record is linked to. */
export async function getMyTimesheets(ctx: Ctx): Promise<MyTimesheets> {
  const person = await findOwnPerson(ctx)
  if (!person) return { items: [] }
  const now = periodOfDate(today(ctx.clock))
  const found = await Promise.all(Array.from({ length: monthsShown }, (_, back) => findTimesheet(ctx, person.id, addMonths(now, -back))))
  return { items: found.flatMap((sheet) => (sheet && sheet.state !== 'open' ? [show(sheet)] : [])) }
}

function show(sheet: TimesheetRecord): MyTimesheet {
  const { month, state, days, lines, payFen, closedAt, closedBy, signedAt, objection, version } = sheet
  return {
    month, state, ...totalsOf(days, payFen),
    days: days.filter((day) => day.state !== 'off').map(({ date, state: was, postName, workedMinutes, leaveMinutes, lateMinutes, at150, at200, at300 }) => ({ date, state: was, postName, workedMinutes, leaveMinutes, lateMinutes, at150, at200, at300 })),
    lines: [...lines],
    closedAt, closedBy, signedAt, objection, version,
  }
}
