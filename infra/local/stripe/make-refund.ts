import type Stripe from 'stripe'
import { refundTransaction } from './balance-transactions.ts'
import { nextOutcome } from './chance.ts'
import { emit } from './events.ts'
import type { RefundOutcome } from './outcomes.ts'
import { refundObject, type SlowRefund } from './refund-object.ts'
import { decideDispute, isOpen } from './settle-disputes.ts'
import { failRefund } from './settle-refunds.ts'
import type { World } from './world.ts'

type Wanted = { readonly charge: Stripe.Charge; readonly amount: number; readonly reason: Stripe.Refund.Reason | null; readonly metadata: Record<string, string> }

/** Takes the money from the balance and the amount from what can still be refunded, also while the refund is pending. */
export function makeRefund(world: World, account: string, { charge, ...wanted }: Wanted): Stripe.Refund {
  const outcome = takeOutcome(world, charge)
  const begins = outcome === 'succeed' || outcome === 'fail-after' ? 'succeeded' : 'pending'
  const bare = refundObject(world, { charge, ...wanted, status: begins, ...(outcome === 'no-funds' ? { pendingReason: 'insufficient_funds' } : {}) })
  const taken = outcome === 'no-funds' ? undefined : world.store.put(account, refundTransaction(world, account, charge, bare))
  const refund = world.store.put<Stripe.Refund>(account, { ...bare, balance_transaction: taken?.id ?? null })
  const amountRefunded = charge.amount_refunded + refund.amount
  const changed = world.store.put<Stripe.Charge>(account, { ...charge, amount_refunded: amountRefunded, refunded: amountRefunded === charge.amount })
  emit(world, account, 'refund.created', refund)
  emit(world, account, 'charge.refunded', changed, { amount_refunded: charge.amount_refunded, refunded: charge.refunded })
  if (changed.refunded) closeInquiries(world, account, charge.id)
  if (outcome === 'fail') return failRefund(world, account, refund.id)
  if (outcome !== 'succeed') world.store.put<SlowRefund>(account, { id: `${refund.id} slow`, object: '_slow_refund', refund: refund.id, succeeds: outcome === 'pend' || outcome === 'no-funds', dueAt: world.now() + world.switches.asyncSeconds })
  return refund
}

/** Paid back in full, the payer has nothing left to ask the bank for. */
function closeInquiries(world: World, account: string, charge: string): void {
  for (const { kept } of world.store.all<Stripe.Dispute>('dispute', account, (one) => one.charge === charge && isOpen(one))) decideDispute(world, account, kept.id, false)
}

/** Stripe's test cards whose refunds are slow, or come back. */
const cards: Readonly<Record<string, RefundOutcome>> = { '7726': 'pend', '5126': 'fail-after' }

function takeOutcome(world: World, charge: Stripe.Charge): RefundOutcome {
  const next = nextOutcome(world.switches, 'refunds')
  if (next) return next
  const details = charge.payment_method_details
  return details?.card ? (cards[details.card.last4 ?? ''] ?? 'succeed') : 'pend'
}
