import { dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { everyPost } from '../posts/read-post.ts'
import { dutiesOfAll, type PublishedDuty } from '../rosters/duties.ts'
import { timed } from '../rosters/rules/shift-parts.ts'
import { findPeople } from '../workforce/read-person.ts'
import { type FreedShift, type LeaveRecord, leavesOfPerson, readSettings } from './items.ts'
import { daysOf, hintsOf, takesFrom } from './leave-rules.ts'
import type { Leave, MyLeave } from './model.ts'
import { settingOn } from './settings-model.ts'

/** Until it is decided, or as long as it has not begun. */
export const mayWithdraw = (ctx: Pick<Ctx, 'clock'>, { state, from }: LeaveRecord): boolean => state === 'asked' || (state === 'approved' && from > today(ctx.clock))

export function showMine(ctx: Pick<Ctx, 'clock'>, leave: LeaveRecord): MyLeave {
  const { id, kind, from, to, fromNoon, toNoon, note, state, askedAt, decided, ended } = leave
  return { id, kind, from, to, fromNoon, toNoon, days: daysOf(leave), note, state, askedAt, decided, ended, open: mayWithdraw(ctx, leave) }
}

export const showLeave = async (ctx: Ctx, leave: LeaveRecord): Promise<Leave> => (await showLeaves(ctx, [leave]))[0]!

/** A page of them: names, settings and shifts are read once. */
export async function showLeaves(ctx: Ctx, leaves: readonly LeaveRecord[]): Promise<Leave[]> {
  const people = [...new Set(leaves.map(({ person }) => person))]
  const asked = leaves.filter(({ state }) => state === 'asked')
  const [named, posts, settings, shifts] = await Promise.all([findPeople(ctx, people), everyPost(ctx), readSettings(ctx), shiftsUnder(ctx, asked)])
  const known = new Map<PersonId, readonly LeaveRecord[]>(await Promise.all([...new Set(asked.map(({ person }) => person))].map(async (person) => [person, await leavesOfPerson(ctx, person)] as const)))
  const [nameOf, postOf] = [new Map(named.map(({ id, name }) => [id, name])), new Map(posts.map(({ id, name }) => [id, name]))]
  return leaves.map((leave) => {
    const { id, person, kind, from, to, fromNoon, toNoon, note, state, askedAt, askedBy, decided, ended, version, freed } = leave
    const lost: readonly FreedShift[] = state === 'asked' ? (shifts.get(person) ?? []).filter((duty) => takesFrom(leave, duty)) : freed
    return {
      id, person, name: nameOf.get(person) ?? '', kind, from, to, fromNoon, toNoon, days: daysOf(leave), note, state, askedAt, askedBy, decided, ended, version,
      shifts: lost.map(timed).map(({ date, name, post, startMinute, spanMinutes, breakMinutes, breakStart }) => ({ date, name, post: postOf.get(post) ?? '', startMinute, spanMinutes, breakMinutes, breakStart })),
      hints: state === 'asked' ? hintsOf(leave, known.get(person) ?? [], settingOn(settings.items, from), dateOfInstant(askedAt)) : [],
    }
  })
}

async function shiftsUnder(ctx: Ctx, asked: readonly LeaveRecord[]): Promise<ReadonlyMap<PersonId, readonly PublishedDuty[]>> {
  if (asked.length === 0) return new Map()
  const from = asked.reduce((least, one) => (one.from < least ? one.from : least), asked[0]!.from)
  const to = asked.reduce((most, one) => (one.to > most ? one.to : most), asked[0]!.to)
  return dutiesOfAll(ctx, asked.map(({ person }) => person), from, to)
}
