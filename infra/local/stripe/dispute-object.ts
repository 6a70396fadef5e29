import type Stripe from 'stripe'
import type { World } from './world.ts'

export type DisputeFacts = { readonly charge: Stripe.Charge; readonly amount: number; readonly reason: string; /** The bank asks first and takes nothing yet. */ readonly inquiry: boolean }

const day = 86_400
const answerDays = 9

export function disputeObject(world: World, { charge, amount, reason, inquiry }: DisputeFacts): Stripe.Dispute {
  const card = charge.payment_method_details?.card
  return {
    id: world.newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: world.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    // To the end of the day, as banks count.
    evidence_details: { due_by: Math.floor(world.now() / day) * day + (answerDays + 1) * day - 1, enhanced_eligibility: {}, has_evidence: false, past_due: false, submission_count: 0, submission_method: 'not_submitted' },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    ...(card ? { payment_method_details: { card: { brand: card.brand ?? 'visa', case_type: inquiry ? 'inquiry' : 'chargeback', network: 'visa', network_reason_code: '83' }, type: 'card' } } : {}),
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  }
}

/** The texts and files that a bank may be sent. */
export const evidenceNames = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const satisfies readonly (keyof Stripe.Dispute.Evidence)[]

const noEvidence = { ...Object.fromEntries(evidenceNames.map((name) => [name, null])), enhanced_evidence: {} } as unknown as Stripe.Dispute.Evidence
