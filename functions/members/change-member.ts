import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx, StaffRole } from '../context.ts'
import { unknown } from '../faults.ts'
import type { MemberId } from '../ids.ts'
import { tokensEndedBy } from './end-tokens.ts'
import { answerable, keepAHead, needsSecondHead, notOneself } from './heads.ts'
import { allMembers, setProposal, setRoles } from './items.ts'
import { viewOfMember } from './list-members.ts'
import { type MemberView, sameRoles } from './model.ts'

/**
 * Gives a member these roles instead of the present ones, in force from the next request. Where a second
 * head must confirm (S2) the change is only proposed; asking for the roles in force withdraws a proposal.
 */
export async function changeMember(ctx: Ctx, id: MemberId, roles: readonly StaffRole[]): Promise<MemberView> {
  const by = await answerable(ctx)
  const member = await recordChange(ctx, async () => {
    const members = await allMembers(ctx.store)
    const target = members.find((one) => one.id === id)
    if (!target) throw unknown()
    notOneself(target, by)
    keepAHead(members, target, roles)
    const detail = { before: target.roles, after: roles }
    if (needsSecondHead(members, target.roles, roles)) {
      if (target.proposed && sameRoles(target.proposed.roles, roles)) return { answer: target }
      const proposed = { roles, by, byName: ctx.actor.name, at: instant(ctx.clock) }
      return { writes: setProposal(ctx.store, id, proposed), act: 'member.change-proposed', subject: id, detail, answer: { ...target, proposed } }
    }
    const { proposed, ...rest } = target
    if (sameRoles(target.roles, roles) && !proposed) return { answer: target }
    const ended = await tokensEndedBy(ctx, target, roles)
    return { writes: [...setRoles(ctx.store, id, roles), ...ended.writes], act: 'member.changed', subject: id, detail: { ...detail, ...ended.detail }, answer: { ...rest, roles } }
  })
  return viewOfMember(member)
}
