import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { conflict, forbidden, refused, unknown } from '../faults.ts'
import type { MemberId } from '../ids.ts'
import { tokensEndedBy } from './end-tokens.ts'
import { keepAHead, notOneself } from './heads.ts'
import { allMembers, setRoles } from './items.ts'
import { viewOfMember } from './list-members.ts'
import type { MemberView } from './model.ts'

/** S2: a head other than the proposer and the member concerned, signed in as a person, puts a proposed change of roles in force. */
export async function confirmMemberChange(ctx: Ctx, id: MemberId): Promise<MemberView> {
  if (ctx.actor.kind !== 'member') throw forbidden('a token is no second person')
  const member = await recordChange(ctx, async () => {
    const members = await allMembers(ctx.store)
    const target = members.find((one) => one.id === id)
    if (!target) throw unknown()
    const { proposed, ...rest } = target
    if (!proposed) throw nothingProposed()
    notOneself(target, ctx.actor.id)
    if (proposed.by === ctx.actor.id) throw secondPerson()
    keepAHead(members, target, proposed.roles)
    const ended = await tokensEndedBy(ctx, target, proposed.roles)
    return {
      writes: [...setRoles(ctx.store, id, proposed.roles), ...ended.writes],
      act: 'member.change-confirmed',
      subject: id,
      detail: { before: target.roles, after: proposed.roles, proposedBy: proposed.by, ...ended.detail },
      answer: { ...rest, roles: proposed.roles },
    }
  })
  return viewOfMember(member)
}

const nothingProposed = () =>
  conflict('nothing-proposed', {
    zh: '没有待确认的岗位变更，可能已被确认或撤回。请刷新名单。',
    en: 'No change of roles is waiting here; it may have been confirmed or withdrawn. Reload the list.',
  })

const secondPerson = () =>
  refused('second-person', {
    zh: '岗位变更需由另一位负责人确认，没有做任何改动。',
    en: 'A change of roles is confirmed by a head other than the one who proposed it. Nothing was changed.',
  })
