import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { deleteToken, tokenOf } from './items.ts'

/** Takes effect at the next request that carries the token. */
export async function revokeApiToken(ctx: Ctx, id: string): Promise<void> {
  await recordChange(ctx, async () => {
    const token = await tokenOf(ctx.store, id)
    if (!token) throw unknown()
    return { writes: deleteToken(ctx.store, id), act: 'token.revoked', subject: id, detail: { name: token.name }, answer: undefined }
  })
}
