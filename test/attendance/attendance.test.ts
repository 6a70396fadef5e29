import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveExpense } from '../../functions/expenses/approve-expense.ts'
import { declineExpense } from '../../functions/expenses/decline-expense.ts'
import { payExpense } from '../../functions/expenses/pay-expense.ts'
import { correctAttendance } from '../../functions/attendance/correct-attendance.ts'
import { closeTimesheet, objectTimesheet, reopenTimesheet, signTimesheet } from '../../functions/attendance/close-timesheet.ts'
import { exportPayroll } from '../../functions/attendance/export-payroll.ts'
import { confirmAttendance } from '../../functions/attendance/confirm-attendance.ts'
import { getAttendanceDay } from '../../functions/attendance/get-day.ts'
import { getAttendance, getSheet } from '../../functions/attendance/get-attendance.ts'
import { getPayroll } from '../../functions/attendance/get-payroll.ts'
import { getRosterHours } from '../../functions/attendance/get-roster-hours.ts'
import { forecastWages } from '../../functions/attendance/forecast-wages.ts'
import { bookPayroll } from '../../functions/attendance/book-payroll.ts'
import { dropPayroll, handMonth } from '../../functions/attendance/hand-month.ts'
import { getMyTimesheets } from '../../functions/attendance/my-timesheets.ts'
import { CorrectAttendance, ListAttendance } from '../../functions/attendance/model.ts'
import { addDays, type BusinessDate, instantOfLocal, localTime, type Period, weekdayOf } from '../../functions/calendar.ts'
import { putDay } from '../../functions/clock/items.ts'
import type { Punch } from '../../functions/clock/model.ts'
import type { Ctx } from '../../functions/context.ts'
import { hire } from '../../functions/hires/make-hire.ts'
import { HireInput } from '../../functions/hires/model.ts'
import type { ExpenseId, PersonId, PostId, RosterId, ShiftId } from '../../functions/ids.ts'
import { changeDutiesWrite, type StoredDuty } from '../../functions/rosters/duty-items.ts'
import { editRoster } from '../../functions/rosters/edit-roster.ts'
import { createRoster } from '../../functions/rosters/make-roster.ts'
import { CreateRoster } from '../../functions/rosters/model.ts'
import { EditRoster } from '../../functions/rosters/sheet-model.ts'
import { CreateShift } from '../../functions/shifts/model.ts'
import { createShift } from '../../functions/shifts/save-shift.ts'
import { monthFactsOf } from '../../functions/subsidies/month-facts.ts'
import { tieAccount } from '../../functions/workforce/tie-account.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
let theirs: TestTenant
let clerk: Ctx
const november = '2026-11' as Period
const day = (text: string) => text as BusinessDate
const gate = 'postgate0001' as PostId
const [ann, bo] = ['personann001', 'personbo0001'] as PersonId[] as [PersonId, PersonId]
const early = { post: gate, shift: 'shiftearly01' as ShiftId, roster: 'roster000001' as RosterId, name: '早班', short: '早', night: false, startMinute: 360, spanMinutes: 510, breakMinutes: 30, breakStart: null }
const weekdays = Array.from({ length: 30 }, (_, at) => addDays(day('2026-11-01'), at)).filter((date) => weekdayOf(date) < 5)
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const at = (date: BusinessDate, clock: string) => instantOfLocal(localTime(date, clock))

async function publish(person: PersonId, dates: readonly BusinessDate[], more: Partial<StoredDuty> = {}): Promise<void> {
  const duties = dates.map((date) => ({ date, was: undefined, duty: { ...early, date, cell: `${early.shift}@${gate}` as const, ...more } }))
  await clerk.store.transact([changeDutiesWrite(clerk, person, november, duties)])
}

