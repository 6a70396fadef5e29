import { addDays, instant, localTimeOf, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { everyPost } from '../posts/read-post.ts'
import { dutiesOf } from '../rosters/duties.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { expected, windowsOf } from './clock-rules.ts'
import { readMonth } from './items.ts'
import type { MyClock } from './model.ts'

/** What the worker's phone shows for clocking, and keeps for a basement without network. */
export async function getMyClock(ctx: Ctx): Promise<MyClock> {
  const { id: person } = await ownPerson(ctx)
  const day = today(ctx.clock)
  const now = localTimeOf(ctx.clock.now())
  const [first, last] = [addDays(day, -1), addDays(day, 1)]
  const periods = [...new Set([first, last].map(periodOfDate))]
  const [duties, posts, months] = await Promise.all([dutiesOf(ctx, person, first, last), everyPost(ctx), Promise.all(periods.map((period) => readMonth(ctx, person, period)))])
  const punches = months.flatMap((month) => month.punches)
  const shifts = duties
    .filter((duty) => duty.date >= day || windowsOf(duty, 'out')[0]!.to >= now)
    .map((duty) => {
      const post = posts.find(({ id }) => id === duty.post)
      const own = punches.filter(({ date }) => date === duty.date)
      const { date, name, startMinute, spanMinutes, breakMinutes, breakStart } = duty
      return {
        date, post: duty.post, postName: post?.name ?? '', name, startMinute, spanMinutes, breakMinutes, breakStart, inFrom: windowsOf(duty, 'in')[0]!.from, outTo: windowsOf(duty, 'out')[0]!.to, byPlace: Boolean(post?.point),
        punches: own.map(({ id, kind, at, how }) => ({ id, kind, how, clock: localTimeOf(at).slice(11) })),
        expects: expected(own, duty),
      }
    })
  return { now: instant(ctx.clock), shifts }
}
