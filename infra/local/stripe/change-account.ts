import type Stripe from 'stripe'
import { bankAccountObject, requirementsOf } from './account-object.ts'
import { noSuch } from './api-error.ts'
import { emit } from './events.ts'
import { platformAccount, type World } from './world.ts'

type Account = Stripe.Account

/**
 * How an organization leaves the form: with everything in place; with everything sent, and Stripe looking at it for
 * `asyncSeconds`; with a paper missing; without having sent anything.
 */
export const leavings = ['finish', 'verify', 'due', 'leave'] as const
export type Leaving = (typeof leavings)[number]

type Verifying = { readonly id: string; readonly object: '_verifying'; readonly account: string; readonly dueAt: number }

const paper = 'company.verification.document'

export function onboard(world: World, id: string, leaving: Leaving): Account {
  const account = readAccount(world, id)
  switch (leaving) {
    case 'finish':
      return changeAccount(world, account, ready(world, account))
    case 'verify':
      world.store.put<Verifying>(platformAccount, { id: `${id} verifying`, object: '_verifying', account: id, dueAt: world.now() + world.switches.asyncSeconds })
      return changeAccount(world, account, { ...submitted(world, account), ...closed(account), requirements: requirementsOf({ pending: [paper], disabledReason: 'requirements.pending_verification' }) })
    case 'due':
      return changeAccount(world, account, { ...submitted(world, account), ...closed(account), requirements: requirementsOf({ due: [paper], disabledReason: 'requirements.past_due' }) })
    case 'leave':
      return account
    default:
      throw new Error(`Unknown: ${leaving satisfies never as string}`)
  }
}

/** Ends the looking of Stripe at what was sent, well. */
export function decideAccounts(world: World): void {
  for (const { kept } of world.store.all<Verifying>('_verifying', platformAccount, (one) => one.dueAt <= world.now())) {
    world.store.remove(platformAccount, kept.id)
    const account = world.store.get<Account>(platformAccount, kept.account)
    if (account?.object === 'account') onboard(world, kept.account, 'finish')
  }
}

export type Restriction = { readonly reason?: Stripe.Account.Requirements.DisabledReason; readonly due?: readonly string[]; /** Only payouts stop. */ readonly payoutsOnly?: boolean }

/** Stripe closes an account that worked: for a paper that is due again, or for good (`rejected.fraud`). */
export function restrictAccount(world: World, id: string, { reason = 'requirements.past_due', due = [paper], payoutsOnly = false }: Restriction = {}): Account {
  const account = readAccount(world, id)
  world.store.remove(platformAccount, `${id} verifying`)
  return changeAccount(world, account, { ...(payoutsOnly ? { payouts_enabled: false } : closed(account)), requirements: requirementsOf({ due, disabledReason: reason }) })
}

/** The organization disconnects its account in its dashboard: the platform loses it, after a last word. */
export function disconnectAccount(world: World, id: string): Account {
  const account = readAccount(world, id)
  emit(world, id, 'account.application.deauthorized', { id: applicationId, object: 'application', name: 'Linli' })
  world.store.put(platformAccount, { id, object: '_disconnected', account })
  return account
}

const applicationId = 'ca_LinliStandIn'

/** The account as the platform knows it, gone or not: payers see its name even after it has left. */
export function nameOfAccount(world: World, id: string): string {
  const found = world.store.get<Account | { id: string; object: '_disconnected'; account: Account }>(platformAccount, id)
  return (found?.object === 'account' ? found : found?.account)?.business_profile?.name ?? id
}

/** Closed by Stripe, an account takes nothing, on pages either that were open before. One that left the platform goes on by itself. */
export const mayCharge = (world: World, id: string): boolean => world.store.get<Account>(platformAccount, id)?.charges_enabled !== false

export function readAccount(world: World, id: string): Account {
  const found = world.store.get<Account>(platformAccount, id)
  if (found?.object !== 'account') throw noSuch('account', id, 'account')
  return found
}

export function changeAccount(world: World, before: Account, change: Partial<Account>): Account {
  const after = world.store.put<Account>(platformAccount, { ...before, ...change })
  const names = Object.keys(change) as (keyof Account)[]
  const previous = Object.fromEntries(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, before[name]]))
  emit(world, before.id, 'account.updated', after, previous)
  return after
}

/** Everything there and everything allowed. */
export function ready(world: World, account: Account): Partial<Account> {
  return { ...submitted(world, account), charges_enabled: true, payouts_enabled: true, capabilities: everyCapability(account, 'active'), requirements: requirementsOf({}) }
}

function submitted(world: World, account: Account): Partial<Account> {
  const known = account.external_accounts!
  const bank = () => world.store.put(account.id, bankAccountObject(world, { account: account.id, country: account.country ?? 'HK', currency: account.default_currency ?? 'hkd', last4: '6789' }))
  return {
    business_type: account.business_type ?? 'non_profit',
    details_submitted: true,
    external_accounts: known.data.some((one) => one.object === 'bank_account' && one.status !== 'errored') ? known : { ...known, data: [bank()] },
    tos_acceptance: { date: world.now() },
  }
}

const closed = (account: Account): Partial<Account> => ({ charges_enabled: false, payouts_enabled: false, capabilities: everyCapability(account, 'inactive') })

/** An account with a dashboard of its own takes cards without anybody asking for it. */
const everyCapability = (account: Account, state: 'active' | 'inactive'): NonNullable<Account['capabilities']> => Object.fromEntries([...new Set([...Object.keys(account.capabilities ?? {}), 'card_payments', 'transfers'])].map((name) => [name, state]))
