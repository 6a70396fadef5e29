import type Stripe from 'stripe'
import { badRequest, noSuch } from './api-error.ts'
import { disputeTransaction } from './balance-transactions.ts'
import { type DisputeFacts, disputeObject } from './dispute-object.ts'
import { emit } from './events.ts'
import type { SlowRefund } from './refund-object.ts'
import { failRefund } from './settle-refunds.ts'
import type { World } from './world.ts'

type Wanted = Partial<Pick<DisputeFacts, 'amount' | 'reason' | 'inquiry'>>

/** The payer complains at the bank: the money and a fee go at once, unless the bank only asks. `id`: of the charge, or of its payment intent. */
export function openDispute(world: World, account: string, id: string, { amount: wanted, reason = 'fraudulent', inquiry = false }: Wanted = {}): Stripe.Dispute {
  const charge = paidCharge(world, account, id)
  const amount = wanted ?? charge.amount - charge.amount_refunded
  const disputed = disputesOf(world, account, charge.id).reduce((sum, one) => sum + one.amount, 0)
  if (!Number.isInteger(amount) || amount < 1 || amount + disputed > charge.amount) throw badRequest(`Of this charge ${charge.amount - disputed} can be disputed.`)
  const made = disputeObject(world, { charge, amount, reason, inquiry })
  world.store.put<Stripe.Charge>(account, { ...charge, disputed: true })
  const dispute = world.store.put(account, made)
  emit(world, account, 'charge.dispute.created', dispute)
  return inquiry ? dispute : withdraw(world, account, dispute)
}

/** The bank was not content with the answer to its question. */
export function escalateInquiry(world: World, account: string, id: string): Stripe.Dispute {
  const dispute = readDispute(world, account, id)
  if (!isInquiry(dispute)) throw badRequest(`Dispute ${id} has a status of ${dispute.status}.`)
  const escalated = world.store.put<Stripe.Dispute>(account, { ...dispute, status: 'needs_response', is_charge_refundable: false })
  emit(world, account, 'charge.dispute.updated', escalated, { status: dispute.status, is_charge_refundable: true })
  return withdraw(world, account, escalated)
}

/** Refunds on their way fail: the bank has the money already. */
function withdraw(world: World, account: string, dispute: Stripe.Dispute): Stripe.Dispute {
  for (const { kept } of world.store.all<SlowRefund>('_slow_refund', account)) {
    const refund = world.store.get<Stripe.Refund>(account, kept.refund)
    if (refund?.charge === dispute.charge && refund.status === 'pending') failRefund(world, account, refund.id, 'charge_for_pending_refund_disputed')
  }
  const taken = world.store.put(account, disputeTransaction(world, account, dispute))
  const after = world.store.put<Stripe.Dispute>(account, { ...dispute, balance_transactions: [...dispute.balance_transactions, taken] })
  emit(world, account, 'charge.dispute.funds_withdrawn', after)
  return after
}

function paidCharge(world: World, account: string, id: string): Stripe.Charge {
  const intent = world.store.get<Stripe.PaymentIntent>(account, id)
  const charge = world.store.get<Stripe.Charge>(account, intent?.object === 'payment_intent' ? String(intent.latest_charge) : id)
  if (charge?.object !== 'charge') throw noSuch('charge', id, 'charge')
  if (charge.status !== 'succeeded' || charge.refunded) throw badRequest(`Nothing of charge ${charge.id} can be disputed: it was not paid, or all of it was refunded.`)
  return charge
}

export function readDispute(world: World, account: string, id: string): Stripe.Dispute {
  const found = world.store.get<Stripe.Dispute>(account, id)
  if (found?.object !== 'dispute') throw noSuch('dispute', id)
  return found
}

export const isInquiry = (dispute: Stripe.Dispute): boolean => dispute.status.startsWith('warning_')

/** Disputes that keep money, or may come to: neither won nor only asked about. */
export const disputesOf = (world: World, account: string, charge: string): Stripe.Dispute[] =>
  world.store.all<Stripe.Dispute>('dispute', account, (one) => one.charge === charge && one.status !== 'won' && !isInquiry(one)).map(({ kept }) => kept)
