import type { Ctx } from '../context.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { sessionKey, sessionOf } from './items.ts'
import { type SessionHolder, slidEnd } from './sessions.ts'

/** Whom a cookie's secret stands for on this tenant, or undefined: unknown, of another tenant, ended and expired are one answer. Using it moves its end. */
export async function readSession(ctx: Ctx, secret: string): Promise<SessionHolder | undefined> {
  if (!/^[A-Za-z0-9_-]{20,64}$/.test(secret)) return undefined
  const session = await sessionOf(ctx.store, secret)
  const now = Math.floor(ctx.clock.now().getTime() / 1000)
  if (!session || session.ttl <= now) return undefined
  const end = slidEnd(session, now)
  if (end === undefined) return session.holder
  try {
    await ctx.store.write({ update: sessionKey(ctx.store, secret), set: { ttl: end }, if: 'present' })
    return session.holder
  } catch (error) {
    // Signed out between the read and the write.
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}
