import type { Ctx } from '../context.ts'
import { sessionKey } from './items.ts'
import { lifetimes, type SessionHolder } from './sessions.ts'

/**
 * Opens a session on the tenant of the context and answers the secret for the cookie: `__Host-linli` for
 * members and residents, `__Host-linli-pay` for pay links. Only its hash is kept. `previous`: the secret that
 * the browser held before; that session ends.
 */
export async function openSession(ctx: Ctx, holder: SessionHolder, previous?: string): Promise<string> {
  const secret = ctx.ids.secret()
  const opened = Math.floor(ctx.clock.now().getTime() / 1000)
  const { idle } = lifetimes[holder.kind]
  await ctx.store.write({ put: { ...sessionKey(ctx.store, secret), holder, opened, ttl: opened + idle }, if: 'absent' })
  if (previous) await endSession(ctx, previous)
  return secret
}

/** Ends at once and for every browser that holds it; ending what has ended is no fault. */
export async function endSession(ctx: Ctx, secret: string): Promise<void> {
  await ctx.store.write({ delete: sessionKey(ctx.store, secret) })
}
