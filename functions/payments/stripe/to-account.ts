import type Stripe from 'stripe'
import type { ProviderAccount } from '../channel.ts'
import { topicsOf } from './due-topics.ts'

/** Stripe's connected account in the port's words. */
export function toAccount(account: Stripe.Account): ProviderAccount {
  const { past_due: late, currently_due: due, disabled_reason: disabled } = account.requirements ?? {}
  return {
    id: account.id,
    canCollect: account.charges_enabled,
    canPayOut: account.payouts_enabled,
    submitted: account.details_submitted,
    due: topicsOf([...(late ?? []), ...(due ?? [])]),
    closed: closedForGood.test(disabled ?? ''),
  }
}

/** Stripe's words for an account that no further paper opens. Everything else waits for papers or for a look at them. */
const closedForGood = /^(rejected\.|listed$|platform_paused$|other$)/
