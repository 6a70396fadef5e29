import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { readMonth, readMonths } from './items.ts'
import type { Punch } from './model.ts'

/** The clockings of a person whose shifts begin in this month, by day and then as they were recorded. Consistent. */
export const punchesOf = async (ctx: Pick<Ctx, 'store'>, person: PersonId, period: Period): Promise<readonly Punch[]> => (await readMonth(ctx, person, period)).punches

/** Of many at once; everybody asked for has a list. */
export async function punchesOfAll(ctx: Pick<Ctx, 'store'>, people: readonly PersonId[], period: Period): Promise<ReadonlyMap<PersonId, readonly Punch[]>> {
  const months = await readMonths(ctx, people, period)
  return new Map(people.map((person, at) => [person, months[at]!.punches]))
}
