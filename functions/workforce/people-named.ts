import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { findPeople } from './read-person.ts'

/** Of these people those whose name has this in it, however it is written. */
export async function peopleNamed(ctx: Pick<Ctx, 'store'>, search: string, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const wanted = search.toLocaleLowerCase()
  return new Set((await findPeople(ctx, [...new Set(people)])).filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).map(({ id }) => id))
}
