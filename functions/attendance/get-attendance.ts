import { isDeepStrictEqual } from 'node:util'
import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import type { PersonId } from '../ids.ts'
import { readPerson } from '../workforce/read-person.ts'
import { gatherMonth, type PersonMonth } from './gather.ts'
import { findTimesheet, type TimesheetRecord, timesheetsOf } from './items.ts'
import { judge, type Judged } from './judge-month.ts'
import { maySeePay } from './may-see-pay.ts'
import type { AttendancePage, AttendanceRow, AttendanceSheet, ListAttendance } from './model.ts'
import { findPayroll } from './payroll-items.ts'
import { totalsOf } from './totals.ts'

/** Everybody who had a contract in the month, in the order of their names. */
export async function rowsOfMonth(ctx: Ctx, month: Period): Promise<AttendanceRow[]> {
  const [all, sheets] = await Promise.all([gatherMonth(ctx, month), timesheetsOf(ctx, month)])
  const closed = new Map(sheets.map((sheet) => [sheet.person, sheet]))
  return inOrder(all.people.map((one) => rowOf(ctx, one, judge(ctx, all, one), closed.get(one.person))), ({ personName }) => personName)
}

export async function getAttendance(ctx: Ctx, month: Period, { todo, limit, after }: ListAttendance): Promise<AttendancePage> {
  const rows = (await rowsOfMonth(ctx, month)).filter(({ state, undecided, changed }) => !todo || state === 'open' || state === 'objected' || undecided.length > 0 || changed)
  const start = placeAfter(after, rows.length)
  return { items: rows.slice(start, start + limit), next: start + limit < rows.length ? String(start + limit) : null }
}

/** The month of one person as it is judged now. */
export async function judgedMonth(ctx: Ctx, person: PersonId, month: Period): Promise<Judged> {
  const all = await gatherMonth(ctx, month, person)
  return judge(ctx, all, all.people[0]!)
}

type Asked = { readonly month: Period; readonly person: PersonId }

/** Day by day; of a closed month what was closed. Throws `unknown`. */
export async function getSheet(ctx: Ctx, { month, person }: Asked): Promise<AttendanceSheet> {
  await readPerson(ctx, person)
  const [all, known, payroll] = await Promise.all([gatherMonth(ctx, month, person), findTimesheet(ctx, person, month), findPayroll(ctx, month)])
  const one = all.people[0]!
  const judged = judge(ctx, all, one)
  const closed = known && known.state !== 'open' ? known : undefined
  const { days, lines } = closed ?? judged.closed
  return {
    month, ...rowOf(ctx, one, judged, known), days: [...days], lines: maySeePay(ctx) ? [...lines] : [],
    closedAt: closed?.closedAt ?? null, closedBy: closed?.closedBy ?? null, signedAt: closed?.signedAt ?? null,
    // What was objected to is still to be read once the sheet was opened again.
    objection: known?.objection ?? null,
    version: known?.version ?? 0, booked: payroll !== undefined,
  }
}

function rowOf(ctx: Ctx, { person, name }: PersonMonth, judged: Judged, known: TimesheetRecord | undefined): AttendanceRow {
  const closed = known && known.state !== 'open' ? known : undefined
  const { days, payFen } = closed ?? judged.closed
  return {
    person, personName: name, state: closed?.state ?? 'open', ...totalsOf(days, payFen), ...(maySeePay(ctx) ? {} : { payFen: null }),
    undecided: closed ? [] : [...judged.undecided], warnings: judged.warnings,
    changed: closed !== undefined && !isDeepStrictEqual(wagesOf(closed), wagesOf(judged.closed)),
  }
}

/** What the wage is made of. */
const wagesOf = ({ days, payFen }: Pick<TimesheetRecord, 'days' | 'payFen'>) => ({ payFen, days: days.filter(({ state }) => state !== 'off').map(({ date, state, workedMinutes, at150, at200, at300 }) => ({ date, state, workedMinutes, at150, at200, at300 })) })
