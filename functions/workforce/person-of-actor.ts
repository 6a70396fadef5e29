import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonRecord } from './model.ts'
import { everyPerson } from './read-person.ts'

/**
 * Whoever is signed in, as the worker that they are. Throws `unknown` for a member without a person behind them. Members are few beside people, and
 * few of them open their own pages in a day: the list is read, and no index has to be kept in step with it.
 */
export async function personOfActor(ctx: Ctx): Promise<PersonRecord> {
  const { kind, id } = ctx.actor
  const found = kind === 'member' ? (await everyPerson(ctx)).find(({ member, state }) => member === id && state !== 'erased') : undefined
  if (!found) throw unknown(`no person of ${kind} ${id}`)
  return found
}
