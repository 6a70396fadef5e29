import type { Instant } from '../calendar.ts'
import type { TenantId } from '../ids.ts'
import { keys } from '../storage/keys.ts'
import type { Store } from '../storage/store.ts'
import type { Item } from '../storage/writes.ts'

/** What the platform's directory keeps of a tenant: under its id, under each of its hosts, and under each of its payment accounts. */
export type Entry = {
  readonly tenant: TenantId
  readonly slug: string
  readonly host?: string
  readonly state: 'active' | 'suspended'
  readonly paymentAccount?: string
  /** Whether that account can collect, once the provider was asked; before, the operator's word for it stands. */
  readonly collects?: boolean
  /** When that answer was asked for. */
  readonly collectsAt?: Instant
  /** Accounts that it had before, newest first, each until when: what happens on them is still the tenant's. */
  readonly former?: readonly FormerAccount[]
  readonly createdAt: Instant
  /** Counts the changes. */
  readonly rev?: number
}
export type FormerAccount = { readonly account: string; readonly until: Instant }

/** The tenant's own settings, in its own partition. */
export type Settings = {
  readonly name: string
  readonly logoText: string
  readonly colour: string
  readonly phone: string
  readonly address: string
  readonly locale: 'zh' | 'en'
  readonly demo: boolean
  /** Absent = yes. */
  readonly creditAutomatic?: boolean
}

/** One fact under several keys, always written together. The keys come last: an entry that was read brings its own along. */
export function entryItems(entry: Entry): Item[] {
  const hosts = [entry.slug, ...(entry.host ? [entry.host] : [])].map((host) => ({ ...entry, ...keys.host(host) }))
  const accounts = accountsOf(entry).map((account) => ({ ...entry, ...keys.providerAccount(account) }))
  return [{ ...entry, ...keys.tenant(entry.tenant) }, ...hosts, ...accounts]
}

/** Every account that is the tenant's, the former ones included. */
export const accountsOf = ({ paymentAccount, former = [] }: Entry): string[] => [...(paymentAccount ? [paymentAccount] : []), ...former.map(({ account }) => account)]

export const accountKey = keys.providerAccount

/** `directory` is the platform's store; `host` a slug or a tenant's own domain. */
export const entryByHost = (directory: Store, host: string, consistent = false) => directory.get<Entry>(keys.host(host), { consistent })
export const entryById = (directory: Store, tenant: TenantId, consistent = false) => directory.get<Entry>(keys.tenant(tenant), { consistent })
export const entryByAccount = (directory: Store, account: string) => directory.get<Entry>(keys.providerAccount(account))

const tenantsMax = 5000
export const entries = (directory: Store) => directory.all<Entry>({ pk: keys.root(directory.tenant), begins: 'TENANT#' }, { bound: tenantsMax })

export const settingsItem = (tenant: TenantId, settings: Settings): Item => ({ ...settings, ...keys.site(tenant) })
export const settingsOf = (store: Store, consistent = false) => store.get<Settings>(keys.site(store.tenant), { consistent })
