import { addDays, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { peopleNamed } from '../workforce/people-named.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { leavesOfDays, leavesOfPerson, readAvailability, readSettings } from './items.ts'
import { touch } from './leave-rules.ts'
import type { LeavePage, ListLeaves, MyLeaves } from './model.ts'
import { settingOn } from './settings-model.ts'
import { showLeaves, showMine } from './show-leave.ts'

const pastDays = 60
const aheadDays = 400

/** What waits for a decision first, then by the first day. */
export async function listLeaves(ctx: Ctx, { state, person, search, from, to, limit, after }: ListLeaves): Promise<LeavePage> {
  const day = today(ctx.clock)
  const span = { from: from ?? addDays(day, -pastDays), to: to ?? addDays(day, aheadDays) }
  const all = person ? (await leavesOfPerson(ctx, person)).filter((one) => touch(one, span)) : await leavesOfDays(ctx, span.from, span.to)
  const named = search ? await peopleNamed(ctx, search, all.map((one) => one.person)) : undefined
  const found = named ? all.filter((one) => named.has(one.person)) : all
  const wanted = found.filter((one) => !state || one.state === state).toSorted((a, b) => Number(b.state === 'asked') - Number(a.state === 'asked') || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: await showLeaves(ctx, wanted.slice(start, end)), next: end < wanted.length ? String(end) : null, waiting: found.filter((one) => one.state === 'asked').length }
}

/** On a phone the latest ones are enough; the office has them all. */
const shownMax = 30

/** The caller's own, the latest first, and what they may ask for. */
export async function listMyLeaves(ctx: Ctx): Promise<MyLeaves> {
  const { id: person } = await ownPerson(ctx)
  const day = today(ctx.clock)
  const [leaves, { items }, availability] = await Promise.all([leavesOfPerson(ctx, person), readSettings(ctx), readAvailability(ctx, person)])
  const own = leaves.toReversed().slice(0, shownMax).map((leave) => showMine(ctx, leave))
  return { today: day, items: own, kinds: settingOn(items, day).kinds, availability: { ...availability, dates: availability.dates.filter((date) => date >= day) } }
}
