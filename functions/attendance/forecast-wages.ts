import { addMonths, type BusinessDate, firstDay, type Instant, lastDay, monthsFromTo, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PostId, RosterId } from '../ids.ts'
import { sum } from '../money.ts'
import type { PublishedDuty } from '../rosters/duties.ts'
import { getSheet } from '../rosters/build-sheet.ts'
import { readCell } from '../rosters/cell-rules.ts'
import type { RosterSheet } from '../rosters/sheet-model.ts'
import { gatherMonth, type PersonMonth } from './gather.ts'
import type { WageForecast } from './hours-model.ts'
import { judge, type Judged } from './judge-month.ts'
import { maySeePay } from './may-see-pay.ts'
import { findPayroll } from './payroll-items.ts'

/** What the months of a roster would cost if everybody worked what it says, a draft as well: its days in place of what is published. Throws `unknown`. */
export async function forecastWages(ctx: Ctx, id: RosterId): Promise<WageForecast> {
  const sheet = await getSheet(ctx, id)
  const months = monthsFromTo(periodOfDate(sheet.roster.from), periodOfDate(sheet.roster.to), 4)
  return { roster: id, months: await Promise.all(months.map((month) => ofMonth(ctx, sheet, month))) }
}

async function ofMonth(ctx: Ctx, sheet: RosterSheet, month: Period): Promise<WageForecast['months'][number]> {
  const [all, before] = await Promise.all([gatherMonth(ctx, month), findPayroll(ctx, addMonths(month, -1))])
  const judged = all.people.map((one) => judge(ctx, all, asPlanned(one, sheet, month)))
  const posts = new Map<PostId | '', { minutes: number; payFen: number }>()
  for (const { closed } of judged) for (const { post: at, minutes, payFen } of closed.byPost) {
    const post = at as PostId | ''
    posts.set(post, { minutes: (posts.get(post)?.minutes ?? 0) + minutes, payFen: (posts.get(post)?.payFen ?? 0) + payFen })
  }
  const ofDays = (field: (day: Judged['closed']['days'][number]) => number) => judged.reduce((total, { closed }) => total + closed.days.reduce((minutes, day) => minutes + field(day), 0), 0)
  return {
    month,
    people: all.people.length,
    minutes: ofDays(({ workedMinutes }) => workedMinutes),
    overtimeMinutes: ofDays(({ at150, at200, at300 }) => at150 + at200 + at300),
    payFen: sum(judged.map(({ closed }) => closed.payFen)),
    beforeFen: before?.payFen ?? null,
    posts: maySeePay(ctx) ? [...posts].map(([post, cost]) => ({ post: post || null, postName: (post && all.posts.get(post)?.name) || '', ...cost })) : [],
  }
}

/** Every shift of the month worked from its first minute to its last, whatever the clock says by now. */
function asPlanned(one: PersonMonth, sheet: RosterSheet, month: Period): PersonMonth {
  const cells = sheet.rows.find(({ person }) => person === one.person)?.cells
  const duties = new Map(one.duties)
  const { from, to } = sheet.roster
  if (cells) {
    for (const date of duties.keys()) if (date >= from && date <= to) duties.delete(date)
    for (const [date, cell] of Object.entries(cells) as [BusinessDate, string][]) {
      const duty = dutyOf(sheet, date, cell)
      if (duty) duties.set(date, duty)
    }
  }
  const days = Object.fromEntries([...duties].map(([date, { startMinute, spanMinutes, breakMinutes }]) => [date, [{ id: '', correction: { what: 'worked' as const, fromMinute: startMinute, toMinute: startMinute + spanMinutes, breakMinutes }, reason: '', by: '', at: '' as Instant }]]))
  const within = (date: string) => date >= firstDay(month) && date <= lastDay(month)
  const words = (holds: (date: string) => boolean) => ({ days: Object.fromEntries(Object.entries(days).filter(([date]) => holds(date))), version: 0 })
  return { ...one, duties, stamps: new Map(), words: words(within), wordsBefore: words((date) => !within(date)) }
}

function dutyOf(sheet: RosterSheet, date: BusinessDate, cell: string): PublishedDuty | undefined {
  const read = readCell(cell)
  const shift = read && sheet.shifts.find(({ id }) => id === read.shift)
  return read && shift ? { date, post: read.post, shift: shift.id, roster: sheet.roster.id, name: shift.name, short: shift.short, night: shift.night, startMinute: shift.startMinute, spanMinutes: shift.spanMinutes, breakMinutes: shift.breakMinutes, breakStart: shift.breakStart } : undefined
}
