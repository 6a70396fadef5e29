import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { allMembers } from './items.ts'

/** Changes of roles that a second head has not confirmed yet. */
export async function waitingChanges(ctx: Ctx): Promise<{ readonly member: string; readonly name: string; readonly since: Instant }[]> {
  return (await allMembers(ctx.store)).flatMap(({ id, name, proposed }) => (proposed ? [{ member: id, name, since: proposed.at }] : []))
}
