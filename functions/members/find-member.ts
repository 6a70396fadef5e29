import type { Ctx } from '../context.ts'
import { memberByEmail, memberOf } from './items.ts'
import type { MemberId } from '../ids.ts'
import { viewOfMember } from './list-members.ts'
import type { MemberView } from './model.ts'

/** Undefined when nobody here has this address. */
export async function findMemberByEmail(ctx: Pick<Ctx, 'store'>, email: string): Promise<MemberView | undefined> {
  const member = await memberByEmail(ctx.store, email)
  return member && viewOfMember(member)
}

/** Undefined when there is none. */
export async function findMember(ctx: Pick<Ctx, 'store'>, id: MemberId): Promise<MemberView | undefined> {
  const member = await memberOf(ctx.store, id)
  return member && viewOfMember(member)
}
