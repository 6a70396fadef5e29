import type Stripe from 'stripe'
import type { Instant } from '../../calendar.ts'
import type { ProviderDispute } from '../channel.ts'

/** Stripe's dispute in the port's words. */
export function toDispute(account: string, dispute: Stripe.Dispute): ProviderDispute {
  const intent = dispute.payment_intent
  const due = dispute.evidence_details.due_by
  return {
    id: dispute.id,
    account,
    providerPayment: (typeof intent === 'object' ? intent?.id : intent) ?? undefined,
    amountFen: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    state: stateOf(dispute.status),
    inquiry: dispute.status === 'warning_needs_response' || dispute.status === 'warning_under_review',
    moneyTaken: isMoneyTaken(dispute.balance_transactions),
    reason: dispute.reason,
    createdAt: at(dispute.created),
    ...(due === null ? {} : { answerBy: at(due) }),
  }
}

const at = (seconds: number): Instant => new Date(seconds * 1000).toISOString() as Instant

/** An inquiry that was closed, and a dispute that was prevented, took no money: they end like one that was won. */
function stateOf(status: Stripe.Dispute.Status): ProviderDispute['state'] {
  if (status === 'won' || status === 'warning_closed' || status === 'prevented') return 'won'
  return status === 'lost' ? 'lost' : 'open'
}

/** Counted, not added up: between taking and giving back the exchange rate moves. */
const isMoneyTaken = (moved: readonly Stripe.BalanceTransaction[]): boolean => moved.filter(({ amount }) => amount < 0).length > moved.filter(({ amount }) => amount > 0).length
