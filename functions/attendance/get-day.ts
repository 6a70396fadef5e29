import { type BusinessDate, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import { gatherMonth } from './gather.ts'
import { timesheetsOf } from './items.ts'
import { judge } from './judge-month.ts'
import type { AttendanceDayList } from './model.ts'

/** Who is to be where on a day, and who came: everybody with a shift, a stamp or leave, in the order of the posts. */
export async function getAttendanceDay(ctx: Ctx, date: BusinessDate): Promise<AttendanceDayList> {
  const month = periodOfDate(date)
  const [all, sheets] = await Promise.all([gatherMonth(ctx, month), timesheetsOf(ctx, month)])
  const closed = new Set(sheets.filter(({ state }) => state !== 'open').map(({ person }) => person))
  const items = all.people.flatMap((one) => {
    const day = judge(ctx, all, one).closed.days.find((each) => each.date === date)
    return day && day.state !== 'off' ? [{ person: one.person, personName: one.name, closed: closed.has(one.person), day }] : []
  })
  return { date, items: inOrder(items, ({ personName, day }) => `${day.postName} ${personName}`) }
}
