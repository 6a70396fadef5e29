import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'

/** True at most once in `everyMs`, by the table: what the minute's sweep does more rarely. Two processes at once may both get a yes, which must be harmless. */
export async function dueNow(ctx: Ctx, name: string, everyMs: number): Promise<boolean> {
  const key: Key = keys.lookup(ctx.tenant, `sweep#${name}`)
  const now = ctx.clock.now().getTime()
  const at = (ms: number): Instant => new Date(ms).toISOString() as Instant
  const known = await ctx.store.get<Key & { readonly dueAt: Instant }>(key)
  if (known && known.dueAt > at(now)) return false
  await ctx.store.write({ put: { ...key, dueAt: at(now + everyMs) } })
  return true
}
