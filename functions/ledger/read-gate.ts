import type { Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { gateShards, keys } from '../storage/keys.ts'
import type { GateItem } from './items.ts'

/** A month's closure: who and when. */
export type Closure = { readonly closedAt: Instant; readonly closedBy: string }

/** Undefined while the month is open. A month counts as closed as soon as one of its gates is. */
export async function readGate(ctx: Pick<Ctx, 'tenant' | 'store'>, period: Period): Promise<Closure | undefined> {
  const gates = await ctx.store.getMany<GateItem>(Array.from({ length: gateShards }, (_, shard) => keys.gate(ctx.tenant, period, shard)))
  const closed = gates.find((gate) => gate?.closedAt !== undefined)
  return closed?.closedAt ? { closedAt: closed.closedAt, closedBy: closed.closedBy ?? '' } : undefined
}
