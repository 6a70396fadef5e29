import Stripe from 'stripe'
import type { Clock } from '../../calendar.ts'
import type { PaymentChannel, ProviderRefund, RefundRequest } from '../channel.ts'
import { recent } from './recent.ts'
import { keyLabel, toRefund } from './to-refund.ts'
import { found, withStripe } from './with-stripe.ts'

type RefundSide = Pick<PaymentChannel, 'refund' | 'findRefund' | 'recentRefunds'>

/** The port's functions about refunds, on Stripe. */
export function refundSide(stripe: Stripe, clock: Clock): RefundSide {
  return {
    refund: (request) => withStripe(() => refundOnce(stripe, clock, request)),
    findRefund: (account, refund) => found(async () => toRefund(account, await stripe.refunds.retrieve(refund, {}, { stripeAccount: account }))),
    recentRefunds: (account, since, after) =>
      withStripe(async () => {
        const { items, next } = await recent((page) => stripe.refunds.list(page, { stripeAccount: account }), since, after)
        return { refunds: items.map((refund) => toRefund(account, refund)), ...next }
      }),
  }
}

/**
 * Stripe forgets an idempotency key after a day, so what the key has made is looked for first; the key itself then makes
 * two at the same moment one.
 */
async function refundOnce(stripe: Stripe, clock: Clock, request: RefundRequest): Promise<ProviderRefund> {
  try {
    return (await madeBefore(stripe, request)) ?? (await make(stripe, request))
  } catch (error) {
    const reason = finalReason(error)
    if (reason === undefined) throw error
    const { account, key, providerPayment, amountFen, currency } = request
    return { account, key, providerPayment, amountFen, currency, state: 'failed', createdAt: clock.now().toISOString() as ProviderRefund['createdAt'], reason }
  }
}

/** A label of ours on a refund of another amount is somebody's note, not our refund. */
async function madeBefore(stripe: Stripe, { account, key, providerPayment, amountFen, currency }: RefundRequest): Promise<ProviderRefund | undefined> {
  const { data } = await stripe.refunds.list({ payment_intent: providerPayment, limit: 100 }, { stripeAccount: account })
  return data.map((refund) => toRefund(account, refund)).find((refund) => refund.key === key && refund.providerPayment === providerPayment && refund.amountFen === amountFen && refund.currency === currency)
}

const make = async (stripe: Stripe, { account, key, providerPayment, amountFen }: RefundRequest): Promise<ProviderRefund> =>
  toRefund(account, await stripe.refunds.create({ payment_intent: providerPayment, amount: amountFen, reason: 'requested_by_customer', metadata: { [keyLabel]: key } }, { stripeAccount: account, idempotencyKey: key }))

/** Refusals that asking again will not change; everything else leaves open whether money left. */
const finalCodes: readonly string[] = ['amount_too_large', 'amount_too_small', 'balance_insufficient', 'charge_already_refunded', 'charge_disputed', 'charge_not_refundable', 'insufficient_funds', 'payment_intent_unexpected_state', 'refund_disputed_payment', 'resource_missing']

function finalReason(error: unknown): string | undefined {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return undefined
  if (error.code !== undefined && finalCodes.includes(error.code)) return error.code
  // More than is left of the charge: Stripe names the parameter and no code.
  return error.code === undefined && error.param === 'amount' ? 'amount_too_large' : undefined
}
