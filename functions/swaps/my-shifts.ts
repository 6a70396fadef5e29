import { addDays, today, type BusinessDate, daysBetween } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { invalid } from '../faults.ts'
import { leaveOf } from '../leave/leave-of.ts'
import { everyPost } from '../posts/read-post.ts'
import { dutiesOf } from '../rosters/duties.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { swapsOfDays } from './items.ts'
import type { MyShifts } from './model.ts'
import { hasBegun, stateNow } from './standing.ts'

const daysMax = 100

/** The caller's published shifts, leave, and how many exchanges wait for their answer. Throws `invalid`. */
export async function getMyShifts(ctx: Ctx, from: BusinessDate, to: BusinessDate): Promise<MyShifts> {
  if (to < from || daysBetween(from, to) >= daysMax) throw invalid('bad-days', { zh: `日期不对：要先后有序，最多 ${daysMax} 天。`, en: `The days are not right: in order, and at most ${daysMax}.` })
  const { id: person, name } = await ownPerson(ctx)
  const day = today(ctx.clock)
  const [duties, posts, leave, swaps] = await Promise.all([dutiesOf(ctx, person, from, to), everyPost(ctx), leaveOf(ctx, person, from, to), swapsOfDays(ctx, day, addDays(day, 100))])
  const items = duties.map((duty) => {
    const post = posts.find(({ id }) => id === duty.post)
    const { date, short, startMinute, spanMinutes, breakMinutes, breakStart, night, roster } = duty
    return { date, name: duty.name, short, post: post?.name ?? '', place: post?.place ?? '', startMinute, spanMinutes, breakMinutes, breakStart, night, roster, open: !hasBegun(ctx, duty) }
  })
  return { today: day, name, items, leave: leave.map((one) => ({ from: one.from, to: one.to, fromNoon: one.fromNoon ?? false, toNoon: one.toNoon ?? false })), toAnswer: swaps.filter((swap) => swap.other === person && stateNow(ctx, swap) === 'asked').length }
}
