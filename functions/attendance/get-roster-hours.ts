import { firstDay, lastDay, type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import { listCommunities } from '../estates/list-communities.ts'
import type { PostId } from '../ids.ts'
import { limitsOn } from '../rosters/rules/labour-model.ts'
import { type OpenShift, openShiftsOf } from '../rosters/open-shifts.ts'
import { type Gathered, gatherMonth } from './gather.ts'
import type { HoursOfPost, RosterHours } from './hours-model.ts'
import { judge, type Judged } from './judge-month.ts'
import { maySeePay } from './may-see-pay.ts'

const overtimeShown = 50

/** What a month came to by post and community: hours, overtime, whether what was planned was kept, and what it cost. */
export async function getRosterHours(ctx: Ctx, month: Period): Promise<RosterHours> {
  const now = today(ctx.clock)
  const to = lastDay(month) < now ? lastDay(month) : now
  const [all, open, communities] = await Promise.all([gatherMonth(ctx, month), openShiftsOf(ctx, firstDay(month), to), listCommunities(ctx)])
  const judged = all.people.map((one) => ({ one, is: judge(ctx, all, one) }))
  const items = inOrder(ofPosts(all, judged.map(({ is }) => is), open.filter(({ date }) => date < now)), ({ postName }) => postName).map((item) => (maySeePay(ctx) ? item : { ...item, payFen: null }))
  const names = new Map(communities.items.map(({ id, name }) => [id as string, name]))
  const overtime = judged.map(({ one, is }) => ({ person: one.person, personName: one.name, minutes: is.closed.days.reduce((sum, day) => sum + day.at150 + day.at200 + day.at300, 0), limitMinutes: limitsOn(all.limits, lastDay(month)).overtimeMonthMinutes }))
  return {
    month,
    items,
    communities: [...new Set(items.map(({ community }) => community))].map((community) => {
      const own = items.filter((item) => item.community === community)
      return { community, name: (community && names.get(community)) ?? '', workedMinutes: total(own, 'workedMinutes'), payFen: own.some(({ payFen }) => payFen === null) ? null : own.reduce((sum, { payFen }) => sum + payFen!, 0) }
    }),
    overtime: overtime.filter(({ minutes }) => minutes > 0).toSorted((a, b) => b.minutes - a.minutes).slice(0, overtimeShown),
  }
}

const total = (items: readonly HoursOfPost[], field: 'workedMinutes'): number => items.reduce((sum, item) => sum + item[field], 0)

/** A shift counts once it is over: planned minutes of a day to come are nobody's fault. */
function ofPosts({ posts }: Gathered, judged: readonly Judged[], open: readonly Pick<OpenShift, 'post' | 'date' | 'missing'>[]): HoursOfPost[] {
  const found = new Map<PostId | null, HoursOfPost & { readonly who: Set<number> }>()
  const rowOf = (post: PostId | null) => {
    const known = found.get(post)
    if (known) return known
    const place = post ? posts.get(post) : undefined
    const made = { post, postName: place?.name ?? '', community: place?.community ?? null, people: 0, plannedMinutes: 0, workedMinutes: 0, at150: 0, at200: 0, at300: 0, late: 0, shifts: 0, kept: 0, open: 0, payFen: 0, who: new Set<number>() }
    found.set(post, made)
    return made
  }
  judged.forEach(({ closed: { days, byPost } }, who) => {
    for (const day of days) {
      if (day.state === 'off' || day.state === 'planned') continue
      const row = rowOf(day.post)
      row.who.add(who)
      for (const field of ['plannedMinutes', 'workedMinutes', 'at150', 'at200', 'at300'] as const) row[field] += day[field]
      row.late += day.lateMinutes > 0 ? 1 : 0
      row.shifts += day.shift ? 1 : 0
      row.kept += day.shift && day.workedMinutes > 0 ? 1 : 0
    }
    for (const part of byPost) rowOf((part.post || null) as PostId | null).payFen! += part.payFen
  })
  for (const { post, missing } of open) rowOf(post).open += missing
  return [...found.values()].map(({ who, ...row }) => ({ ...row, people: who.size }))
}

