import { systemActor } from '../context.ts'
import { Fault, refused } from '../faults.ts'
import type { Message, Notice } from '../payments/channel.ts'
import { contextOf, type Platform } from '../platform.ts'
import { tenantByAccount } from '../tenants/resolve-tenant.ts'
import { followerOf } from './order-followers.ts'
import { settleNotice } from './settle-notice.ts'

/**
 * A notice of the provider, by its raw body. The tenant is the one that the account belongs to, never one named inside
 * (its metadata anybody could have written). Returns, so that the provider is told "received", only when everything
 * about it is done or it is provably about nothing of ours (M5); otherwise it throws and the provider asks again.
 */
export async function receiveNotice(platform: Platform, message: Message): Promise<Received> {
  const notice = platform.ports.channel.readNotice(message)
  return { handled: await settle(platform, notice), ...(notice.answer === undefined ? {} : { answer: notice.answer }) }
}

/** `handled`: it was ours. `answer`: what the provider wants to read. */
export type Received = { readonly handled: boolean; readonly answer?: string }

async function settle(platform: Platform, notice: Notice): Promise<boolean> {
  if (notice.kind === 'other') return false
  if (notice.kind === 'order' && !followerOf(notice.number)) return false
  try {
    return await settleForTenant(platform, notice)
  } catch (error) {
    const code = error instanceof Fault ? error.code : 'defect'
    platform.log({ level: 'warn', event: 'notice-not-done', notice: notice.id, kind: notice.kind, account: notice.account, code })
    throw error
  }
}

async function settleForTenant(platform: Platform, notice: Exclude<Notice, { kind: 'other' }>): Promise<boolean> {
  const { account } = notice
  const known = account === undefined ? undefined : await tenantByAccount(platform, account)
  if (known && account !== undefined) return settleNotice(platform, contextOf(platform, known.tenant, known.site, systemActor('channel')), { ...notice, account })
  // Of an account that is nobody's there is no status to keep; one in the making is asked about when it is stored.
  if (notice.kind === 'account') return false
  throw accountUnknown(account)
}

/** Money on an account that belongs to no tenant: maybe one that left, so it is not waved through. */
const accountUnknown = (account: string | undefined): Fault =>
  refused('account-unknown', { zh: '没有服务社使用这个收款账户，未入账。', en: 'No organization uses this account. Nothing was booked.' }, { note: `account ${account ?? '(none)'}` })
