import type Stripe from 'stripe'
import type { PayMethod } from './payment-objects.ts'
import type { World } from './world.ts'

/** A refund whose end is not decided yet. */
export type SlowRefund = { readonly id: string; readonly object: '_slow_refund'; readonly refund: string; readonly succeeds: boolean; readonly dueAt: number }

export type RefundFacts = {
  readonly charge: Stripe.Charge
  readonly amount: number
  readonly reason: Stripe.Refund.Reason | null
  readonly metadata: Record<string, string>
  readonly status: 'succeeded' | 'pending'
  readonly pendingReason?: Stripe.Refund.PendingReason
}

export function refundObject(world: World, { charge, amount, reason, metadata, status, pendingReason }: RefundFacts): Stripe.Refund {
  const method = charge.payment_method_details?.type as PayMethod
  return {
    id: world.newId(method === 'card' ? 're' : 'pyr'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: destinationOf(method),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: null,
    ...(status === 'pending' ? { pending_reason: pendingReason ?? 'processing' } : {}),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  }
}

function destinationOf(method: PayMethod): Stripe.Refund.DestinationDetails {
  if (method === 'alipay') return { type: 'alipay', alipay: {} }
  if (method === 'wechat_pay') return { type: 'wechat_pay', wechat_pay: {} }
  return { type: 'card', card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' } }
}
