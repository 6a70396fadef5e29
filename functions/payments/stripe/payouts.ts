import type Stripe from 'stripe'
import { dateOfInstant, type Instant } from '../../calendar.ts'
import type { PaymentChannel, PayoutLine, ProviderPayout } from '../channel.ts'
import { recent } from './recent.ts'
import { keyLabel } from './to-refund.ts'
import { withStripe } from './with-stripe.ts'

const pageSize = 100

/** The port's functions about payouts, on Stripe. */
export function payoutSide(stripe: Stripe): Pick<PaymentChannel, 'recentPayouts' | 'payoutLines'> {
  return {
    recentPayouts: (account, since, after) =>
      withStripe(async () => {
        const { items, next } = await recent((page) => stripe.payouts.list(page, { stripeAccount: account }), since, after)
        return { payouts: items.map((payout) => toPayout(account, payout)), ...next }
      }),
    payoutLines: (account, payout, after) =>
      withStripe(async () => {
        const { data, has_more: more } = await stripe.balanceTransactions.list({ payout, limit: pageSize, expand: ['data.source'], ...(after === undefined ? {} : { starting_after: after }) }, { stripeAccount: account })
        const last = data.at(-1)
        // The payout's own transaction is the other side of all of them.
        return { lines: data.filter(({ type }) => type !== 'payout').map(toLine), ...(more && last ? { next: last.id } : {}) }
      }),
  }
}

const instantOf = (seconds: number): Instant => new Date(seconds * 1000).toISOString() as Instant

function toPayout(account: string, { id, amount, currency, status, created, arrival_date: arrival, reconciliation_status: listed, failure_code: reason }: Stripe.Payout): ProviderPayout {
  const state = status === 'paid' ? 'paid' : status === 'failed' || status === 'canceled' ? 'failed' : 'sent'
  return { id, account, amount, currency: currency.toUpperCase(), state, createdAt: instantOf(created), arrivesOn: dateOfInstant(new Date(arrival * 1000)), listed: listed === 'completed', ...(reason ? { reason } : {}) }
}

function toLine(moved: Stripe.BalanceTransaction): PayoutLine {
  const { id, amount, fee, created, description, exchange_rate: rate } = moved
  return { id, kind: kindOf(moved), createdAt: instantOf(created), amount, fee, text: description ?? moved.type, ...(rate === null ? {} : { rate }), ...sourceOf(moved) }
}

/** What it is about, as far as Stripe says it. */
function sourceOf({ source, amount, type }: Stripe.BalanceTransaction): Partial<PayoutLine> {
  if (typeof source !== 'object' || source === null) return {}
  const sign = amount < 0 ? -1 : 1
  switch (source.object) {
    case 'charge':
      return { given: { amount: source.amount * sign, currency: source.currency.toUpperCase() }, ...paymentOf(source.payment_intent), ...numberIn(source.description) }
    case 'refund':
      return { given: { amount: source.amount * sign, currency: source.currency.toUpperCase() }, ...paymentOf(source.payment_intent), ...(source.metadata?.[keyLabel] ? { refundKey: source.metadata[keyLabel] } : {}) }
    case 'dispute':
      return { given: { amount: source.amount * sign, currency: source.currency.toUpperCase() }, dispute: source.id, ...paymentOf(source.payment_intent) }
    case 'payout':
      return type === 'payout_failure' || type === 'payout_cancel' ? { payout: source.id } : {}
    default:
      return {}
  }
}

const paymentOf = (intent: string | Stripe.PaymentIntent | null): Pick<PayoutLine, 'providerPayment'> => (intent === null ? {} : { providerPayment: typeof intent === 'string' ? intent : intent.id })

/** `Linli <number>`, as the order was described. */
const numberIn = (description: string | null): Pick<PayoutLine, 'number'> => {
  const number = /^Linli (\S+)$/.exec(description ?? '')?.[1]
  return number ? { number } : {}
}

function kindOf({ type, reporting_category: category }: Stripe.BalanceTransaction): PayoutLine['kind'] {
  switch (type) {
    case 'charge':
    case 'payment':
      return 'payment'
    case 'refund':
    case 'payment_refund':
      return 'refund'
    case 'refund_failure':
    case 'payment_failure_refund':
      return 'refund-back'
    case 'payout_failure':
    case 'payout_cancel':
      return 'payout-back'
    case 'stripe_fee':
      return 'fee'
    default:
      return category === 'dispute' ? 'dispute' : category === 'dispute_reversal' ? 'dispute-back' : 'other'
  }
}
