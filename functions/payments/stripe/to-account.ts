import type Stripe from 'stripe'
import type { ProviderAccount } from '../channel.ts'

const dueMax = 40

/** Stripe's connected account in the port's words. */
export function toAccount(account: Stripe.Account): ProviderAccount {
  const { past_due: late, currently_due: due, disabled_reason: disabled } = account.requirements ?? {}
  return {
    id: account.id,
    canCollect: account.charges_enabled,
    canPayOut: account.payouts_enabled,
    submitted: account.details_submitted,
    due: [...new Set([...(late ?? []), ...(due ?? [])])].slice(0, dueMax),
    ...(disabled ? { restricted: disabled } : {}),
  }
}
