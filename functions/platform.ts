import type { Clock } from './calendar.ts'
import type { Actor, Ctx, Ports, Site } from './context.ts'
import type { Ids, TenantId } from './ids.ts'
import type { Store } from './storage/store.ts'

/** Settings and connections of one function process, made once at its start. */
export type Platform = {
  readonly storeFor: (tenant: TenantId) => Store
  readonly clock: Clock
  readonly ids: Ids
  readonly ports: Ports
  /** `https` or `http`; the host that tenants' hosts hang under (`linli.example`, `localhost:8787`). */
  readonly scheme: 'http' | 'https'
  readonly domain: string
  /** Host of the API for machines: `api.linli.example`; locally the bare `localhost:8787`. */
  readonly apiHosts: readonly string[]
  /** The one host that the sign-in issuer returns to: `login.<domain>`. */
  readonly loginHost: string
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret?: string }
  /** SHA-256, hex, of the operator's secret that may create tenants. */
  readonly operatorSecretHash: string
  /** Verifies and reads a webhook body; only the function that receives them has it. */
  readonly log: (line: LogLine) => void
  /** Tests: check every JSON answer against its published schema and fail loudly. */
  readonly strictAnswers?: boolean
}

/** Never personal data: ids, kinds, routes and counts only. */
export type LogLine = { readonly level: 'info' | 'warn' | 'error'; readonly event: string } & Readonly<Record<string, string | number | boolean | undefined>>

export const tenantUrl = (platform: Pick<Platform, 'scheme' | 'domain'>, slug: string): string => `${platform.scheme}://${slug}.${platform.domain}`

/** The one place where a tenant becomes a context. */
export function contextOf(platform: Platform, tenant: TenantId, site: Site, actor: Actor): Ctx {
  return { tenant, site, actor, store: platform.storeFor(tenant), clock: platform.clock, ids: platform.ids, ports: platform.ports }
}
