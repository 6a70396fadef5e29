import type Stripe from 'stripe'
import type { PayoutOutcome } from './outcomes.ts'
import type { World } from './world.ts'

export type PayoutFacts = { readonly amount: number; readonly currency: string; readonly automatic: boolean; readonly destination: string; readonly description?: string | null; readonly statementDescriptor?: string | null; readonly metadata?: Record<string, string> }

const day = 86_400

/** On its way to the bank; there on the next day. */
export const payoutObject = (world: World, { amount, currency, automatic, destination, description = null, statementDescriptor = null, metadata = {} }: PayoutFacts): Stripe.Payout => ({
  id: world.newId('po'),
  object: 'payout',
  amount,
  application_fee: null,
  application_fee_amount: null,
  arrival_date: (Math.floor(world.now() / day) + 1) * day,
  automatic,
  balance_transaction: null,
  created: world.now(),
  currency,
  description: description ?? (automatic ? 'STRIPE PAYOUT' : null),
  destination,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata,
  method: 'standard',
  original_payout: null,
  payout_method: null,
  reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
  reversed_by: null,
  source_type: 'card',
  statement_descriptor: statementDescriptor,
  status: 'pending',
  trace_id: { status: 'pending', value: null },
  type: 'bank_account',
})

/** Which payout a balance transaction went out with; the payout's own is among them. */
export type PaidOut = { readonly id: string; readonly object: '_paid_out'; readonly transaction: string; readonly payout: string }

/** A payout's next steps: the list of what is in it, and the bank's word. */
export type OpenPayout = { readonly id: string; readonly object: '_open_payout'; readonly payout: string; readonly listedAt: number; readonly arrivesAt: number; readonly outcome: PayoutOutcome }
