import { type BusinessDate, monthsFromTo, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, PostId, RosterId, ShiftId } from '../ids.ts'
import { findDuties } from './duty-items.ts'
import type { Duty } from './rules/labour-model.ts'

/** A shift that was published to its worker, with the name and the times under which it was told. */
export type PublishedDuty = Duty & {
  readonly post: PostId
  readonly shift: ShiftId
  readonly roster: RosterId
  readonly name: string
  readonly short: string
  readonly night: boolean
}

/** The published shifts of a person that begin on one of these days, the first day first; days off are not told. At most 24 months at a time. */
export const dutiesOf = async (ctx: Pick<Ctx, 'store'>, person: PersonId, from: BusinessDate, to: BusinessDate): Promise<PublishedDuty[]> =>
  (await dutiesOfAll(ctx, [person], from, to)).get(person)!

/** The same of many people at once; everybody who is asked for has a list, empty where there is nothing. */
export async function dutiesOfAll(ctx: Pick<Ctx, 'store'>, people: readonly PersonId[], from: BusinessDate, to: BusinessDate): Promise<ReadonlyMap<PersonId, PublishedDuty[]>> {
  const found = await findDuties(ctx, people, monthsFromTo(periodOfDate(from), periodOfDate(to), 24))
  return new Map(people.map((person, at) => [person, found[at]!.filter(({ date }) => date >= from && date <= to).map(({ cell: _, ...duty }) => duty)]))
}
