import type { Ctx } from '../context.ts'
import { upstream } from '../faults.ts'
import type { Platform } from '../platform.ts'
import { authorizationUrl } from './oidc.ts'
import { countUse } from './rate-limits.ts'
import { sha256 } from './secrets.ts'
import { attemptSeconds, keepAttempt, nowSeconds } from './sign-in-items.ts'

export type SignInStart = {
  readonly to: string
  readonly origin: string
  readonly address: string
  readonly hint?: string | undefined
  /** The secret that the browser already holds from a sign-in begun in another tab; both then end well. */
  readonly browser?: string | undefined
}

/** Begins a sign-in: where to send the browser, and the secret that binds the attempt to it. */
export async function startSignIn(ctx: Ctx, platform: Platform, { to, origin, address, hint, browser }: SignInStart): Promise<{ url: string; browser: string }> {
  await countUse(ctx, 'signInOfAddress', address)
  const bound = browser && /^[A-Za-z0-9_-]{32}$/.test(browser) ? browser : ctx.ids.secret()
  const secret = ctx.ids.secret()
  // 43 characters at least, as PKCE asks.
  const verifier = ctx.ids.secret() + ctx.ids.secret()
  const nonce = ctx.ids.secret()
  // The login host serves every tenant, so the state says whose attempt it is; the secret in it is good for that tenant only.
  const state = `${ctx.tenant}.${secret}`
  let url: string
  try {
    url = await authorizationUrl(platform, { state, nonce, verifier, hint })
  } catch (cause) {
    throw upstream('issuer-away', { zh: '登录服务暂时连不上，请稍后再试。', en: 'The sign-in service cannot be reached. Please try again in a moment.' }, { cause, note: 'issuer discovery failed' })
  }
  await keepAttempt(ctx, secret, { nonce, verifier, to, origin, browser: sha256(bound), ttl: nowSeconds(ctx) + attemptSeconds })
  return { url, browser: bound }
}
