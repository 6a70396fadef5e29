import type Stripe from 'stripe'
import { badRequest, noSuch, refused } from './api-error.ts'
import type { ApiRoute, Call } from './api.ts'
import { integer, mergedMetadata, metadataOf, text } from './check-params.ts'
import { emit } from './events.ts'
import { makeRefund } from './make-refund.ts'
import { lists, matches, one } from './money-routes.ts'
import { disputesOf } from './open-dispute.ts'
import { pageParams } from './page.ts'

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer']

export const refundRoutes: readonly ApiRoute[] = [
  { method: 'post', path: '/v1/refunds', params: { charge: 'text', payment_intent: 'text', amount: 'integer', reason: reasons, metadata: 'metadata' }, run: createRefund },
  {
    method: 'get',
    path: '/v1/refunds',
    params: { ...pageParams, charge: 'text', payment_intent: 'text' },
    run: (call) => lists<Stripe.Refund>(call, 'refund', '/v1/refunds', (refund) => matches(call, 'charge', refund.charge) && matches(call, 'payment_intent', refund.payment_intent)),
  },
  { method: 'get', path: '/v1/refunds/:id', params: {}, run: (call) => one(call, 'refund') },
  { method: 'post', path: '/v1/refunds/:id', params: { metadata: 'metadata' }, run: updateRefund },
  { method: 'post', path: '/v1/refunds/:id/cancel', params: {}, run: cancelRefund },
]

function createRefund(call: Call): Stripe.Refund {
  const { world, account, params } = call
  const charge = chargeOf(call)
  checkRefundable(call, charge)
  const left = charge.amount - charge.amount_refunded
  const amount = integer(params, 'amount') ?? left
  if (amount < 1) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
  if (amount > left) throw refused(`Refund amount (${yuan(amount)}) is greater than unrefunded amount on charge (${yuan(left)})`, { param: 'amount' })
  return makeRefund(world, account, { charge, amount, reason: text(params, 'reason') ?? null, metadata: metadataOf(params) })
}

function chargeOf({ world, account, params }: Call): Stripe.Charge {
  const [charge, intent] = [text(params, 'charge'), text(params, 'payment_intent')]
  if (charge && intent) throw badRequest('You may only specify one of these parameters: charge, payment_intent.', { code: 'parameters_exclusive', param: 'charge' })
  if (!charge && !intent) throw badRequest('One of the following params should be provided for this request: payment_intent or charge.', { code: 'parameter_missing', param: 'payment_intent' })
  const found = world.store.get<Stripe.PaymentIntent>(account, intent ?? '')
  if (intent && found?.object !== 'payment_intent') throw noSuch('payment_intent', intent, 'payment_intent')
  if (found && found.status !== 'succeeded') throw refused(`This PaymentIntent (${found.id}) does not have a successful charge to refund.`, { code: 'payment_intent_unexpected_state', param: 'payment_intent' })
  const id = charge ?? String(found?.latest_charge)
  const known = world.store.get<Stripe.Charge>(account, id)
  if (known?.object !== 'charge') throw noSuch('charge', id, 'charge')
  return known
}

const day = 86_400
/** Alipay and WeChat Pay take money back for so long; cards have no such end. */
const windows: Readonly<Record<string, number>> = { alipay: 90 * day, wechat_pay: 180 * day }

function checkRefundable({ world, account }: Call, charge: Stripe.Charge): void {
  if (charge.refunded) throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  if (disputesOf(world, account, charge.id).length) throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
  if (charge.status !== 'succeeded') throw refused(`Charge ${charge.id} cannot be refunded because it did not succeed.`, { code: 'charge_not_refundable' })
  const seconds = windows[charge.payment_method_details?.type ?? '']
  if (seconds !== undefined && charge.created + seconds < world.now()) throw refused(`Charge ${charge.id} is past the time in which its payment method can be refunded.`, { code: 'charge_not_refundable' })
}

const yuan = (amount: number): string => `¥${(amount / 100).toFixed(2)}`

function updateRefund(call: Call): Stripe.Refund {
  const { world, account, params } = call
  const refund = one(call, 'refund') as Stripe.Refund
  if (params['metadata'] === undefined) return refund
  const updated = world.store.put<Stripe.Refund>(account, { ...refund, metadata: mergedMetadata(refund.metadata, params) })
  emit(world, account, 'refund.updated', updated, { metadata: refund.metadata })
  emit(world, account, 'charge.refund.updated', updated, { metadata: refund.metadata })
  return updated
}

/** Only refunds that wait for the payer's action can be called back; those of card, Alipay and WeChat Pay never do. */
function cancelRefund(call: Call): never {
  const refund = one(call, 'refund') as Stripe.Refund
  throw refused(`You cannot cancel a refund with status ${refund.status}. Only refunds with status requires_action can be canceled.`)
}