let punched = 0
async function stamp(person: PersonId, date: BusinessDate, ...clocks: string[]): Promise<void> {
  const punches = clocks.map((clock, n): Punch => ({ id: `punch${String((punched += 1)).padStart(7, '0')}`, date, at: at(date, clock), kind: n % 2 === 0 ? 'in' : 'out', how: 'code', post: gate, received: at(date, clock), deviceAt: at(date, clock), driftSeconds: 0, distanceM: null, accuracyM: null, doubts: [] }))
  const { readMonth } = await import('../../functions/clock/items.ts')
  await clerk.store.transact([putDay(clerk, person, date, punches, (await readMonth(clerk, person, november)).punched)])
}

beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-11-01T02:00:00.000Z')
  ours = await stack.createTenant()
  theirs = await stack.createTenant()
  clerk = ours.ctx('hr-clerk')
  // Made while the tenants' first token holds; the clock moves on.
  await Promise.all([ours.token('finance'), ours.token('roster-clerk')])
  const made = await ours.call('/v1/posts', { as: 'hr-clerk', body: { id: gate, kind: 'gate-guard', name: '东门门岗', pay: { monthlyFen: 261_000 }, headcount: 9, from: '2024-01-01' } })
  expect(made.status, made.text).toBe(201)
  for (const [id, name] of [[ann, '安师傅'], [bo, '白师傅']] as const) {
    const answer = await ours.call('/v1/seekers', { as: 'hr-clerk', body: { id, name, phone: '', gender: 'm', born: '1975-02-03', category: 'over-40-50', consent: { version: '1', on: '2026-10-01', sensitive: true, how: 'paper' } } })
    expect(answer.status, answer.text).toBe(201)
    await hire(clerk, HireInput.parse({ id: id.replace('person', 'hire00'), person: id, post: gate, kind: 'fixed', from: '2026-11-01', to: '2027-10-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 261_000 }, insuranceFrom: '2026-11-01' }))
  }
  await publish(ann, weekdays)
  await publish(bo, weekdays)
  for (const date of weekdays) await stamp(ann, date, '05:55', '14:31')
  for (const date of weekdays.slice(1)) await stamp(bo, date, '06:00', '14:30')
  stack.clock.set('2026-12-03T02:00:00.000Z')
})
afterAll(async () => {
  await assertBooksBalance(stack, ours)
  await stack.stop()
})

const rows = async (ctx: Ctx, query: object = {}) => (await getAttendance(ctx, november, ListAttendance.parse(query))).items
const correction = (id: string, date: string, more: object = {}) => CorrectAttendance.parse({ id, date, correction: { what: 'worked', fromMinute: 360, toMinute: 870, breakMinutes: 30 }, reason: '手机没电', ...more })
const asked = { month: november, person: bo }

describe('a month of work', () => {
  it('is the roster against the clock: who did all of it has the wage, who missed a day has a day less', async () => {
    expect(await rows(clerk)).toMatchObject([
      { personName: '安师傅', state: 'open', daysWorked: 21, workedMinutes: 21 * 480, absent: 0, payFen: 261_000, undecided: [] },
      { personName: '白师傅', daysWorked: 20, absent: 1, payFen: 261_000 - 12_000, undecided: [] },
    ])
  })

  it('shows hours to who leads the shifts, and no wage', async () => {
    expect((await rows(ours.ctx('roster-clerk'))).map(({ payFen }) => payFen)).toEqual([null, null])
    expect((await getSheet(ours.ctx('roster-clerk'), asked)).lines).toEqual([])
    expect((await ours.call(`/v1/payroll/${november}`, { as: 'roster-clerk' })).status).toBe(403)
  })

  it("is nobody's of another tenant", async () => {
    expect(await code(getSheet(theirs.ctx('hr-clerk'), asked))).toBe('unknown')
    expect(await code(closeTimesheet(theirs.ctx('hr-clerk'), asked))).toBe('unknown')
    expect(await rows(theirs.ctx('hr-clerk'))).toEqual([])
  })

  it("cannot be closed while a day is undecided; the foreman's word decides it, once, and stays in the history", async () => {
    await stamp(bo, day('2026-11-28'), '08:00', '12:00')
    expect((await getSheet(clerk, asked)).undecided).toEqual(['2026-11-28'])
    expect(await code(closeTimesheet(clerk, asked))).toBe('days-undecided')
    const word = correction('word00000001', '2026-11-28', { correction: { what: 'worked', fromMinute: 480, toMinute: 720, breakMinutes: 0 }, reason: '临时加班' })
    await Promise.all([correctAttendance(clerk, asked, word), correctAttendance(clerk, asked, word)])
    expect(await code(correctAttendance(clerk, asked, { ...word, reason: '别的原因' }))).toBe('id-used')
    const sheet = await getSheet(clerk, asked)
    const saturday = sheet.days.find(({ date }) => date === '2026-11-28')!
    expect([saturday.workedMinutes, saturday.at200, saturday.said.length, sheet.undecided]).toEqual([240, 240, 1, []])
    expect(await code(correctAttendance(clerk, asked, correction('word00000002', '2026-12-01')))).toBe('outside-month')
    expect(await code(correctAttendance(clerk, asked, correction('word00000003', '2026-11-27', { correction: { what: 'worked', fromMinute: 800, toMinute: 800, breakMinutes: 0 } })))).toBe('ends-before')
  })
})

describe("the foreman's list", () => {
  it('confirms as planned who came without a phone, once, and nobody of another tenant', async () => {
    const list = { id: 'confirm00001', from: day('2026-11-01'), to: day('2026-11-30'), people: [ann, bo], reason: '纸质签到' }
    expect((await getAttendanceDay(clerk, day('2026-11-02'))).items.map(({ personName, day: { state } }) => [personName, state])).toEqual([['安师傅', 'worked'], ['白师傅', 'absent']])
    const week = { ...list, from: day('2026-11-03'), to: day('2026-11-08') }
    expect(await confirmAttendance(clerk, november, week)).toEqual({ days: 0, people: 0, refused: [] })
    expect(await confirmAttendance(theirs.ctx('hr-clerk'), november, list)).toEqual({ days: 0, people: 0, refused: [] })
    expect(await code(confirmAttendance(clerk, november, { ...list, to: day('2026-12-01') }))).toBe('outside-month')
    const other = 'personcy0001' as PersonId
    const answer = await ours.call('/v1/seekers', { as: 'hr-clerk', body: { id: other, name: '陈师傅', phone: '', gender: 'm', born: '1975-02-03', category: 'over-40-50', consent: { version: '1', on: '2026-10-01', sensitive: true, how: 'paper' } } })
    expect(answer.status, answer.text).toBe(201)
    await hire(clerk, HireInput.parse({ id: 'hire00cy0001', person: other, post: gate, kind: 'part-time', from: '2026-11-23', to: null, hours: { system: 'part-time', perDay: 4, perWeek: 24 }, pay: { per: 'hour', amountFen: 2_400 } }))
    await publish(other, [day('2026-11-23'), day('2026-11-24')], { spanMinutes: 240, breakMinutes: 0 })
    const [one, two] = await Promise.all([confirmAttendance(clerk, november, { ...list, people: [other] }), confirmAttendance(clerk, november, { ...list, people: [other] })])
    expect(one.days + two.days).toBeGreaterThanOrEqual(2)
    expect(await confirmAttendance(clerk, november, { ...list, people: [other] })).toEqual({ days: 0, people: 0, refused: [] })
    expect((await getSheet(clerk, { month: november, person: other })).payFen).toBe(8 * 2_400)
    await closeTimesheet(clerk, { month: november, person: other })
  })
})

describe('a closed sheet', () => {
  it('is closed once, says when something changed afterwards, and takes no correction', async () => {
    await Promise.all([closeTimesheet(clerk, asked), closeTimesheet(clerk, asked)])
    expect(await getSheet(clerk, asked)).toMatchObject({ state: 'closed', version: 1, changed: false, payFen: 261_000 - 12_000 + 12_000 })
    expect(await code(correctAttendance(clerk, asked, correction('word00000004', '2026-11-02')))).toBe('timesheet-closed')
    await stamp(bo, day('2026-11-02'), '06:00', '14:30')
    expect(await getSheet(clerk, asked)).toMatchObject({ changed: true, payFen: 261_000 })
    expect((await rows(clerk, { todo: 'yes' })).map(({ personName }) => personName)).toEqual(['安师傅', '白师傅'])
    await reopenTimesheet(clerk, asked, { version: 1, reason: '补打卡' })
    expect(await closeTimesheet(clerk, asked)).toMatchObject({ state: 'closed', version: 3, changed: false, payFen: 261_000 + 12_000 })
  })

  it('is signed by its worker alone, as it was shown, and opened again it is signed anew', async () => {
    const { member } = (await tieAccount(ours.ctx('head'), bo, { email: 'bo@example.test' })).account!
    const worker = ours.ctx({ kind: 'member', id: member, name: '白师傅', roles: ['worker'] })
    expect((await getMyTimesheets(worker)).items).toMatchObject([{ month: november, state: 'closed', payFen: 273_000 }])
    expect(await code(signTimesheet(worker, november, { version: 2 }))).toBe('changed-meanwhile')
    expect(await code(signTimesheet(ours.ctx('worker'), november, { version: 3 }))).toBe('unknown')
    expect((await objectTimesheet(worker, november, { version: 3, text: '11 月 28 日到 13 点' })).items).toMatchObject([{ state: 'objected', objection: '11 月 28 日到 13 点' }])
    expect((await getPayroll(clerk, november)).missing.map(({ state }) => state)).toEqual(['open', 'objected'])
    const [one, two] = await Promise.all([signTimesheet(worker, november, { version: 4 }), signTimesheet(worker, november, { version: 4 })])
    expect([one.items[0]?.state, two.items[0]?.state]).toEqual(['signed', 'signed'])
  })
})

/** The same context, whose transaction number `nth` is done and whose answer is lost. */
const losing = (ctx: Ctx, nth: number): Ctx => {
  let count = 0
  return { ...ctx, store: { ...ctx.store, transact: async (writes) => {
    await ctx.store.transact(writes)
    count += 1
    if (count === nth) throw new Error('connection reset')
  } } }
}

describe('the wages of a month', () => {
  it('are asked for when all sheets are closed, as one expense a post, once, however often a crash breaks off', async () => {
    expect(await code(bookPayroll(clerk, november))).toBe('sheets-missing')
    expect(await code(exportPayroll(clerk, november))).toBe('sheets-missing')
    await closeTimesheet(clerk, { month: november, person: ann })
    for (const nth of [1, 2, 3]) expect(await code(bookPayroll(losing(clerk, nth), november))).toMatch(/connection reset|done/)
    const [one, two] = await Promise.all([bookPayroll(clerk, november), bookPayroll(clerk, november)])
    expect(one).toEqual(two)
    expect(one).toMatchObject({ state: 'asked', payFen: 553_200, people: 3, groups: [{ post: gate, postName: '东门门岗', fund: 'ORGANISATION', people: 3, payFen: 553_200, state: 'requested' }] })
    const { items } = (await ours.call('/v1/expenses?purpose=wages', { as: 'finance' })).json
    expect(items).toMatchObject([{ amountFen: 553_200, purpose: 'wages', text: '2026-11 工资 东门门岗' }])
    expect(await code(reopenTimesheet(clerk, { month: november, person: ann }, { version: 1, reason: '再看看' }))).toBe('payroll-booked')
    expect((await exportPayroll(clerk, november)).rows.map(({ personName, payFen }) => [personName, payFen])).toEqual([['安师傅', 261_000], ['白师傅', 273_000], ['陈师傅', 19_200]])
  })

  it('can be dropped only after all of it was declined, and asked for anew as another expense', async () => {
    const first = (await getPayroll(clerk, november)).groups[0]!.expense as ExpenseId
    expect(await code(dropPayroll(clerk, november))).toBe('wages-asked')
    await declineExpense(ours.ctx('finance'), first, '岗位写错')
    expect(await dropPayroll(clerk, november)).toMatchObject({ state: 'open', groups: [{ expense: null }] })
    expect(await dropPayroll(clerk, november)).toMatchObject({ state: 'open' })
    const second = (await bookPayroll(clerk, november)).groups[0]!.expense
    expect(second).not.toBe(first)
  })

  it('reach the subsidies once they are paid, with days and amounts by person', async () => {
    const expense = (await getPayroll(clerk, november)).groups[0]!.expense as ExpenseId
    expect(await code(handMonth(clerk, november, { paidOn: day('2026-12-03') }))).toBe('wages-unpaid')
    await approveExpense(ours.ctx({ kind: 'member', id: 'approver0001', name: '甲', roles: ['head'] }), expense)
    await approveExpense(ours.ctx({ kind: 'member', id: 'approver0002', name: '乙', roles: ['finance'] }), expense)
    await payExpense(ours.ctx('finance'), expense, { method: 'transfer', reference: 'ICBC-W11' })
    const [one, two] = await Promise.all([handMonth(clerk, november, { paidOn: day('2026-12-03') }), handMonth(clerk, november, { paidOn: day('2026-12-03') })])
    expect([one.handed, two.state]).toMatchObject([{ recorded: 3, refused: 0 }, 'handed'])
    expect((await monthFactsOf(clerk, november)).get(bo)).toMatchObject({ wageFen: 273_000, wagePaidOn: '2026-12-03', attendanceDays: 22 })
  })

  it('are told by post and community, with overtime against its limit and the cover that was kept', async () => {
    expect(await getRosterHours(clerk, november)).toMatchObject({ items: [{ postName: '东门门岗', people: 3, shifts: 44, kept: 44, open: 0, payFen: 553_200 }], overtime: [{ personName: '白师傅', minutes: 240, limitMinutes: 2160 }] })
    expect((await getRosterHours(ours.ctx('roster-clerk'), november)).items[0]!.payFen).toBeNull()
  })
})

describe('the forecast of a draft', () => {
  it('is what its months would cost if it were worked, by post for whoever may see wages', async () => {
    const head = ours.ctx('head')
    await createShift(head, CreateShift.parse({ id: 'shiftearly01', name: '早班', short: '早', colour: 'blue', startMinute: 360, spanMinutes: 510, breakMinutes: 30, from: '2026-01-01' }))
    const roster = await createRoster(head, CreateRoster.parse({ id: 'roster000002', name: '十二月', from: '2026-12-07', to: '2026-12-13', posts: [gate] }))
    // 48 hours in a week: the sixth day is a day of rest that is worked.
    const week = Array.from({ length: 6 }, (_, n) => addDays(day('2026-12-07'), n))
    await editRoster(head, roster.id, EditRoster.parse({ changes: week.map((date) => ({ person: ann, date, was: null, cell: `${early.shift}@${gate}` })) }))
    const [december] = (await forecastWages(clerk, roster.id)).months
    expect(december).toMatchObject({ month: '2026-12', people: 3, minutes: 6 * 480, overtimeMinutes: 480, beforeFen: 553_200, payFen: 2 * 261_000 + 24_000 })
    expect(december!.posts).toMatchObject([{ post: gate, payFen: december!.payFen }])
    expect((await forecastWages(ours.ctx('roster-clerk'), roster.id)).months[0]!.posts).toEqual([])
    expect(await code(forecastWages(theirs.ctx('head'), roster.id))).toBe('unknown')
  })
})
