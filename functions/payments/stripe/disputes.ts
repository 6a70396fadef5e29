import type Stripe from 'stripe'
import type { PaymentChannel } from '../channel.ts'
import { recent } from './recent.ts'
import { toDispute } from './to-dispute.ts'
import { found, withStripe } from './with-stripe.ts'

/** The port's functions about disputes, on Stripe. */
export function disputeSide(stripe: Stripe): Pick<PaymentChannel, 'findDispute' | 'recentDisputes'> {
  return {
    findDispute: (account, dispute) => found(async () => toDispute(account, await stripe.disputes.retrieve(dispute, {}, { stripeAccount: account }))),
    recentDisputes: (account, since, after) =>
      withStripe(async () => {
        const { items, next } = await recent((page) => stripe.disputes.list(page, { stripeAccount: account }), since, after)
        return { disputes: items.map((dispute) => toDispute(account, dispute)), ...next }
      }),
  }
}
