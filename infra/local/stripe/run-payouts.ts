import type Stripe from 'stripe'
import { payoutTransaction } from './balance-transactions.ts'
import { isAvailable } from './balance.ts'
import { nextOutcome } from './chance.ts'
import { emit } from './events.ts'
import { type OpenPayout, type PaidOut, type PayoutFacts, payoutObject } from './payout-object.ts'
import { platformAccount, type World } from './world.ts'

type Day = { readonly id: 'payout day'; readonly object: '_payout_day'; readonly day: number }

const daySeconds = 86_400

/** At the turn of each day (UTC) every account that may be paid out is, with all that has become available. */
export function payOutDaily(world: World): void {
  const day = Math.floor(world.now() / daySeconds)
  const last = world.store.get<Day>(platformAccount, 'payout day')?.day
  if (last === day) return
  world.store.put<Day>(platformAccount, { id: 'payout day', object: '_payout_day', day })
  if (last === undefined) return
  for (const { kept } of world.store.all<Stripe.Account>('account', platformAccount, (one) => one.payouts_enabled)) payOutAutomatically(world, kept.id)
}

/** One payout of everything available that went out with none yet; undefined where that is nothing, or less. */
export function payOutAutomatically(world: World, account: string): Stripe.Payout | undefined {
  const known = world.store.get<Stripe.Account>(platformAccount, account)
  const [bank] = known?.external_accounts?.data ?? []
  if (!known?.payouts_enabled || !bank) return undefined
  const gone = new Set(world.store.all<PaidOut>('_paid_out', account).map(({ kept }) => kept.transaction))
  const items = world.store.all<Stripe.BalanceTransaction>('balance_transaction', account, (one) => !gone.has(one.id) && one.currency === known.default_currency && isAvailable(world, one))
  const amount = items.reduce((sum, { kept }) => sum + kept.net, 0)
  if (amount <= 0) return undefined
  return payOut(world, account, { amount, currency: known.default_currency ?? 'hkd', automatic: true, destination: bank.id }, items.map(({ kept }) => kept.id))
}

/** Takes the money off the balance and sends it. `items`: the transactions that an automatic payout is made of. */
export function payOut(world: World, account: string, facts: PayoutFacts, items: readonly string[] = []): Stripe.Payout {
  const bare = payoutObject(world, facts)
  const taken = world.store.put(account, payoutTransaction(world, account, bare))
  const payout = world.store.put<Stripe.Payout>(account, { ...bare, balance_transaction: taken.id })
  if (payout.automatic) for (const transaction of [...items, taken.id]) world.store.put<PaidOut>(account, { id: `${transaction} payout`, object: '_paid_out', transaction, payout: payout.id })
  const outcome = nextOutcome(world.switches, 'payouts') ?? 'pay'
  world.store.put<OpenPayout>(account, { id: `${payout.id} open`, object: '_open_payout', payout: payout.id, listedAt: world.now() + world.switches.asyncSeconds, arrivesAt: payout.arrival_date, outcome })
  emit(world, account, 'payout.created', payout)
  return payout
}
