import type Stripe from 'stripe'
import type { World } from './world.ts'

export type PayMethod = 'card' | 'alipay' | 'wechat_pay'

export function intentObject(world: World, session: Stripe.Checkout.Session, description: string | null): Stripe.PaymentIntent {
  const id = world.newId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: session.payment_method_types,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${world.newId('x', 25).slice(2)}`,
    confirmation_method: 'automatic',
    created: world.now(),
    currency: session.currency ?? 'cny',
    customer: null,
    customer_account: null,
    description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}

type ChargeFacts = { readonly intent: Stripe.PaymentIntent; readonly method: PayMethod; readonly last4: string; readonly failure?: { readonly code: string; readonly message: string } }

export function chargeObject(world: World, { intent, method, last4, failure }: ChargeFacts): Stripe.Charge {
  return {
    id: world.newId(method === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: method === 'card' ? 'LINLI' : null,
    captured: !failure,
    created: world.now(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: failure
      ? { advice_code: 'try_again_later', network_advice_code: null, network_decline_code: '01', network_status: 'declined_by_network', reason: 'generic_decline', seller_message: 'The bank did not return any further details with this decline.', type: 'issuer_declined' }
      : { advice_code: null, network_advice_code: null, network_decline_code: null, network_status: 'approved_by_network', reason: null, seller_message: 'Payment complete.', type: 'authorized' },
    paid: !failure,
    payment_intent: intent.id,
    payment_method: world.newId('pm'),
    payment_method_details: methodDetails(world, method, last4),
    receipt_email: null,
    receipt_number: null,
    receipt_url: failure ? null : `${world.baseUrl}/receipts/${intent.id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: failure ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
}

function methodDetails(world: World, method: PayMethod, last4: string): Stripe.Charge.PaymentMethodDetails {
  const fingerprint = world.newId('x', 16).slice(2)
  if (method === 'alipay') return { type: 'alipay', alipay: { buyer_id: '2088000000000000', fingerprint, transaction_id: String(world.now()) } }
  if (method === 'wechat_pay') return { type: 'wechat_pay', wechat_pay: { fingerprint, transaction_id: String(world.now()) } }
  return {
    type: 'card',
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: last4 === '0005' ? 'unionpay' : 'visa',
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'CN',
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2030,
      fingerprint,
      funding: 'debit',
      installments: null,
      last4,
      mandate: null,
      network: 'visa',
      network_token: { used: false },
      network_transaction_id: null,
      regulated_status: null,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}
