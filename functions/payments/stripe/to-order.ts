import type Stripe from 'stripe'
import { dateOfInstant, type Instant } from '../../calendar.ts'
import type { OnlineMethod, Order, OrderState } from '../channel.ts'

/** Stripe's session, with its payment intent and charge expanded, as an order. */
export function toOrder(account: string, session: Stripe.Checkout.Session): Order {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  const charge = intent && typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const state = stateOf(session, intent)
  const paid = state === 'paid'
  return {
    id: session.id,
    account,
    number: session.client_reference_id ?? undefined,
    // Of paid money only what was received counts, whatever the session was opened for.
    amountFen: (paid && intent ? intent.amount_received : session.amount_total) ?? 0,
    currency: ((paid && intent ? intent.currency : session.currency) ?? '').toUpperCase(),
    state,
    createdAt: new Date(session.created * 1000).toISOString() as Instant,
    ...(session.url ? { url: session.url } : {}),
    ...(paid ? { paidOn: dateOfInstant(new Date((charge?.created ?? intent?.created ?? session.created) * 1000)), method: methodOf(charge) } : {}),
    ...(paid && intent ? { providerPayment: intent.id } : {}),
  }
}

function stateOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): OrderState {
  if (session.payment_status === 'paid') return 'paid'
  if (session.status === 'open') return 'open'
  if (session.status === 'expired') return 'expired'
  return intent?.status === 'processing' || intent?.status === 'requires_action' ? 'processing' : 'failed'
}

function methodOf(charge: Stripe.Charge | null): OnlineMethod {
  const type = charge?.payment_method_details?.type
  return type === 'card' || type === 'alipay' ? type : type === 'wechat_pay' ? 'wechat' : 'online'
}
