import type Stripe from 'stripe'
import { badRequest } from './api-error.ts'
import { chargeTransaction } from './balance-transactions.ts'
import { nextOutcome, takeNext } from './chance.ts'
import { mayCharge } from './change-account.ts'
import { readSession } from './checkout-sessions.ts'
import { emit } from './events.ts'
import { openDispute } from './open-dispute.ts'
import { chargeObject, intentObject, type PayMethod } from './payment-objects.ts'
import type { World } from './world.ts'

type Session = Stripe.Checkout.Session
type Intent = Stripe.PaymentIntent
type Slow = { readonly id: string; readonly object: '_slow'; readonly session: string; readonly method: PayMethod; readonly last4: string; readonly succeeds: boolean; readonly dueAt: number }

export type Payer = { readonly method: PayMethod; readonly last4?: string }

/** The payer pays and the money is sure at once. */
export function paySession(world: World, account: string, id: string, { method, last4 = '4242' }: Payer): Session {
  const { session, intent } = begin(world, account, id, method)
  const { succeeded, told } = settle(world, account, { session, intent, method, last4 })
  const paid = world.store.put<Session>(account, { ...told, status: 'complete', payment_status: 'paid', payment_intent: succeeded.id, url: null, customer_details: nobody })
  emit(world, account, 'checkout.session.completed', paid)
  complain(world, account, succeeded.id, method === 'card' ? last4 : '')
  return paid
}

/** Stripe's test cards whose payments are disputed as soon as they are made. */
const disputingCards: Readonly<Record<string, Parameters<typeof openDispute>[3]>> = { '0259': { reason: 'fraudulent' }, '2685': { reason: 'product_not_received' }, '1976': { reason: 'general', inquiry: true } }

function complain(world: World, account: string, intent: string, card: string): void {
  const outcome = nextOutcome(world.switches, 'disputes')
  if (outcome === 'content') return
  const dispute = outcome ? { inquiry: outcome === 'inquiry' } : disputingCards[card]
  if (dispute) openDispute(world, account, intent, dispute)
}

/** The bank says no; the payer stays on the page and may try again. */
export function declineSession(world: World, account: string, id: string, { method, last4 = '0002' }: Payer): Session {
  const { session, intent } = begin(world, account, id, method)
  refuse(world, account, intent, method, last4)
  return world.store.put<Session>(account, { ...session, payment_intent: intent.id })
}

/** The payer is done, the money is decided later (`asyncSeconds`), with or without success. */
export function paySessionSlowly(world: World, account: string, id: string, { method, last4 = '4242', succeeds }: Payer & { readonly succeeds: boolean }): Session {
  const { session, intent } = begin(world, account, id, method)
  world.store.put<Intent>(account, { ...intent, status: 'processing' })
  const complete = world.store.put<Session>(account, { ...session, status: 'complete', payment_status: 'unpaid', payment_intent: intent.id, url: null, customer_details: nobody })
  world.store.put<Slow>(account, { id: `${id} slow`, object: '_slow', session: id, method, last4, succeeds, dueAt: world.now() + world.switches.asyncSeconds })
  emit(world, account, 'payment_intent.processing', { ...intent, status: 'processing' })
  emit(world, account, 'checkout.session.completed', complete)
  return complete
}

/** Decides the slow payments whose time has come. */
export function decideSlow(world: World): void {
  for (const { account, kept } of world.store.all<Slow>('_slow')) {
    if (kept.dueAt > world.now()) continue
    world.store.remove(account, kept.id)
    const session = readSession(world, account, kept.session)
    const intent = world.store.get<Intent>(account, String(session.payment_intent))!
    if (kept.succeeds) {
      const { succeeded, told } = settle(world, account, { session, intent, method: kept.method, last4: kept.last4 })
      emit(world, account, 'checkout.session.async_payment_succeeded', world.store.put<Session>(account, { ...told, payment_status: 'paid' }))
      complain(world, account, succeeded.id, '')
    } else {
      refuse(world, account, intent, kept.method, kept.last4)
      emit(world, account, 'checkout.session.async_payment_failed', session)
    }
  }
}

const nobody: Session['customer_details'] = { address: null, business_name: null, email: null, individual_name: null, name: null, phone: null, tax_exempt: 'none', tax_ids: [] }

/** The intent of the session, made at its first attempt. */
function begin(world: World, account: string, id: string, method: PayMethod): { session: Session; intent: Intent } {
  const session = readSession(world, account, id)
  if (session.status !== 'open' || session.expires_at <= world.now()) throw badRequest(`This Checkout Session is no longer open (${session.status}).`)
  if (!mayCharge(world, account)) throw badRequest('Your account cannot currently make charges.')
  if (!session.payment_method_types.includes(method)) throw badRequest(`The payment method ${method} is not offered here.`)
  const known = typeof session.payment_intent === 'string' ? world.store.get<Intent>(account, session.payment_intent) : undefined
  if (known) return { session, intent: known }
  const data = world.store.get<{ id: string; object: '_intent_data'; description: string | null; metadata: Record<string, string> }>(account, `${id} intent`)
  const intent = world.store.put<Intent>(account, { ...intentObject(world, session, data?.description ?? null), metadata: data?.metadata ?? {} })
  emit(world, account, 'payment_intent.created', intent)
  return { session, intent }
}

type Settling = { readonly session: Session; readonly intent: Intent; readonly method: PayMethod; readonly last4: string }

/** The money comes; where a lie is planned, another amount, currency or order number than was asked for is told of it. */
function settle(world: World, account: string, { session, intent, method, last4 }: Settling): { succeeded: Intent; told: Session } {
  const lie = takeNext(world.switches, 'lies') ?? {}
  const currency = lie.currency ?? intent.currency
  const amount = lie.amount ?? intent.amount
  const told = lie.amount === undefined ? session : { ...session, amount_total: amount, amount_subtotal: amount }
  const succeeded = capture(world, account, { ...intent, amount, currency }, method, last4)
  return { succeeded, told: { ...told, currency, client_reference_id: lie.reference === undefined ? session.client_reference_id : lie.reference } }
}

function capture(world: World, account: string, intent: Intent, method: PayMethod, last4: string): Intent {
  const made = chargeObject(world, { intent, method, last4 })
  const moved = world.store.put(account, chargeTransaction(world, account, made, method))
  const charge = world.store.put<Stripe.Charge>(account, { ...made, balance_transaction: moved.id })
  const succeeded = world.store.put<Intent>(account, { ...intent, status: 'succeeded', amount_received: intent.amount, latest_charge: charge.id, payment_method: charge.payment_method, last_payment_error: null })
  emit(world, account, 'charge.succeeded', charge)
  emit(world, account, 'payment_intent.succeeded', succeeded)
  return succeeded
}

function refuse(world: World, account: string, intent: Intent, method: PayMethod, last4: string): void {
  const failure = { code: 'card_declined', message: 'Your card was declined.' }
  const charge = world.store.put(account, chargeObject(world, { intent, method, last4, failure }))
  const error: Intent['last_payment_error'] = { charge: charge.id, code: failure.code, decline_code: 'generic_decline', message: failure.message, type: 'card_error' }
  const failed = world.store.put<Intent>(account, { ...intent, status: 'requires_payment_method', latest_charge: charge.id, last_payment_error: error })
  emit(world, account, 'charge.failed', charge)
  emit(world, account, 'payment_intent.payment_failed', failed)
}
