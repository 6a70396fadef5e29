import type Stripe from 'stripe'
import type { Instant } from '../../calendar.ts'
import type { ProviderRefund } from '../channel.ts'

/** Where our key stands on Stripe's refund: a label for people, and the way to find it again. */
export const keyLabel = 'linli_refund'

/** Stripe's refund in the port's words. */
export function toRefund(account: string, refund: Stripe.Refund): ProviderRefund {
  const intent = refund.payment_intent
  const state = stateOf(refund.status)
  return {
    id: refund.id,
    account,
    key: refund.metadata?.[keyLabel],
    providerPayment: (typeof intent === 'object' ? intent?.id : intent) ?? undefined,
    amountFen: refund.amount,
    currency: refund.currency.toUpperCase(),
    state,
    createdAt: new Date(refund.created * 1000).toISOString() as Instant,
    ...(state === 'failed' ? { reason: refund.failure_reason ?? refund.status ?? 'unknown' } : {}),
  }
}

/** `requires_action` waits for the payer; a word that we do not know is not decided. */
function stateOf(status: string | null): ProviderRefund['state'] {
  if (status === 'succeeded') return 'paid'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}
