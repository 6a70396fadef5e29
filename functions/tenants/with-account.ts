import type { Instant } from '../calendar.ts'
import type { Entry } from './items.ts'

const formerMax = 5

/**
 * The entry with another payment account, or with none. The one before stays the tenant's as a former one: payments,
 * refunds and disputes on it are told and looked after as before. Of more than five the oldest is let go.
 */
export function withAccount({ paymentAccount, collects, collectsAt, former = [], ...entry }: Entry, account: string | undefined, now: Instant): Entry {
  if (account === paymentAccount) return { ...entry, ...(paymentAccount ? { paymentAccount } : {}), ...(collects === undefined ? {} : { collects }), ...(collectsAt ? { collectsAt } : {}), former }
  const left = [...(paymentAccount ? [{ account: paymentAccount, until: now }] : []), ...former].filter((one) => one.account !== account)
  return { ...entry, ...(account ? { paymentAccount: account } : {}), former: left.slice(0, formerMax) }
}
