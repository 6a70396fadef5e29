import type Stripe from 'stripe'
import { badRequest, noSuch } from './api-error.ts'
import { refundFailureTransaction, refundTransaction } from './balance-transactions.ts'
import { emit } from './events.ts'
import type { SlowRefund } from './refund-object.ts'
import type { World } from './world.ts'

type Refund = Stripe.Refund

/** Decides the refunds whose time has come. */
export function decideRefunds(world: World): void {
  for (const { account, kept } of world.store.all<SlowRefund>('_slow_refund', undefined, (one) => one.dueAt <= world.now())) {
    if (kept.succeeds) succeedRefund(world, account, kept.refund)
    else failRefund(world, account, kept.refund)
  }
}

/** The money has reached the payer. */
export function succeedRefund(world: World, account: string, id: string): Refund {
  const refund = undecided(world, account, id)
  if (refund.status !== 'pending') throw badRequest(`Refund ${id} has a status of ${refund.status}.`)
  const { pending_reason: reason, ...rest } = refund
  const taken = refund.balance_transaction ?? world.store.put(account, refundTransaction(world, account, chargeOf(world, account, refund), refund)).id
  return changed(world, account, { ...rest, balance_transaction: taken, status: 'succeeded' }, { status: 'pending', ...(reason ? { pending_reason: reason } : {}) })
}

/** The money did not arrive, or came back after it had: it is on the balance again, and can be refunded again. */
export function failRefund(world: World, account: string, id: string, reason = 'unknown'): Refund {
  const refund = undecided(world, account, id)
  if (refund.status !== 'pending' && refund.status !== 'succeeded') throw badRequest(`Refund ${id} has a status of ${refund.status}.`)
  const { pending_reason: waited, ...rest } = refund
  const taken = world.store.get<Stripe.BalanceTransaction>(account, String(refund.balance_transaction))
  const back = taken && world.store.put(account, refundFailureTransaction(world, refund, taken))
  const charge = chargeOf(world, account, refund)
  world.store.put<Stripe.Charge>(account, { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false })
  const before = { status: refund.status, ...(waited ? { pending_reason: waited } : {}) }
  const failed = changed(world, account, { ...rest, status: 'failed', failure_reason: reason, ...(back ? { failure_balance_transaction: back.id } : {}) }, before)
  emit(world, account, 'refund.failed', failed)
  return failed
}

function undecided(world: World, account: string, id: string): Refund {
  const refund = world.store.get<Refund>(account, id)
  if (refund?.object !== 'refund') throw noSuch('refund', id)
  world.store.remove(account, `${id} slow`)
  return refund
}

const chargeOf = (world: World, account: string, refund: Refund): Stripe.Charge => world.store.get<Stripe.Charge>(account, String(refund.charge))!

function changed(world: World, account: string, refund: Refund, before: Partial<Refund>): Refund {
  world.store.put(account, refund)
  emit(world, account, 'refund.updated', refund, before)
  emit(world, account, 'charge.refund.updated', refund, before)
  return refund
}
