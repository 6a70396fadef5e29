import { recordChange } from '../audit/record-change.ts'
import { addDays, type BusinessDate, daysBetween, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { RosterId } from '../ids.ts'
import { everyPost } from '../posts/read-post.ts'
import { unknown } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { findPeople } from '../workforce/read-person.ts'
import { peopleAt, showRoster } from './build-sheet.ts'
import { findRoster, findRows, hashOf, insertRoster, putRow, readRoster, type RosterRecord, rostersFrom, turnRoster } from './items.ts'
import type { CopyRoster, CreateRoster, ListRosters, RosterPage } from './model.ts'
import type { Cells } from './sheet-rules.ts'
import { type Roster, rosterDaysMax, rosterPeopleMax } from './sheet-model.ts'
import { datesTurned, nobodyThere, notADraft, otherRoster, tooLong, tooManyPeople } from './words.ts'

/** The client's id makes a retry the same roster. Throws `unknown` for a post or person that is not there, `invalid`, `refused`, `conflict` for the same id with other content. */
export async function createRoster(ctx: Ctx, input: CreateRoster): Promise<Roster> {
  const sent = hashOf(input)
  const known = await findRoster(ctx, input.id)
  if (known) {
    if (known.sent !== sent) throw otherRoster()
    return showRoster(known)
  }
  checkDays(input)
  const posts = new Set((await everyPost(ctx)).map(({ id }) => id))
  if (input.posts.some((post) => !posts.has(post))) throw unknown(`posts of roster ${input.id}`)
  const people = input.people ? [...new Set(input.people)] : await peopleAt(ctx, input.posts, input.from, input.to)
  if (input.people && (await findPeople(ctx, people)).length < people.length) throw unknown(`people of roster ${input.id}`)
  if (people.length === 0) throw nobodyThere()
  if (people.length > rosterPeopleMax) throw tooManyPeople(rosterPeopleMax)
  return make(ctx, { ...fresh(ctx), id: input.id, name: input.name, from: input.from, to: input.to, posts: [...new Set(input.posts)], people, sent })
}

/** A second draft of the same days to compare, or the pattern of these weeks on later days: each day as the same weekday was. Throws `unknown`, `invalid`, `conflict`. */
export async function copyRoster(ctx: Ctx, source: RosterId, { id, name, from, to }: CopyRoster): Promise<Roster> {
  const before = await readRoster(ctx, source)
  const sent = hashOf({ source, id, name, from, to })
  const copy: RosterRecord = { ...fresh(ctx), id, name, from: from ?? before.from, to: to ?? before.to, posts: before.posts, people: before.people, sent }
  checkDays(copy)
  const known = await findRoster(ctx, id)
  if (known && known.sent !== sent) throw otherRoster()
  const made = known ? showRoster(known) : await make(ctx, copy)
  // A crash may have come between; a row that somebody has edited since is theirs.
  if ((known ?? copy).state !== 'draft') return made
  const rows = await findRows(ctx, source, before.people)
  for (const row of rows) {
    const cells = patternOf(row.cells, before, copy)
    if (Object.keys(cells).length > 0) await held(ctx.store.write(putRow(ctx, id, { person: row.person, cells, pinned: [], edits: 0 }, { by: ctx.actor.name, at: instant(ctx.clock) })))
  }
  return made
}

/** The cell of each day is that of the same weekday, as many whole weeks before as the roster was long. */
export function patternOf(cells: Cells, was: { readonly from: BusinessDate; readonly to: BusinessDate }, now: { readonly from: BusinessDate; readonly to: BusinessDate }): Cells {
  const weeks = Math.max(1, Math.floor((daysBetween(was.from, was.to) + 1) / 7))
  const begin = addDays(was.from, (((daysBetween(was.from, now.from) % 7) + 7) % 7))
  const same = was.from === now.from
  return Object.fromEntries(Array.from({ length: daysBetween(now.from, now.to) + 1 }, (_, day) => {
    const source = same ? addDays(was.from, day) : addDays(begin, day % (weeks * 7))
    const found = cells[source > was.to ? addDays(source, -weeks * 7) : source]
    return [addDays(now.from, day), found] as const
  }).flatMap(([date, cell]) => (cell === undefined ? [] : [[date, cell] as const])))
}

/** Done twice it is done once. Throws `unknown`, and `refused` for one that was published. */
export async function discardRoster(ctx: Ctx, id: RosterId): Promise<Roster> {
  const roster = await readRoster(ctx, id)
  if (roster.state === 'discarded') return showRoster(roster)
  if (roster.state !== 'draft') throw notADraft(roster.state)
  const done = recordChange(ctx, async () => ({ writes: [turnRoster(ctx, roster, { state: 'discarded' })], act: 'roster.discarded', subject: id, detail: { name: roster.name }, answer: undefined }))
  if (!(await held(done))) throw notADraft((await readRoster(ctx, id)).state)
  return showRoster(await readRoster(ctx, id))
}

/** The latest first; without days those of the last year and all to come. */
export async function listRosters(ctx: Ctx, { from, to, state, limit, after }: ListRosters): Promise<RosterPage> {
  const year = addDays(today(ctx.clock), -400)
  const wanted = (await rostersFrom(ctx, from ? addDays(from, -rosterDaysMax) : year, to ?? ('9999-12-31' as BusinessDate))).filter((roster) => (state ? roster.state === state : roster.state !== 'discarded') && (!from || roster.to >= from))
  const start = placeAfter(after, wanted.length)
  return { items: wanted.slice(start, start + limit).map((roster) => ({ ...showRoster(roster), people: roster.people.length })), next: start + limit < wanted.length ? String(start + limit) : null }
}

async function make(ctx: Ctx, roster: RosterRecord): Promise<Roster> {
  const { id, name, from, to } = roster
  const made = recordChange(ctx, async () => ({ writes: [insertRoster(ctx, roster)], act: 'roster.made', subject: id, detail: { name, from, to }, answer: undefined }))
  if (await held(made)) return showRoster(roster)
  const known = await readRoster(ctx, id)
  if (known.sent !== roster.sent) throw otherRoster()
  return showRoster(known)
}

const fresh = (ctx: Ctx) => ({ state: 'draft' as const, publishedAt: null, publishedBy: null, version: 1, madeAt: instant(ctx.clock), madeBy: ctx.actor.name })

function checkDays({ from, to }: { readonly from: BusinessDate; readonly to: BusinessDate }): void {
  if (to < from) throw datesTurned()
  if (daysBetween(from, to) >= rosterDaysMax) throw tooLong(rosterDaysMax)
}
