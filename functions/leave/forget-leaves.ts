import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { changeLeave, dropAvailability, leavesOfPerson } from './items.ts'

/** Of a person who was erased: what was written goes, and on which days they could not; kinds and days stay, which count. Done twice it is done once. */
export async function forgetLeaves(ctx: Ctx, person: PersonId): Promise<void> {
  await ctx.store.write(dropAvailability(ctx, person))
  for (const leave of await leavesOfPerson(ctx, person)) {
    if ([leave.note, leave.askedBy, leave.decided?.reason ?? '', leave.ended?.reason ?? ''].every((text) => text === '')) continue
    await held(ctx.store.write(changeLeave(ctx, { ...leave, note: '', askedBy: '', decided: without(leave.decided), ended: without(leave.ended), version: leave.version + 1 })))
  }
}

const without = <T extends { readonly reason: string }>(said: T | null): T | null => said && { ...said, reason: '' }
