import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { type FreedShift, leavesOfPerson, leavesOfDays, readAvailabilities, type LeaveRecord } from './items.ts'
import { cannotWithin, type Days, touch } from './leave-rules.ts'
import type { LeaveKind } from './model.ts'

/** An approved leave. Whoever plans needs the days, whoever pays the kind, and the shifts that were planned before it was approved. */
export type Leave = Days & { readonly id: string; readonly kind: LeaveKind; readonly freed: readonly FreedShift[] }

/** Approved leave of one person that touches these days. Consistent. */
export async function leaveOf(ctx: Pick<Ctx, 'store'>, person: PersonId, from: BusinessDate, to: BusinessDate): Promise<Leave[]> {
  return (await leavesOfPerson(ctx, person)).filter((one) => one.state === 'approved' && touch(one, { from, to })).map(shown)
}

/** The same of several, from the index: what was approved in this very second may be missing. Everybody asked for is in the answer. */
export async function leaveOfAll(ctx: Pick<Ctx, 'store'>, people: readonly PersonId[], from: BusinessDate, to: BusinessDate): Promise<ReadonlyMap<PersonId, readonly Leave[]>> {
  const found = new Map<PersonId, Leave[]>(people.map((person) => [person, []]))
  for (const one of await leavesOfDays(ctx, from, to)) if (one.state === 'approved') found.get(one.person)?.push(shown(one))
  return found
}

/** The days on which people say that they cannot: a wish, which a roster weighs and nobody has granted. */
export async function cannotOfAll(ctx: Pick<Ctx, 'store'>, people: readonly PersonId[], from: BusinessDate, to: BusinessDate): Promise<ReadonlyMap<PersonId, readonly BusinessDate[]>> {
  const said = await readAvailabilities(ctx, people)
  return new Map(people.map((person, at) => [person, cannotWithin(said[at]!, { from, to })]))
}

const shown = ({ id, kind, from, to, fromNoon, toNoon, freed }: LeaveRecord): Leave => ({ id, kind, from, to, fromNoon, toNoon, freed })
