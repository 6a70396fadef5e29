import type { Ctx } from '../context.ts'
import { allMembers, type Member } from './items.ts'
import type { MemberView } from './model.ts'

/** Every member of the tenant, by name. */
export async function listMembers(ctx: Ctx): Promise<MemberView[]> {
  const members = await allMembers(ctx.store)
  return members.map(viewOfMember).toSorted((a, b) => a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1))
}

export function viewOfMember({ id, name, email, roles, state, invitedAt, joinedAt, proposed }: Member): MemberView {
  return {
    id,
    name,
    email,
    roles: [...roles],
    state,
    invitedAt,
    joinedAt: joinedAt ?? null,
    proposed: proposed ? { ...proposed, roles: [...proposed.roles] } : null,
  }
}
