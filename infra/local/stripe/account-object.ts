import type Stripe from 'stripe'
import type { World } from './world.ts'

type Account = Stripe.Account

export type AccountFacts = {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly country: string
  readonly currency: string
  readonly businessType: string | null
  readonly capabilities: readonly (keyof NonNullable<Account['capabilities']>)[]
  readonly controller: Stripe.Account.Controller
  readonly metadata: Record<string, string>
}

/** An account that has told nothing of itself yet and can do nothing. */
export function accountObject(world: World, facts: AccountFacts): Account {
  const due = firstDue.filter((field) => !(field === 'business_type' && facts.businessType))
  return {
    id: facts.id,
    object: 'account',
    business_profile: { annual_revenue: null, estimated_worker_count: null, mcc: null, minority_owned_business_designation: null, name: facts.name, product_description: null, specified_commercial_transactions_act_url: null, support_address: null, support_email: null, support_phone: null, support_url: null, url: null },
    business_type: facts.businessType,
    capabilities: Object.fromEntries(facts.capabilities.map((name) => [name, 'inactive'])),
    charges_enabled: false,
    controller: facts.controller,
    country: facts.country,
    created: world.now(),
    default_currency: facts.currency,
    details_submitted: false,
    email: facts.email,
    external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${facts.id}/external_accounts` },
    future_requirements: requirementsOf({}),
    metadata: facts.metadata,
    payouts_enabled: false,
    requirements: requirementsOf({ due, disabledReason: 'requirements.past_due' }),
    settings: settingsOf(facts.name),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: typeOf(facts.controller),
  }
}

const firstDue = ['business_profile.product_description', 'business_profile.support_phone', 'business_profile.url', 'business_type', 'external_account', 'tos_acceptance.date', 'tos_acceptance.ip']

type Wanted = { readonly due?: readonly string[]; readonly pending?: readonly string[]; readonly disabledReason?: Stripe.Account.Requirements.DisabledReason | null }

/** What is due is past due already: the account cannot do everything until it is there. */
export const requirementsOf = ({ due = [], pending = [], disabledReason = null }: Wanted): Stripe.Account.Requirements => ({
  alternatives: [],
  current_deadline: null,
  currently_due: [...due],
  disabled_reason: disabledReason,
  errors: [],
  eventually_due: [...due],
  past_due: [...due],
  pending_verification: [...pending],
})

const settingsOf = (name: string | null): Stripe.Account.Settings => ({
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_payments: { decline_on: { avs_failure: false, cvc_failure: false }, statement_descriptor_prefix: null, statement_descriptor_prefix_kana: null, statement_descriptor_prefix_kanji: null },
  dashboard: { display_name: name, timezone: 'Asia/Hong_Kong' },
  payments: { statement_descriptor: null, statement_descriptor_kana: null, statement_descriptor_kanji: null, statement_descriptor_prefix_kana: null, statement_descriptor_prefix_kanji: null },
  payouts: { debit_negative_balances: true, schedule: { delay_days: 3, interval: 'daily' }, statement_descriptor: null },
})

/** Full dashboard, own fees, Stripe bears the losses: what direct charges want. */
export const standardController: Stripe.Account.Controller = { fees: { payer: 'account' }, is_controller: true, losses: { payments: 'stripe' }, requirement_collection: 'stripe', stripe_dashboard: { type: 'full' }, type: 'application' }

function typeOf({ stripe_dashboard: dashboard, requirement_collection: collection }: Stripe.Account.Controller): Stripe.Account.Type {
  if (dashboard?.type === 'full') return 'standard'
  if (dashboard?.type === 'express') return 'express'
  return collection === 'application' ? 'custom' : 'none'
}

export const bankAccountObject = (world: World, { account, country, currency, last4 }: { account: string; country: string; currency: string; last4: string }): Stripe.BankAccount => ({
  id: world.newId('ba'),
  object: 'bank_account',
  account,
  account_holder_name: null,
  account_holder_type: null,
  account_type: null,
  available_payout_methods: ['standard'],
  bank_name: 'STRIPE TEST BANK',
  country,
  currency,
  default_for_currency: true,
  fingerprint: world.newId('x', 16).slice(2),
  future_requirements: { currently_due: [], errors: [], past_due: [], pending_verification: [] },
  last4,
  metadata: {},
  requirements: { currently_due: [], errors: [], past_due: [], pending_verification: [] },
  routing_number: '110-000',
  status: 'new',
})
