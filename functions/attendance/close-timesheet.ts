import { instant, type Period, periodOfDate, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { findOwnPerson } from '../workforce/tie-account.ts'
import { readPerson } from '../workforce/read-person.ts'
import { getSheet, judgedMonth } from './get-attendance.ts'
import { findTimesheet, putTimesheet, type TimesheetRecord, wordsStand } from './items.ts'
import type { AttendanceSheet, MyTimesheets, ObjectTimesheet, ReopenTimesheet, SheetVersion } from './model.ts'
import { getMyTimesheets } from './my-timesheets.ts'
import { findPayroll, nextRound, notBooked } from './payroll-items.ts'
import { bookedAlready, changedMeanwhile, monthRuns, notClosed, nothingToClose, undecidedDays } from './words.ts'

type Asked = { readonly month: Period; readonly person: PersonId }

/**
 * Freezes a month of a person as it is judged now, and asks for the worker's signature. Closed twice it is closed once. Throws `unknown`, `refused` while the month
 * runs, while days are undecided or when there is nothing, `conflict` when the foreman corrects at the same moment.
 */
export async function closeTimesheet(ctx: Ctx, { month, person }: Asked): Promise<AttendanceSheet> {
  const { name } = await readPerson(ctx, person)
  if (month >= periodOfDate(today(ctx.clock))) throw monthRuns(month)
  await changing(ctx, month, async () => {
    const [known, judged] = await Promise.all([findTimesheet(ctx, person, month), judgedMonth(ctx, person, month)])
    if (known && known.state !== 'open') return { answer: undefined }
    if (judged.undecided.length > 0) throw undecidedDays(judged.undecided)
    if (judged.empty) throw nothingToClose()
    const sheet: TimesheetRecord = { ...judged.closed, person, personName: name, month, state: 'closed', closedAt: instant(ctx.clock), closedBy: ctx.actor.name, signedAt: null, objection: null, version: (known?.version ?? 0) + 1 }
    return { writes: [putTimesheet(ctx, sheet), wordsStand(ctx, { person, month, version: judged.words }), notBooked(ctx, month)], act: 'timesheet.closed', subject: person, detail: { month, payFen: sheet.payFen }, answer: undefined }
  })
  return getSheet(ctx, { month, person })
}

/** For a correction; the worker signs anew afterwards. Throws `unknown`, `refused` when it is not closed or its wages were asked for, `conflict`. */
export async function reopenTimesheet(ctx: Ctx, { month, person }: Asked, { version, reason }: ReopenTimesheet): Promise<AttendanceSheet> {
  await readPerson(ctx, person)
  await changing(ctx, month, async () => {
    const known = await findTimesheet(ctx, person, month)
    if (known?.state === 'open' && known.version === version + 1) return { answer: undefined }
    if (!known || known.state === 'open') throw notClosed()
    if (known.version !== version) throw changedMeanwhile()
    return { writes: [putTimesheet(ctx, { ...known, state: 'open', signedAt: null, version: version + 1 }), notBooked(ctx, month), nextRound(ctx, month)], act: 'timesheet.reopened', subject: person, detail: { month, reason }, before: { state: known.state }, answer: undefined }
  })
  return getSheet(ctx, { month, person })
}

/** By the worker, of the very sheet that the phone showed. Signed twice it is signed once. Throws `unknown`, `refused`, `conflict`. */
export const signTimesheet = (ctx: Ctx, month: Period, { version }: SheetVersion): Promise<MyTimesheets> => answerOf(ctx, month, version, (sheet) => ({ ...sheet, state: 'signed', signedAt: instant(ctx.clock), objection: null }))

/** The worker does not agree, and says with what; the office opens the sheet again or settles it with the worker, who then signs. */
export const objectTimesheet = (ctx: Ctx, month: Period, { version, text }: ObjectTimesheet): Promise<MyTimesheets> => answerOf(ctx, month, version, (sheet) => ({ ...sheet, state: 'objected', signedAt: null, objection: text }))

async function answerOf(ctx: Ctx, month: Period, version: number, change: (sheet: TimesheetRecord) => TimesheetRecord): Promise<MyTimesheets> {
  const person = await findOwnPerson(ctx)
  if (!person) throw unknown('a person of this account')
  await changing(ctx, month, async () => {
    const known = await findTimesheet(ctx, person.id, month)
    if (!known) throw unknown(`timesheet of ${month}`)
    const after = { ...change(known), version: known.version + 1 }
    if (known.version === version + 1 && known.state === after.state && known.objection === after.objection) return { answer: undefined }
    if (known.version !== version) throw changedMeanwhile()
    if (known.state === 'open') throw notClosed()
    // An objection after the wages were asked for would be seen by nobody who pays; a signature is always welcome.
    return { writes: [putTimesheet(ctx, after), ...(after.state === 'objected' ? [notBooked(ctx, month), nextRound(ctx, month)] : [])], act: after.state === 'signed' ? 'timesheet.signed' : 'timesheet.objected', subject: person.id, detail: { month }, answer: undefined }
  })
  return getMyTimesheets(ctx)
}

/** Whatever came between, the sheet is read again; wages that were asked for meanwhile say so. */
async function changing(ctx: Ctx, month: Period, decide: Parameters<typeof recordChange<undefined>>[1]): Promise<void> {
  try {
    await recordChange(ctx, decide)
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    throw (await findPayroll(ctx, month)) ? bookedAlready(month) : changedMeanwhile()
  }
}
