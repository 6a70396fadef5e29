import type { Ctx } from '../context.ts'
import type { Order } from '../payments/channel.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { struckWrite, unfinishedWrite } from '../unfinished/work-list.ts'

/**
 * A paid order with a number of our form and nothing of ours behind it: somebody wrote it at the provider, or our table was restored
 * from before it. The money is on the account and in no book, so a person is told, until one has looked into it. False when it needs nobody.
 */
export async function noteStray(ctx: Ctx, { id, state, createdAt }: Order): Promise<boolean> {
  if (state !== 'paid' || (await ctx.store.get<Key>(seenKey(ctx, id), { consistent: true }))) return false
  await ctx.store.write(unfinishedWrite(ctx, { kind: 'checkout', id, since: createdAt }))
  return true
}

/** A person has looked into it: it is not put on the work list again. Throws ConditionFailed when another did before. */
export const straySeenWrites = (ctx: Pick<Ctx, 'tenant'>, order: string): Write[] => [{ put: seenKey(ctx, order) }, struckWrite(ctx, 'checkout', order)]

const seenKey = (ctx: Pick<Ctx, 'tenant'>, order: string): Key => keys.lookup(ctx.tenant, `order-elsewhere#${order}`)
