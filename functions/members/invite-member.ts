import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused } from '../faults.ts'
import type { MemberId } from '../ids.ts'
import { answerable, needsSecondHead } from './heads.ts'
import { allMembers, type Member, membersMax, putMember } from './items.ts'
import { viewOfMember } from './list-members.ts'
import { type InviteMember, type MemberView, sameRoles, sensitiveRoles } from './model.ts'

/**
 * Adds a member who joins at the first sign-in with this address, once the issuer has verified it, and
 * writes to the address. The address is the natural key: the same invitation again answers the same member
 * and sends the message again; a different one for the same address is a conflict.
 * Where a second head must confirm (S2) only the other roles are in force at first.
 */
export async function inviteMember(ctx: Ctx, input: InviteMember): Promise<MemberView> {
  const id = ctx.ids.short() as MemberId
  const by = await answerable(ctx)
  const member = await recordChange(ctx, async () => {
    const members = await allMembers(ctx.store)
    const there = members.find(({ email }) => email === input.email)
    if (there) return { answer: sameInvitation(there, input) }
    if (members.length >= membersMax) throw tooMany()
    const made = memberFrom(ctx, id, by, input, needsSecondHead(members, [], input.roles))
    const detail = { name: made.name, roles: made.roles, ...(made.proposed ? { proposed: made.proposed.roles } : {}) }
    return { writes: putMember(ctx.store, made), act: 'member.invited', subject: id, detail, answer: made }
  })
  if (member.state === 'pending') await ctx.ports.email.send(invitation(ctx, member))
  return viewOfMember(member)
}

function memberFrom(ctx: Ctx, id: MemberId, by: string, { name, email, roles }: InviteMember, waits: boolean): Member {
  const invitedAt = instant(ctx.clock)
  const member = { id, name, email, state: 'pending' as const, invitedAt }
  if (!waits) return { ...member, roles }
  return { ...member, roles: roles.filter((role) => !sensitiveRoles.includes(role)), proposed: { roles, by, byName: ctx.actor.name, at: invitedAt } }
}

function sameInvitation(there: Member, { name, roles }: InviteMember): Member {
  if (there.name === name && sameRoles(there.proposed?.roles ?? there.roles, roles)) return there
  throw conflict('already-member', {
    zh: '这个邮箱已经是本社成员，没有保存。要改岗位，请在成员名单里修改。',
    en: 'This address already belongs to a member. Nothing was saved. Change the roles in the list of members.',
  })
}

function invitation(ctx: Ctx, member: Member) {
  const { name, url } = ctx.site
  return {
    to: member.email,
    subject: `${name}邀请您使用邻里 · Invitation to Linli`,
    text: `${member.name}，您好：\n\n${name}邀请您作为工作人员使用邻里系统。请用本邮箱登录：\n${url}/office/\n\n${name} invites you to work with Linli. Sign in with this address:\n${url}/office/\n`,
  }
}

const tooMany = () =>
  refused('too-many-members', {
    zh: `成员已达 ${membersMax} 人上限，没有保存。请先移除离岗的成员。`,
    en: `There are ${membersMax} members already, the most there may be. Nothing was saved. Remove those who have left.`,
  })
