import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { MemberId } from '../ids.ts'
import { tokensEndedBy } from './end-tokens.ts'
import { answerable, keepAHead, notOneself } from './heads.ts'
import { allMembers, deleteMember } from './items.ts'

/** Takes effect at the member's next request: sessions hold no rights of their own, and tokens that the member made end too. What the member did keeps the name. */
export async function removeMember(ctx: Ctx, id: MemberId): Promise<void> {
  const by = await answerable(ctx)
  await recordChange(ctx, async () => {
    const members = await allMembers(ctx.store)
    const target = members.find((one) => one.id === id)
    if (!target) throw unknown()
    notOneself(target, by)
    keepAHead(members, target, [])
    const ended = await tokensEndedBy(ctx, target, [])
    return { writes: [...deleteMember(ctx.store, target), ...ended.writes], act: 'member.removed', subject: id, detail: { name: target.name, roles: target.roles, ...ended.detail }, answer: undefined }
  })
}
