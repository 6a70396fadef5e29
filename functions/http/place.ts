import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { anonymous, type Ctx } from '../context.ts'
import { forbidden, unknown } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { actorOfRequest } from '../members/actor-of-request.ts'
import { contextOf, type Platform } from '../platform.ts'
import { type KnownTenant, resolveTenant, tenantById } from '../tenants/resolve-tenant.ts'
import type { Env } from './env.ts'

/** `__Host-`: only this very host, only over a secure channel (browsers count *.localhost as one). */
export const sessionCookie = '__Host-linli'
export const payCookie = '__Host-linli-pay'
/** `linli-session: pay`, or `?as=pay` on a file's address: the screens behind a paper bill speak as its pay link even where somebody is signed in. */
const payHeader = 'linli-session'

/**
 * Finds the tenant (by host, or on the API host by the token) and the actor, and puts the context in place.
 * On the API host without a token no context is set: `operation` then lets only open operations through.
 */
export function placeRequest(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { platform } = c.var
    const host = (c.req.header('host') ?? '').toLowerCase()
    const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    const tenant = await tenantOf(platform, host, bearer)
    if (!tenant) return next()
    const visitor = contextOf(platform, tenant.tenant, tenant.site, anonymous)
    const session = getCookie(c, sessionCookie)
    const paySession = getCookie(c, payCookie)
    const actor = await actorOfRequest(visitor, { ...(session ? { session } : {}), ...(paySession ? { paySession } : {}), ...(bearer ? { bearer } : {}), ...(c.req.header(payHeader) === 'pay' || c.req.query('as') === 'pay' ? { prefer: 'pay' as const } : {}) })
    if (!bearer && actor.kind !== 'anonymous') refuseCrossSite(c.req.method, c.req.header('origin'), `${platform.scheme}://${host}`)
    c.set('ctx', { ...visitor, actor } satisfies Ctx)
    return next()
  }
}

/** A token names its tenant; on a tenant's own host it must be that tenant's, else the token is refused later as unknown. */
async function tenantOf(platform: Platform, host: string, bearer: string | undefined): Promise<KnownTenant | undefined> {
  if (host === platform.loginHost) return undefined
  if (platform.apiHosts.includes(host)) {
    const named = /^linli_([a-z0-9]{12})_/.exec(bearer ?? '')?.[1]
    return named ? tenantById(platform, named as TenantId) : undefined
  }
  const tenant = await resolveTenant(platform, host)
  if (!tenant) throw unknown(`no tenant on host ${host}`)
  return tenant
}

/** Browsers send Origin with every request that changes something; SameSite=Lax is the first wall, this the second. */
function refuseCrossSite(method: string, origin: string | undefined, own: string): void {
  if (method === 'GET' || method === 'HEAD') return
  if (origin !== own) throw forbidden(`a request from ${origin ?? 'no origin'} on ${own}`)
}
