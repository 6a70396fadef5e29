import type Stripe from 'stripe'
import type { ApiRoute } from './api.ts'
import type { World } from './world.ts'

export const balanceRoutes: readonly ApiRoute[] = [{ method: 'get', path: '/v1/balance', params: {}, run: ({ world, account }) => balanceOf(world, account) }]

/** By currency: what can be paid out, and what is on its way. Below zero after refunds and disputes of money that has left. */
export function balanceOf(world: World, account: string): Stripe.Balance {
  const all = world.store.all<Stripe.BalanceTransaction>('balance_transaction', account).map(({ kept }) => kept)
  const names = [...new Set(all.map((one) => one.currency))]
  const sums = (fits: (one: Stripe.BalanceTransaction) => boolean) =>
    names.map((currency) => {
      const amount = all.filter((one) => one.currency === currency && fits(one)).reduce((sum, one) => sum + one.net, 0)
      return { amount, currency, source_types: { card: amount } }
    })
  return { object: 'balance', available: sums((one) => isAvailable(world, one)), livemode: false, pending: sums((one) => !isAvailable(world, one)) }
}

export const isAvailable = (world: World, one: Stripe.BalanceTransaction): boolean => one.available_on <= world.now()
