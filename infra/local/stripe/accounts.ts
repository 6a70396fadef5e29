import type Stripe from 'stripe'
import { noSuch } from './api-error.ts'
import type { ApiRoute } from './api.ts'
import { metadataOf, text } from './check-params.ts'
import { page, pageParams } from './page.ts'
import { platformAccount, type World } from './world.ts'

/** Connected accounts, as little of them as direct charges need. Only the platform sees them. */
export const accountRoutes: readonly ApiRoute[] = [
  {
    method: 'post',
    path: '/v1/accounts',
    params: { type: ['standard', 'express', 'custom'], country: 'text', email: 'text', business_profile: { name: 'text' }, metadata: 'metadata' },
    run: ({ world, params }) => {
      const profile = params['business_profile']
      const name = typeof profile === 'object' && !Array.isArray(profile) ? text(profile, 'name') : undefined
      const more = { ...(name ? { name } : {}), email: text(params, 'email') ?? null, country: text(params, 'country') ?? 'HK', metadata: metadataOf(params) }
      return ensureAccount(world, `acct_${world.newId('1', 16).slice(2)}`, more)
    },
  },
  {
    method: 'get',
    path: '/v1/accounts/:id',
    params: {},
    run: ({ world, id, account }) => {
      const found = account === platformAccount || account === id ? world.store.get<Stripe.Account>(platformAccount, id) : undefined
      if (!found) throw noSuch('account', id, 'account')
      return found
    },
  },
  { method: 'get', path: '/v1/accounts', params: pageParams, run: ({ world, params }) => page('/v1/accounts', world.store.all<Stripe.Account>('account', platformAccount).map(({ kept }) => kept), params) },
]

type More = { readonly name?: string; readonly email?: string | null; readonly country?: string; readonly metadata?: Record<string, string> }

/** The account of that id, made able to take payments when it is not there yet. */
export function ensureAccount(world: World, id: string, { name, email = null, country = 'HK', metadata = {} }: More = {}): Stripe.Account {
  const known = world.store.get<Stripe.Account>(platformAccount, id)
  if (known) return known
  return world.store.put(platformAccount, {
    id,
    object: 'account',
    business_profile: { annual_revenue: null, estimated_worker_count: null, mcc: null, minority_owned_business_designation: null, name: name ?? null, product_description: null, specified_commercial_transactions_act_url: null, support_address: null, support_email: null, support_phone: null, support_url: null, url: null },
    business_type: 'non_profit',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    country,
    created: world.now(),
    default_currency: 'hkd',
    details_submitted: true,
    email,
    metadata,
    payouts_enabled: true,
    type: 'standard',
  } satisfies Stripe.Account)
}
