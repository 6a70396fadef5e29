import { type Instant, instant } from '../calendar.ts'
import { type Site, systemActor } from '../context.ts'
import { conflict } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { createApiToken } from '../members/create-api-token.ts'
import { inviteMember } from '../members/invite-member.ts'
import { contextOf, type Platform } from '../platform.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { directory, urlOf } from './resolve-tenant.ts'
import { type Entry, entryByHost, entryItems, settingsItem, settingsOf } from './items.ts'
import { type CreatedTenant, type CreateTenant, siteDefaults } from './model.ts'

/**
 * A new tenant: its entry in the platform's directory, its settings, and the invitation of its first head.
 * The slug is the natural key: a creation that broke off is finished by asking again with the same slug and
 * name, and a finished one answers the same tenant (with a fresh setup token, if one is asked for).
 * The directory and the tenant are apart on purpose: no credentials reach both.
 */
export async function createTenant(platform: Platform, input: CreateTenant): Promise<CreatedTenant> {
  const entry = await enter(platform, input)
  const { slug, tenant, state, paymentAccount } = entry
  const url = urlOf(platform, entry)
  const site: Site = { slug, name: input.name, url, state, ...(paymentAccount ? { paymentAccount } : {}) }
  const ctx = contextOf(platform, tenant, site, systemActor('platform-operator'))

  const before = await settingsOf(ctx.store, true)
  if (before && before.name !== input.name) throw slugTaken()
  if (!before) {
    const { name, logoText = siteDefaults.logoText, colour = siteDefaults.colour, phone = siteDefaults.phone, address = siteDefaults.address, locale = siteDefaults.locale, demo = false } = input
    await ctx.store.write({ put: settingsItem(tenant, { name, logoText, colour, phone, address, locale, demo }) })
  }
  await inviteMember(ctx, { name: input.head.name, email: input.head.email.toLowerCase(), roles: ['head'] })
  const setupToken = input.setupTokenHours ? await createApiToken(ctx, { name: '平台开通', roles: ['head'] }, { until: hoursFromNow(platform, input.setupTokenHours) }) : undefined
  return { id: tenant, slug, url, setupToken: setupToken?.token ?? null }
}

async function enter(platform: Platform, { slug, host, paymentAccount }: CreateTenant): Promise<Entry> {
  const known = await entryByHost(directory(platform), slug, true)
  if (known) return known
  const tenant = platform.ids.short() as TenantId
  const entry: Entry = { tenant, slug, ...(host ? { host } : {}), state: 'active', ...(paymentAccount ? { paymentAccount } : {}), createdAt: instant(platform.clock) }
  try {
    await directory(platform).transact(entryItems(entry).map((put) => ({ put, if: 'absent' as const })))
    return entry
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    // The slug was taken a moment ago by the same request sent twice; or the host or account is another tenant's.
    const winner = await entryByHost(directory(platform), slug, true)
    if (winner) return winner
    throw slugTaken()
  }
}

const hoursFromNow = (platform: Platform, hours: number): Instant => new Date(platform.clock.now().getTime() + hours * 3_600_000).toISOString() as Instant

const slugTaken = () =>
  conflict('tenant-exists', {
    zh: '这个网址、域名或收款账户已属于另一个服务社，没有保存。请换一个。',
    en: 'This slug, host or payment account belongs to another tenant. Nothing was saved. Choose another.',
  })
