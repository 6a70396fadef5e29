import { type Ctx, systemActor } from '../context.ts'
import type { TenantId } from '../ids.ts'
import { contextOf, type Platform } from '../platform.ts'
import { tenantById } from '../tenants/resolve-tenant.ts'
import { joinIfInvited } from './join-member.ts'
import { type Person, personOf } from './oidc.ts'
import { handOverSeconds, keepHandOver, nowSeconds, takeAttempt } from './sign-in-items.ts'

export type SignInEnd =
  | { readonly end: 'signed-in'; readonly url: string }
  /** `retry`: the page to begin again at, where the tenant is known. */
  | { readonly end: 'stale' | 'cancelled' | 'failed' | 'not-a-member'; readonly retry?: string; readonly cause?: unknown }

/**
 * The issuer's answer on the login host (`query` with its question mark). An attempt is used up by it,
 * whatever it comes to. Signed in: the address on the tenant's host with a one-time code, good for a minute.
 */
export async function finishSignIn(platform: Platform, query: string): Promise<SignInEnd> {
  const answer = new URLSearchParams(query)
  const state = answer.get('state') ?? ''
  const [, tenant, secret] = /^([a-z0-9]{12})\.([A-Za-z0-9_-]{32})$/.exec(state) ?? []
  const known = tenant ? await tenantById(platform, tenant as TenantId) : undefined
  if (!known) return { end: 'stale' }
  const ctx = contextOf(platform, known.tenant, known.site, systemActor('sign-in'))
  const attempt = await takeAttempt(ctx, secret!)
  if (!attempt) return { end: 'stale', retry: `${known.site.url}/office/` }
  const retry = `${attempt.origin}/v1/sign-in?to=${encodeURIComponent(attempt.to)}`
  if (answer.get('error') === 'access_denied') return { end: 'cancelled', retry }
  let person: Person
  try {
    person = await personOf(platform, query, { ...attempt, state })
  } catch (cause) {
    return { end: 'failed', retry, cause }
  }
  const member = await joinIfInvited(ctx, person)
  if (!member) return { end: 'not-a-member', retry }
  return { end: 'signed-in', url: await handOver(ctx, { ...attempt, member }) }
}

async function handOver(ctx: Ctx, { member, to, browser, origin }: { member: Parameters<typeof keepHandOver>[2]['member']; to: string; browser: string; origin: string }): Promise<string> {
  const code = ctx.ids.secret()
  await keepHandOver(ctx, code, { member, to, browser, ttl: nowSeconds(ctx) + handOverSeconds })
  return `${origin}/v1/session/accept?code=${code}`
}
