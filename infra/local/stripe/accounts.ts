import type Stripe from 'stripe'
import { type AccountFacts, accountObject, standardController } from './account-object.ts'
import { notYours } from './admit-caller.ts'
import { badRequest } from './api-error.ts'
import type { ApiRoute, Call } from './api.ts'
import type { Params } from './bracket-form.ts'
import { ready } from './change-account.ts'
import { map, metadataOf, type SpecMap, text } from './check-params.ts'
import { servedCountry } from './currencies.ts'
import { page, pageParams } from './page.ts'
import { platformAccount, type World } from './world.ts'

const requested = { requested: 'boolean' } as const

const createParams: SpecMap = {
  type: ['standard', 'express', 'custom'],
  controller: { fees: { payer: ['account', 'application'] }, losses: { payments: ['application', 'stripe'] }, requirement_collection: ['application', 'stripe'], stripe_dashboard: { type: ['express', 'full', 'none'] } },
  country: 'text',
  default_currency: 'text',
  email: 'text',
  business_type: ['company', 'government_entity', 'individual', 'non_profit'],
  business_profile: { name: 'text', mcc: 'text', product_description: 'text', support_email: 'text', support_phone: 'text', url: 'text' },
  capabilities: { card_payments: requested, transfers: requested },
  metadata: 'metadata',
}

/** Connected accounts, as much of them as direct charges need. Only the platform sees more than its own. */
export const accountRoutes: readonly ApiRoute[] = [
  { method: 'post', path: '/v1/accounts', params: createParams, run: createAccount },
  { method: 'get', path: '/v1/accounts', params: pageParams, run: listAccounts },
  { method: 'get', path: '/v1/accounts/:id', params: {}, run: ({ world, id, account }) => visible(world, account, id) },
  { method: 'get', path: '/v1/account', params: {}, run: ({ world, account }) => visible(world, account, account) },
]

function createAccount({ world, account, params }: Call): Stripe.Account {
  checkPlatform(account)
  if (params['type'] !== undefined && params['controller'] !== undefined) throw badRequest('You may only specify one of these parameters: type, controller.', { code: 'parameters_exclusive', param: 'type' })
  const { country, currency } = countryOf(params)
  const profile = map(params, 'business_profile') ?? {}
  const asked = map(params, 'capabilities') ?? {}
  const facts: AccountFacts = {
    id: `acct_${world.newId('1', 16).slice(2)}`,
    name: text(profile, 'name') ?? null,
    email: text(params, 'email') ?? null,
    country,
    currency,
    businessType: text(params, 'business_type') ?? null,
    capabilities: (['card_payments', 'transfers'] as const).filter((name) => map(asked, name)?.['requested'] === 'true'),
    controller: controllerOf(params),
    metadata: metadataOf(params),
  }
  if (facts.controller.stripe_dashboard?.type === 'none' && facts.capabilities.length === 0) throw badRequest('You must request at least one capability for an account without a Stripe dashboard.', { param: 'capabilities' })
  const made = accountObject(world, facts)
  const { mcc, product_description: product, support_email: email, support_phone: phone, url } = profile as Readonly<Record<string, string | undefined>>
  return world.store.put<Stripe.Account>(platformAccount, { ...made, business_profile: { ...made.business_profile!, mcc: mcc ?? null, product_description: product ?? null, support_email: email ?? null, support_phone: phone ?? null, url: url ?? null } })
}

export function checkPlatform(account: string): void {
  if (account === platformAccount) return
  throw badRequest('Only Stripe Connect platforms can work with other accounts. If you need to setup a Stripe Connect platform, you can do so at https://dashboard.stripe.com/account/applications/settings.', { code: 'platform_account_required' })
}

function countryOf(params: Params): { country: string; currency: string } {
  const country = text(params, 'country') ?? 'HK'
  const served = servedCountry(country)
  switch (served.kind) {
    case 'served':
      break
    case 'elsewhere':
      throw badRequest(`Connected accounts in ${country} cannot be created by platforms in HK. Please contact us via https://support.stripe.com/contact if you need further assistance.`, { param: 'country' })
    case 'unsupported':
      throw badRequest(`${country} is not currently supported by Stripe.`, { code: 'country_unsupported', param: 'country' })
    case 'unknown':
      throw badRequest(`Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`, { code: 'country_code_invalid', param: 'country' })
    default:
      throw new Error(`Unknown: ${served satisfies never as string}`)
  }
  const currency = text(params, 'default_currency') ?? served.currency
  if (currency !== served.currency) throw badRequest(`Accounts in ${country} cannot have ${currency} as their default currency.`, { param: 'default_currency' })
  return { country, currency }
}

const named = {
  standard: standardController,
  express: { ...standardController, fees: { payer: 'application_express' }, losses: { payments: 'application' }, stripe_dashboard: { type: 'express' } },
  custom: { ...standardController, fees: { payer: 'application_custom' }, losses: { payments: 'application' }, requirement_collection: 'application', stripe_dashboard: { type: 'none' } },
} as const satisfies Record<string, Stripe.Account.Controller>

function controllerOf(params: Params): Stripe.Account.Controller {
  const wanted = map(params, 'controller')
  if (!wanted) return named[(text(params, 'type') ?? 'standard') as keyof typeof named]
  const payer = text(map(wanted, 'fees') ?? {}, 'payer') ?? 'account'
  const payments = text(map(wanted, 'losses') ?? {}, 'payments') ?? 'stripe'
  const collection = text(wanted, 'requirement_collection') ?? 'stripe'
  const dashboard = text(map(wanted, 'stripe_dashboard') ?? {}, 'type') ?? 'full'
  const fits = (dashboard !== 'full' || (payments === 'stripe' && collection === 'stripe')) && (collection !== 'application' || (dashboard === 'none' && payments === 'application'))
  if (!fits) throw badRequest('The combination of `controller` properties is not supported.', { param: 'controller' })
  return { ...standardController, fees: { payer }, losses: { payments }, requirement_collection: collection, stripe_dashboard: { type: dashboard } }
}

function listAccounts({ world, account, params }: Call) {
  checkPlatform(account)
  return page('/v1/accounts', world.store.all<Stripe.Account>('account', platformAccount).map(({ kept }) => kept), params)
}

function visible(world: World, asking: string, id: string): Stripe.Account {
  const found = asking === platformAccount || asking === id ? world.store.get<Stripe.Account>(platformAccount, id) : undefined
  if (found?.object !== 'account') throw notYours(world.secretKey, id)
  return found
}

type More = { readonly name?: string; readonly email?: string | null; readonly metadata?: Record<string, string> }

/** The account of that id, made and onboarded when it is not there yet, or has left. */
export function ensureAccount(world: World, id: string, { name, email = null, metadata = {} }: More = {}): Stripe.Account {
  const known = world.store.get<Stripe.Account>(platformAccount, id)
  // Kept by an older version, an account says nothing of requirements; it is made anew.
  if (known?.object === 'account' && known.requirements) return known
  const made = accountObject(world, { id, name: name ?? null, email, country: 'HK', currency: 'hkd', businessType: 'non_profit', capabilities: ['card_payments', 'transfers'], controller: standardController, metadata })
  return world.store.put<Stripe.Account>(platformAccount, { ...made, ...ready(world, made) })
}
