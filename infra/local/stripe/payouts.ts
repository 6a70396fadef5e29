import type Stripe from 'stripe'
import { badRequest, missing, noSuch, refused } from './api-error.ts'
import type { ApiRoute, Call } from './api.ts'
import { balanceOf } from './balance.ts'
import { integer, metadataOf, text } from './check-params.ts'
import { lists, matches, one } from './money-routes.ts'
import { pageParams } from './page.ts'
import type { PaidOut } from './payout-object.ts'
import { payOut } from './run-payouts.ts'
import { platformAccount } from './world.ts'

const createParams = { amount: 'integer', currency: 'text', description: 'text', destination: 'text', metadata: 'metadata', method: ['standard', 'instant'], source_type: ['bank_account', 'card', 'fpx'], statement_descriptor: 'text' } as const

export const payoutRoutes: readonly ApiRoute[] = [
  { method: 'post', path: '/v1/payouts', params: createParams, run: createPayout },
  {
    method: 'get',
    path: '/v1/payouts',
    params: { ...pageParams, status: ['canceled', 'failed', 'in_transit', 'paid', 'pending'], destination: 'text' },
    run: (call) => lists<Stripe.Payout>(call, 'payout', '/v1/payouts', (payout) => matches(call, 'status', payout.status) && matches(call, 'destination', payout.destination)),
  },
  { method: 'get', path: '/v1/payouts/:id', params: {}, run: (call) => one(call, 'payout') },
  {
    method: 'get',
    path: '/v1/balance_transactions',
    params: { ...pageParams, source: 'text', type: 'text', payout: 'text', currency: 'text' },
    run: (call) => {
      const inside = insideOf(call)
      return lists<Stripe.BalanceTransaction>(call, 'balance_transaction', '/v1/balance_transactions', (moved) => (!inside || inside.has(moved.id)) && matches(call, 'source', moved.source) && matches(call, 'type', moved.type) && matches(call, 'currency', moved.currency))
    },
  },
  { method: 'get', path: '/v1/balance_transactions/:id', params: {}, run: (call) => one(call, 'balance_transaction') },
]

/** What an automatic payout is made of, itself included. Nobody knows that of a manual one. */
function insideOf({ world, account, params }: Call): Set<string> | undefined {
  const id = text(params, 'payout')
  if (id === undefined) return undefined
  const payout = world.store.get<Stripe.Payout>(account, id)
  if (payout?.object !== 'payout') throw noSuch('payout', id, 'payout')
  if (!payout.automatic) throw badRequest('Balance transaction history can only be filtered on automatic transfers, not manual.', { param: 'payout' })
  if (payout.reconciliation_status !== 'completed') throw badRequest('Reconciliation is not complete for this payout. Please wait for it to complete and try again.', { code: 'payout_reconciliation_not_ready', param: 'payout' })
  return new Set(world.store.all<PaidOut>('_paid_out', account, (one) => one.payout === id).map(({ kept }) => kept.transaction))
}

function createPayout({ world, account, params }: Call): Stripe.Payout {
  const amount = integer(params, 'amount')
  const currency = text(params, 'currency')
  if (amount === undefined) throw missing('amount')
  if (!currency) throw missing('currency')
  if (amount < 1) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
  const known = world.store.get<Stripe.Account>(platformAccount, account)
  if (known?.object !== 'account' || !known.payouts_enabled) throw refused('Cannot create payouts: this account currently has payouts disabled.', { code: 'payouts_not_allowed' })
  if (text(params, 'method') === 'instant') throw badRequest('Instant payouts are not supported for this account.', { code: 'instant_payouts_unsupported', param: 'method' })
  const bank = known.external_accounts?.data.find((one) => one.currency === currency)
  if (!bank) throw badRequest(`Sorry, you don't have any external accounts in that currency (${currency}).`, { param: 'currency' })
  if (!['', bank.id].includes(text(params, 'destination') ?? '')) throw noSuch('external account', text(params, 'destination')!, 'destination')
  const available = balanceOf(world, account).available.find((one) => one.currency === currency)?.amount ?? 0
  if (amount > available) throw refused('You have insufficient funds in your Stripe account for this transfer. Your card balance is too low. You can use the /v1/balance endpoint to view your Stripe balance (for more details, see stripe.com/docs/api#balance).', { code: 'balance_insufficient' })
  return payOut(world, account, { amount, currency, automatic: false, destination: bank.id, description: text(params, 'description') ?? null, statementDescriptor: text(params, 'statement_descriptor') ?? null, metadata: metadataOf(params) })
}
