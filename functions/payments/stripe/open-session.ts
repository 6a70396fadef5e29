import Stripe from 'stripe'
import { refused } from '../../faults.ts'
import type { OrderRequest } from '../channel.ts'
import { sessionParams } from './session-params.ts'

/** The page for a payment, or the one that its key opened before. A refusal of the request itself is for good: Stripe remembers it under the key. */
export async function openSession(stripe: Stripe, request: OrderRequest, expand: readonly string[]): Promise<Stripe.Checkout.Session> {
  try {
    return await stripe.checkout.sessions.create({ ...sessionParams(request), expand: [...expand] }, { stripeAccount: request.account, idempotencyKey: request.number })
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400) throw notCollecting(error)
    throw error
  }
}

/** In practice: the account was closed, and its notice has not reached us yet. */
const notCollecting = (cause: Stripe.errors.StripeInvalidRequestError) =>
  refused(
    'not-collecting',
    {
      zh: '本社的在线收款暂时停用，没有扣款。请到柜台或向收费员缴费，或稍后再试。',
      en: 'The organization cannot take online payments at present. No money was taken. Pay at the counter or to the collector, or try again later.',
    },
    { note: `stripe ${cause.code ?? ''} ${cause.param ?? ''} ${cause.requestId ?? ''}: ${cause.message}`, cause },
  )
