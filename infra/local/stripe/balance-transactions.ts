import type Stripe from 'stripe'
import { exchangeRate } from './currencies.ts'
import type { PayMethod } from './payment-objects.ts'
import { platformAccount, type World } from './world.ts'

type Moved = Stripe.BalanceTransaction

const feeShares = { card: 0.034, alipay: 0.022, wechat_pay: 0.022 } as const satisfies Record<PayMethod, number>
/** In cents of Hong Kong. */
const feeFixed = 235
const availableAfterSeconds = 3 * 86_400

/** What was paid in yuan is converted to the currency that the account keeps, and Stripe's fee taken from the result. */
export function chargeTransaction(world: World, account: string, charge: Stripe.Charge, method: PayMethod): Moved {
  const bare = moved(world, account, { source: charge.id, amount: charge.amount, from: charge.currency, description: charge.description, type: method === 'card' ? 'charge' : 'payment', category: 'charge' })
  const fixed = Math.round(feeFixed * (exchangeRate('hkd', bare.currency) ?? 1))
  const fee = Math.round(bare.amount * feeShares[method]) + (method === 'card' ? fixed : 0)
  return { ...bare, available_on: world.now() + availableAfterSeconds, fee, fee_details: feeDetails(fee, bare.currency, 'Stripe processing fees'), net: bare.amount - fee, status: 'pending' }
}

/** The fee of the payment stays with Stripe. */
export function refundTransaction(world: World, account: string, charge: Stripe.Charge, refund: { readonly id: string; readonly amount: number }): Moved {
  const type = charge.payment_method_details?.type === 'card' ? 'refund' : 'payment_refund'
  const description = `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`
  return moved(world, account, { source: refund.id, amount: -refund.amount, from: charge.currency, description, type, category: 'refund' })
}

/** Gives back what the refund's own transaction took, to the cent. */
export function refundFailureTransaction(world: World, refund: Stripe.Refund, taken: Moved): Moved {
  const back = { amount: -taken.amount, net: -taken.net, exchange_rate: taken.exchange_rate }
  return { ...taken, ...dated(world), ...back, description: `REFUND FAILURE${taken.description ? ` (${taken.description})` : ''}`, reporting_category: 'refund_failure', source: refund.id, type: 'refund_failure' }
}

/** In cents of Hong Kong; Stripe keeps it, whoever wins. */
const disputeFee = 8500

export function disputeTransaction(world: World, account: string, dispute: Stripe.Dispute): Moved {
  const bare = moved(world, account, { source: dispute.id, amount: -dispute.amount, from: dispute.currency, description: `Chargeback withdrawal for ${String(dispute.charge)}`, type: 'adjustment', category: 'dispute' })
  const fee = Math.round(disputeFee * (exchangeRate('hkd', bare.currency) ?? 1))
  return { ...bare, fee, fee_details: feeDetails(fee, bare.currency, 'Dispute fee'), net: bare.amount - fee }
}

/** What the bank took comes back to the cent, without the fee. */
export function disputeReversalTransaction(world: World, dispute: Stripe.Dispute, taken: Moved): Moved {
  const back = { amount: -taken.amount, fee: 0, fee_details: [], net: -taken.amount }
  return { ...taken, ...dated(world), ...back, description: `Chargeback reversal for ${String(dispute.charge)}`, reporting_category: 'dispute_reversal' }
}

export function payoutTransaction(world: World, account: string, payout: Stripe.Payout): Moved {
  return moved(world, account, { source: payout.id, amount: -payout.amount, from: payout.currency, description: payout.description, type: 'payout', category: 'payout' })
}

export function payoutFailureTransaction(world: World, payout: Stripe.Payout, taken: Moved): Moved {
  return { ...taken, ...dated(world), amount: -taken.amount, net: -taken.net, description: `PAYOUT FAILURE (${payout.id})`, reporting_category: 'payout_reversal', type: 'payout_failure' }
}

type Move = {
  readonly source: string
  /** In the least unit of `from`, signed. */
  readonly amount: number
  readonly from: string
  readonly description: string | null
  readonly type: Moved['type']
  readonly category: string
}

function moved(world: World, account: string, { source, amount: given, from, description, type, category }: Move): Moved {
  const currency = world.store.get<Stripe.Account>(platformAccount, account)?.default_currency ?? 'hkd'
  const rate = exchangeRate(from, currency)
  const amount = Math.round(given * (rate ?? 1))
  return {
    object: 'balance_transaction',
    ...dated(world),
    amount,
    balance_type: 'payments',
    currency,
    description,
    exchange_rate: rate,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category: category,
    source,
    status: 'available',
    type,
  }
}

const dated = (world: World): Pick<Moved, 'id' | 'available_on' | 'created'> => ({ id: world.newId('txn'), available_on: world.now(), created: world.now() })

const feeDetails = (amount: number, currency: string, description: string): Moved['fee_details'] => [{ amount, application: null, currency, description, type: 'stripe_fee' }]

/** Marks as available what has waited long enough. */
export function ripen(world: World): void {
  const ripe = world.store.all<Moved>('balance_transaction', undefined, (one) => one.status === 'pending' && one.available_on <= world.now())
  for (const { account, kept } of ripe) world.store.put<Moved>(account, { ...kept, status: 'available' })
}
