import { createHash } from 'node:crypto'
import { recordChange } from '../audit/record-change.ts'
import { addDays, addMinutes, type BusinessDate, instant, instantOfLocal, localTime, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId, PostId } from '../ids.ts'
import { readPost } from '../posts/read-post.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { readPerson } from '../workforce/read-person.ts'
import { dutiesOf } from './duties.ts'
import type { FeedLink, FeedOf } from './feed-model.ts'
import { type CalendarEvent, writeCalendar } from './ics.ts'
import { findRows, findSnapshot, rostersFrom } from './items.ts'
import { readCell } from './cell-rules.ts'
import { partsOf, type ShiftTimes } from './rules/shift-parts.ts'
import { rosterDaysMax } from './sheet-model.ts'

/** A calendar shows so much of what was and of what is published to come. */
const daysBack = 31
const daysAhead = 93

type Pointer = Key & { readonly of: FeedOf }
type Current = Key & { readonly hash: string }

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
const pointerKey = (ctx: Pick<Ctx, 'tenant'>, hashed: string): Key => keys.lookup(ctx.tenant, `rosterfeed#${hashed}`)
const currentKey = (ctx: Pick<Ctx, 'tenant'>, of: FeedOf): Key => keys.lookup(ctx.tenant, `rosterfeedof#${'person' in of ? of.person : of.post}`)

/** A fresh secret link for a person or a post; the one before opens nothing any more. Only its hash is kept. Throws `unknown`. */
export async function makeRosterFeed(ctx: Ctx, of: FeedOf): Promise<FeedLink> {
  if ('person' in of) await readPerson(ctx, of.person)
  else await readPost(ctx, of.post)
  const secret = ctx.ids.secret()
  await recordChange(ctx, async () => ({
    writes: [...(await endOld(ctx, of)), { put: { ...pointerKey(ctx, hash(secret)), of }, if: 'absent' }, { put: { ...currentKey(ctx, of), hash: hash(secret) } }],
    act: 'roster-feed.made', subject: 'person' in of ? of.person : of.post, answer: undefined,
  }))
  return { link: `${ctx.site.url}/v1/roster-feeds/${secret}` }
}

/** A worker's own. Throws `refused` where the account is nobody's. */
export const makeMyRosterFeed = async (ctx: Ctx): Promise<FeedLink> => makeRosterFeed(ctx, { person: (await ownPerson(ctx)).id })

/** Done twice it is done once. */
export async function revokeRosterFeed(ctx: Ctx, of: FeedOf): Promise<void> {
  if ('person' in of) await readPerson(ctx, of.person)
  else await readPost(ctx, of.post)
  await recordChange(ctx, async () => {
    const writes = await endOld(ctx, of)
    if (writes.length === 0) return { answer: undefined }
    return { writes: [...writes, { delete: currentKey(ctx, of) }], act: 'roster-feed.revoked', subject: 'person' in of ? of.person : of.post, answer: undefined }
  })
}

async function endOld(ctx: Ctx, of: FeedOf): Promise<Write[]> {
  const current = await ctx.store.get<Current>(currentKey(ctx, of), { consistent: true })
  return current ? [{ delete: pointerKey(ctx, current.hash) }] : []
}

/** What a calendar program reads. A secret that nobody has, or has no more, is `unknown`. */
export async function getRosterFeed(ctx: Ctx, secret: string): Promise<string> {
  const pointer = await ctx.store.get<Pointer>(pointerKey(ctx, hash(secret)), { consistent: true })
  if (!pointer) throw unknown('a roster feed')
  const from = addDays(today(ctx.clock), -daysBack)
  const to = addDays(today(ctx.clock), daysAhead)
  const events = 'person' in pointer.of ? await ofPerson(ctx, pointer.of.person, from, to) : await ofPost(ctx, pointer.of.post, from, to)
  return writeCalendar({ name: events.name, at: instant(ctx.clock), events: events.items })
}

async function ofPerson(ctx: Ctx, person: PersonId, from: BusinessDate, to: BusinessDate) {
  const { state } = await readPerson(ctx, person)
  if (state !== 'active') throw unknown(`feed of ${person}`)
  const duties = await dutiesOf(ctx, person, from, to)
  const posts = new Map(await Promise.all([...new Set(duties.map(({ post }) => post))].map(async (post) => [post, (await readPost(ctx, post)).name] as const)))
  return { name: `${ctx.site.name} 班表`, items: duties.flatMap((duty) => eventsOf(`${person}-${duty.date}`, ctx.tenant, duty, `${duty.name} ${posts.get(duty.post) ?? ''}`)) }
}

/** By the rows of published rosters, with names: for the foreman's calendar. */
async function ofPost(ctx: Ctx, post: PostId, from: BusinessDate, to: BusinessDate) {
  const [{ name }, rosters] = await Promise.all([readPost(ctx, post), rostersFrom(ctx, addDays(from, -rosterDaysMax), to)])
  const published = rosters.filter((roster) => roster.state === 'published' && roster.posts.includes(post) && roster.to >= from).slice(0, 20)
  const items = await Promise.all(published.map(async (roster) => {
    const [rows, snapshot] = await Promise.all([findRows(ctx, roster.id, roster.people), findSnapshot(ctx, roster.id)])
    const shifts = new Map((snapshot?.shifts ?? []).map((shift) => [shift.id as string, shift]))
    const names = new Map(await Promise.all(rows.filter(({ cells }) => Object.values(cells).some((cell) => cell.endsWith(`@${post}`))).map(async ({ person }) => [person, (await readPerson(ctx, person)).name] as const)))
    return rows.flatMap(({ person, cells }) => Object.entries(cells).flatMap(([date, cell]) => {
      const shift = shifts.get(readCell(cell)?.shift ?? '')
      if (!shift || !cell.endsWith(`@${post}`) || date < from || date > to) return []
      return eventsOf(`${post}-${person}-${date}`, ctx.tenant, { ...shift, date: date as BusinessDate }, `${shift.name} ${names.get(person) ?? ''}`)
    }))
  }))
  return { name: `${name} 班表`, items: items.flat() }
}

/** One of each part: the gap of a split shift is the worker's own time. The second has its own number, so that the first stays what a calendar knows it as. */
function eventsOf(uid: string, tenant: string, duty: ShiftTimes & { readonly date: BusinessDate }, summary: string): CalendarEvent[] {
  const at = (minute: number) => instantOfLocal(addMinutes(localTime(duty.date, '00:00'), minute))
  return partsOf(duty).map(({ from, to }, part) => ({ uid: `${uid}${part === 0 ? '' : `-${part + 1}`}@${tenant}`, start: at(from), end: at(to), summary }))
}
