import type Stripe from 'stripe'
import type { PayMethod } from './payment-objects.ts'
import type { World } from './world.ts'

type Moved = Stripe.BalanceTransaction

/** The account keeps Hong Kong dollars: what was paid in yuan is converted, and Stripe's fee taken from the result. */
export const rate = 1.0843
export const balanceCurrency = 'hkd'
const feeShares = { card: 0.034, alipay: 0.022, wechat_pay: 0.022 } as const satisfies Record<PayMethod, number>
const feeFixed = 235
const availableAfterSeconds = 3 * 86_400

export function chargeTransaction(world: World, charge: Stripe.Charge, method: PayMethod): Moved {
  const amount = converted(charge.amount)
  const fee = Math.round(amount * feeShares[method]) + (method === 'card' ? feeFixed : 0)
  return {
    ...moved(world, { source: charge.id, amount, description: charge.description, type: method === 'card' ? 'charge' : 'payment', category: 'charge' }),
    available_on: world.now() + availableAfterSeconds,
    fee,
    fee_details: [{ amount: fee, application: null, currency: balanceCurrency, description: 'Stripe processing fees', type: 'stripe_fee' }],
    net: amount - fee,
    status: 'pending',
  }
}

/** The fee of the payment stays with Stripe. */
export function refundTransaction(world: World, charge: Stripe.Charge, refund: { readonly id: string; readonly amount: number }): Moved {
  const type = charge.payment_method_details?.type === 'card' ? 'refund' : 'payment_refund'
  return moved(world, { source: refund.id, amount: -converted(refund.amount), description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`, type, category: 'refund' })
}

/** Gives back what the refund's own transaction took, to the cent. */
export function refundFailureTransaction(world: World, refund: Stripe.Refund, taken: Moved): Moved {
  return moved(world, { source: refund.id, amount: -taken.amount, description: `REFUND FAILURE${taken.description ? ` (${taken.description})` : ''}`, type: 'refund_failure', category: 'refund_failure' })
}

type Move = { readonly source: string; /** In cents of the balance's currency, signed. */ readonly amount: number; readonly description: string | null; readonly type: Moved['type']; readonly category: string }

function moved(world: World, { source, amount, description, type, category }: Move): Moved {
  return {
    id: world.newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: world.now(),
    balance_type: 'payments',
    created: world.now(),
    currency: balanceCurrency,
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

const converted = (amount: number): number => Math.round(amount * rate)

/** Marks as available what has waited long enough. */
export function ripen(world: World): void {
  const ripe = world.store.all<Moved>('balance_transaction', undefined, (one) => one.status === 'pending' && one.available_on <= world.now())
  for (const { account, kept } of ripe) world.store.put<Moved>(account, { ...kept, status: 'available' })
}
