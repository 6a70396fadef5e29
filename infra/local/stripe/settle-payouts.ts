import type Stripe from 'stripe'
import { requirementsOf } from './account-object.ts'
import { badRequest, noSuch } from './api-error.ts'
import { payoutFailureTransaction } from './balance-transactions.ts'
import { changeAccount } from './change-account.ts'
import { emit } from './events.ts'
import type { OpenPayout } from './payout-object.ts'
import { platformAccount, type World } from './world.ts'

type Payout = Stripe.Payout

/** Moves payouts on: listed, on their way, arrived or come back. */
export function decidePayouts(world: World): void {
  for (const { account, kept } of world.store.all<OpenPayout>('_open_payout')) {
    const payout = readPayout(world, account, kept.payout)
    if (kept.listedAt <= world.now() && payout.status === 'pending') list(world, account, payout)
    if (kept.arrivesAt > world.now()) continue
    if (kept.outcome === 'fail') failPayout(world, account, kept.payout)
    else arrive(world, account, kept)
  }
}

/** Stripe has listed what is in it, and the bank has it. */
function list(world: World, account: string, payout: Payout): void {
  const sent = world.store.put<Payout>(account, { ...payout, status: 'in_transit', reconciliation_status: payout.automatic ? 'completed' : 'not_applicable' })
  emit(world, account, 'payout.updated', sent, { status: payout.status, reconciliation_status: payout.reconciliation_status })
  if (payout.automatic) emit(world, account, 'payout.reconciliation_completed', sent)
}

/** Days within which a bank may still send back what it had taken. */
const secondThoughtsSeconds = 2 * 86_400

function arrive(world: World, account: string, open: OpenPayout): void {
  if (readPayout(world, account, open.payout).status !== 'paid') payPayout(world, account, open.payout)
  if (open.outcome === 'pay') return world.store.remove(account, open.id)
  if (open.arrivesAt + secondThoughtsSeconds <= world.now()) failPayout(world, account, open.payout)
  else world.store.put(account, open)
}

export function payPayout(world: World, account: string, id: string): Payout {
  const payout = readPayout(world, account, id)
  if (payout.status === 'pending') list(world, account, payout)
  else if (payout.status !== 'in_transit') throw badRequest(`Payout ${id} has a status of ${payout.status}.`)
  world.store.remove(account, `${id} open`)
  const paid = world.store.put<Payout>(account, { ...readPayout(world, account, id), status: 'paid', trace_id: { status: 'supported', value: id.slice(3, 19) } })
  emit(world, account, 'payout.paid', paid)
  return paid
}

/** The bank does not take it, or sends it back: the money is on the balance again, and payouts stop until the bank account is put right. */
export function failPayout(world: World, account: string, id: string, code = 'account_closed'): Payout {
  const payout = readPayout(world, account, id)
  if (payout.status === 'failed') throw badRequest(`Payout ${id} has a status of ${payout.status}.`)
  world.store.remove(account, `${id} open`)
  const taken = world.store.get<Stripe.BalanceTransaction>(account, String(payout.balance_transaction))!
  const back = world.store.put(account, payoutFailureTransaction(world, payout, taken))
  const failed = world.store.put<Payout>(account, { ...payout, status: 'failed', failure_balance_transaction: back.id, failure_code: code, failure_message: messages[code] ?? 'The payout could not be processed.' })
  emit(world, account, 'payout.failed', failed)
  stopPayouts(world, account)
  return failed
}

const messages: Readonly<Record<string, string>> = {
  account_closed: 'The bank account has been closed.',
  account_frozen: 'The bank account has been frozen.',
  no_account: 'The bank account details on file are probably incorrect. No bank account could be located with those details.',
  could_not_process: 'The bank could not process this payout.',
}

function stopPayouts(world: World, id: string): void {
  const account = world.store.get<Stripe.Account>(platformAccount, id)
  if (account?.object !== 'account' || !account.payouts_enabled) return
  const external = account.external_accounts!
  const banks = external.data.map((one) => (one.object === 'bank_account' ? { ...one, status: 'errored' } : one))
  changeAccount(world, account, { payouts_enabled: false, external_accounts: { ...external, data: banks }, requirements: requirementsOf({ due: ['external_account'] }) })
}

function readPayout(world: World, account: string, id: string): Payout {
  const found = world.store.get<Payout>(account, id)
  if (found?.object !== 'payout') throw noSuch('payout', id)
  return found
}
