import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { MemberId } from '../ids.ts'
import { answerable, keepAHead, notOneself } from './heads.ts'
import { allMembers, deleteMember } from './items.ts'

/** Takes effect at the member's next request: sessions hold no rights of their own. What the member did keeps the name. */
export async function removeMember(ctx: Ctx, id: MemberId): Promise<void> {
  const by = await answerable(ctx)
  await recordChange(ctx, async () => {
    const members = await allMembers(ctx.store)
    const target = members.find((one) => one.id === id)
    if (!target) throw unknown()
    notOneself(target, by)
    keepAHead(members, target, [])
    return { writes: deleteMember(ctx.store, target), act: 'member.removed', subject: id, detail: { name: target.name, roles: target.roles }, answer: undefined }
  })
}
