import type Stripe from 'stripe'
import { badRequest } from './api-error.ts'
import { disputeReversalTransaction } from './balance-transactions.ts'
import { emit } from './events.ts'
import { isInquiry, readDispute } from './open-dispute.ts'
import type { World } from './world.ts'

type Dispute = Stripe.Dispute

/** A dispute that the bank will decide by itself, and how. */
export type SlowDispute = { readonly id: string; readonly object: '_slow_dispute'; readonly dispute: string; readonly won: boolean; readonly dueAt: number }

/** Decides the disputes whose time has come; one that nobody answered in time is lost. */
export function decideDisputes(world: World): void {
  for (const { account, kept } of world.store.all<SlowDispute>('_slow_dispute', undefined, (one) => one.dueAt <= world.now())) decideDispute(world, account, kept.dispute, kept.won)
  const late = world.store.all<Dispute>('dispute', undefined, (one) => one.status.endsWith('needs_response') && (one.evidence_details.due_by ?? Infinity) < world.now())
  for (const { account, kept } of late) {
    world.store.put<Dispute>(account, { ...kept, evidence_details: { ...kept.evidence_details, past_due: true } })
    decideDispute(world, account, kept.id, false)
  }
}

/** The bank's word. An inquiry ends without one. Won: the money comes back, the fee does not. */
export function decideDispute(world: World, account: string, id: string, won: boolean): Dispute {
  const dispute = readDispute(world, account, id)
  if (!isOpen(dispute)) throw badRequest(`Dispute ${id} has a status of ${dispute.status}.`)
  world.store.remove(account, `${id} slow`)
  if (isInquiry(dispute)) return close(world, account, dispute, { status: 'warning_closed' })
  if (!won) return close(world, account, dispute, { status: 'lost' })
  const [taken] = dispute.balance_transactions as [Stripe.BalanceTransaction]
  const back = world.store.put(account, disputeReversalTransaction(world, dispute, taken))
  const closed = close(world, account, dispute, { status: 'won', balance_transactions: [taken, back] })
  emit(world, account, 'charge.dispute.funds_reinstated', closed)
  return closed
}

export const isOpen = (dispute: Dispute): boolean => ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review'].includes(dispute.status)

function close(world: World, account: string, before: Dispute, change: Partial<Dispute>): Dispute {
  const closed = world.store.put<Dispute>(account, { ...before, ...change })
  emit(world, account, 'charge.dispute.closed', closed, { status: before.status })
  return closed
}
