import type { Ctx } from '../context.ts'
import type { MemberId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import { sha256 } from './secrets.ts'

/** A sign-in that was begun on a tenant's host and has not come back yet. */
export type Attempt = {
  readonly nonce: string
  readonly verifier: string
  /** Where to go afterwards: a path on the origin where it began. */
  readonly to: string
  readonly origin: string
  /** SHA-256 of the secret in the browser's cookie: nobody can be signed in by somebody else's link. */
  readonly browser: string
  readonly ttl: number
}

/** A sign-in that the issuer has confirmed, on its way from the login host to the tenant's host. */
export type HandOver = { readonly member: MemberId; readonly to: string; readonly browser: string; readonly ttl: number }

export const attemptSeconds = 600
export const handOverSeconds = 60

const attemptKey = (ctx: Ctx, secret: string): Key => keys.lookup(ctx.tenant, `SIGNIN#${sha256(secret)}`)
const handOverKey = (ctx: Ctx, secret: string): Key => keys.lookup(ctx.tenant, `HANDOVER#${sha256(secret)}`)

export const nowSeconds = (ctx: Ctx): number => Math.floor(ctx.clock.now().getTime() / 1000)

export const keepAttempt = (ctx: Ctx, secret: string, attempt: Attempt): Promise<void> => ctx.store.write({ put: { ...attemptKey(ctx, secret), ...attempt }, if: 'absent' })
export const takeAttempt = (ctx: Ctx, secret: string): Promise<Attempt | undefined> => takeOnce<Attempt>(ctx, attemptKey(ctx, secret))
export const keepHandOver = (ctx: Ctx, secret: string, handOver: HandOver): Promise<void> => ctx.store.write({ put: { ...handOverKey(ctx, secret), ...handOver }, if: 'absent' })
export const takeHandOver = (ctx: Ctx, secret: string): Promise<HandOver | undefined> => takeOnce<HandOver>(ctx, handOverKey(ctx, secret))

/** Whoever deletes it has it: the second of two who come at once gets nothing. */
async function takeOnce<T extends { readonly ttl: number }>(ctx: Ctx, key: Key): Promise<T | undefined> {
  const found = await ctx.store.get<T>(key, { consistent: true })
  if (!found || found.ttl <= nowSeconds(ctx)) return undefined
  try {
    await ctx.store.write({ delete: key, if: { expr: 'attribute_exists(pk)' } })
    return found
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}
