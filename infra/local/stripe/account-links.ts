import type Stripe from 'stripe'
import { checkPlatform } from './accounts.ts'
import { notYours } from './admit-caller.ts'
import { badRequest, missing } from './api-error.ts'
import type { ApiRoute, Call } from './api.ts'
import { text } from './check-params.ts'
import { platformAccount, type World } from './world.ts'

const link = { account: 'text', type: ['account_onboarding', 'account_update'], refresh_url: 'text', return_url: 'text', collection_options: { fields: ['currently_due', 'eventually_due'], future_requirements: ['include', 'omit'] }, collect: ['currently_due', 'eventually_due'] } as const

export const accountLinkRoutes: readonly ApiRoute[] = [{ method: 'post', path: '/v1/account_links', params: link, run: createLink }]

/** A way to the form, good for one visit within minutes; whoever holds it fills in the form in the account's name. */
export type KeptLink = { readonly id: string; readonly object: '_account_link'; readonly account: string; readonly expiresAt: number; readonly visited: boolean; readonly refreshUrl: string; readonly returnUrl: string }

/** A visitor in the form, after the link has been spent. */
export type FormVisit = { readonly id: string; readonly object: '_form_visit'; readonly account: string; readonly returnUrl: string; readonly refreshUrl: string; readonly expiresAt: number }

const linkSeconds = 300
const visitSeconds = 3600

function createLink({ world, account, params }: Call): Stripe.AccountLink {
  checkPlatform(account)
  const type = text(params, 'type')
  const subject = text(params, 'account')
  if (!subject) throw missing('account')
  if (!type) throw missing('type')
  const known = world.store.get<Stripe.Account>(platformAccount, subject)
  if (known?.object !== 'account') throw notYours(world.secretKey, subject)
  if (type === 'account_update' && known.controller?.requirement_collection !== 'application') throw badRequest('You cannot create `account_update` type Account Links for this account. Valid account link types are: `account_onboarding`.', { param: 'type' })
  const refreshUrl = urlOf(params, 'refresh_url')
  const returnUrl = urlOf(params, 'return_url')
  const token = world.newId('x', 24).slice(2)
  const kept = world.store.put<KeptLink>(platformAccount, { id: `link ${token}`, object: '_account_link', account: subject, expiresAt: world.now() + linkSeconds, visited: false, refreshUrl, returnUrl })
  return { object: 'account_link', created: world.now(), expires_at: kept.expiresAt, url: `${world.baseUrl}/setup/s/${subject}/${token}` }
}

function urlOf(params: Call['params'], name: string): string {
  const url = text(params, name)
  if (!url) throw missing(name)
  if (!/^https?:\/\/[^\s]+$/.test(url)) throw badRequest('Not a valid URL', { code: 'url_invalid', param: name })
  return url
}

/** Spends the link; answers where the browser goes: into the form, or back to ask for a fresh link. Undefined: never was. */
export function spendLink(world: World, account: string, token: string): string | undefined {
  const kept = world.store.get<KeptLink>(platformAccount, `link ${token}`)
  if (!kept || kept.account !== account) return undefined
  const here = world.store.get(platformAccount, account)?.object === 'account'
  if (!here || kept.visited || kept.expiresAt <= world.now()) return kept.refreshUrl
  world.store.put<KeptLink>(platformAccount, { ...kept, visited: true })
  const visit = world.newId('x', 32).slice(2)
  world.store.put<FormVisit>(platformAccount, { id: `visit ${visit}`, object: '_form_visit', account, returnUrl: kept.returnUrl, refreshUrl: kept.refreshUrl, expiresAt: world.now() + visitSeconds })
  return `${world.baseUrl}/setup/c/${visit}`
}

/** The visit as long as it lasts. */
export const readVisit = (world: World, id: string): FormVisit | undefined => world.store.get<FormVisit>(platformAccount, `visit ${id}`)

export const endVisit = (world: World, id: string): void => world.store.remove(platformAccount, `visit ${id}`)
