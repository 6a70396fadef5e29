import type { Site } from '../context.ts'
import type { TenantId } from '../ids.ts'
import { type Platform, tenantUrl } from '../platform.ts'
import { platform as directoryId } from '../storage/keys.ts'
import { entries, type Entry, entryByAccount, entryByHost, entryById, settingsOf } from './items.ts'

export type KnownTenant = { readonly tenant: TenantId; readonly site: Site }

/**
 * The tenant of a request's host (with port, lower case), or undefined. `<slug>.<platform domain>` is
 * looked up by its slug, so that a stack may change its domain or port; any other host as a tenant's own domain.
 * Remembered for `knownMsMax` in each process: a change is seen everywhere within that time.
 */
export function resolveTenant(platform: Platform, host: string): Promise<KnownTenant | undefined> {
  const suffix = `.${platform.domain}`
  const name = host.endsWith(suffix) ? host.slice(0, -suffix.length) : host
  // A label of ours has no dot and another's domain has one: neither can be asked for in the other's form.
  if (!/^[a-z0-9.-]{1,120}$/.test(name) || name.includes('.') === host.endsWith(suffix)) return Promise.resolve(undefined)
  return remember(platform, `host ${name}`, async () => knownOf(platform, await entryByHost(directory(platform), name)))
}

/** The tenant that an API token or a job names. */
export function tenantById(platform: Platform, tenant: TenantId): Promise<KnownTenant | undefined> {
  return remember(platform, `id ${tenant}`, async () => knownOf(platform, await entryById(directory(platform), tenant)))
}

/** The tenant that an account at the payment provider belongs to, or did before: for webhooks, which arrive on no tenant's host. */
export function tenantByAccount(platform: Platform, account: string): Promise<KnownTenant | undefined> {
  return remember(platform, `account ${account}`, async () => knownOf(platform, await entryByAccount(directory(platform), account)))
}

/** Every tenant of the platform, for sweeps. */
export async function* everyTenant(platform: Platform): AsyncGenerator<KnownTenant> {
  for await (const entry of entries(directory(platform))) {
    const known = await knownOf(platform, entry)
    if (known) yield known
  }
}

/** After a change in this process: the next request reads anew. */
export function forgetTenants(platform: Platform): void {
  memory.delete(platform)
}

export const directory = (platform: Platform) => platform.storeFor(directoryId)

export const urlOf = (platform: Platform, entry: Pick<Entry, 'slug' | 'host'>): string =>
  entry.host ? `${platform.scheme}://${entry.host}` : tenantUrl(platform, entry.slug)

/** A tenant whose creation broke off has no settings yet and is not there until it is finished. */
async function knownOf(platform: Platform, entry: Entry | undefined): Promise<KnownTenant | undefined> {
  if (!entry) return undefined
  const settings = await settingsOf(platform.storeFor(entry.tenant))
  if (!settings) return undefined
  const { tenant, slug, state, paymentAccount, collects, former = [] } = entry
  const account = paymentAccount ? { paymentAccount, ...(collects === undefined ? {} : { collects }) } : {}
  return { tenant, site: { slug, name: settings.name, url: urlOf(platform, entry), state, ...account, ...(former.length ? { formerAccounts: former } : {}) } }
}

const knownMsMax = 10_000
const rememberedMax = 2000

type Remembered = { readonly until: number; readonly found: Promise<KnownTenant | undefined> }
/** By platform, so that two stacks in one process never meet. */
const memory = new WeakMap<Platform, Map<string, Remembered>>()

function remember(platform: Platform, key: string, read: () => Promise<KnownTenant | undefined>): Promise<KnownTenant | undefined> {
  const known = memory.get(platform) ?? new Map<string, Remembered>()
  memory.set(platform, known)
  const now = platform.clock.now().getTime()
  const held = known.get(key)
  if (held && held.until > now && held.until <= now + knownMsMax) return held.found
  if (known.size >= rememberedMax) known.clear()
  const found = read()
  known.set(key, { until: now + knownMsMax, found })
  found.then(
    // What is not there is not remembered: a new tenant answers at once.
    (tenant) => tenant ?? drop(known, key, found),
    () => drop(known, key, found),
  )
  return found
}

function drop(known: Map<string, Remembered>, key: string, found: Remembered['found']): void {
  if (known.get(key)?.found === found) known.delete(key)
}
