import type Stripe from 'stripe'
import { badRequest, missing, noSuch, refused } from './api-error.ts'
import type { ApiRoute, Call } from './api.ts'
import type { Params } from './bracket-form.ts'
import { mayCharge } from './change-account.ts'
import { integer, list, map, metadataOf, type SpecMap, text } from './check-params.ts'
import { currencies } from './currencies.ts'
import { emit } from './events.ts'
import { page, pageParams } from './page.ts'
import { sessionObject } from './session-object.ts'
import type { World } from './world.ts'

const methods = ['card', 'alipay', 'wechat_pay']
const submitTypes = ['auto', 'pay', 'book', 'donate']

/** The parameters of a one-time payment; what Stripe knows beyond them is refused here too, so that a test notices. */
const createParams: SpecMap = {
  mode: ['payment', 'setup', 'subscription'],
  ui_mode: ['hosted_page', 'embedded_page', 'elements', 'form'],
  submit_type: submitTypes,
  client_reference_id: 'text',
  customer_email: 'text',
  locale: ['auto', 'en', 'zh', 'zh-HK', 'zh-TW'],
  adaptive_pricing: { enabled: 'boolean' },
  allowed_payment_method_types: { list: methods },
  payment_method_options: { wechat_pay: { client: ['web', 'android', 'ios'], app_id: 'text' }, alipay: {}, card: { request_three_d_secure: ['any', 'automatic', 'challenge'] } },
  line_items: { list: { quantity: 'integer', price_data: { currency: 'text', unit_amount: 'integer', product_data: { name: 'text', description: 'text', metadata: 'metadata' } } } },
  payment_intent_data: { description: 'text', metadata: 'metadata', statement_descriptor_suffix: 'text' },
  metadata: 'metadata',
  success_url: 'text',
  cancel_url: 'text',
  expires_at: 'integer',
}

export const sessionRoutes: readonly ApiRoute[] = [
  { method: 'post', path: '/v1/checkout/sessions', params: createParams, run: createSession },
  { method: 'get', path: '/v1/checkout/sessions', params: { ...pageParams, payment_intent: 'text', status: ['open', 'complete', 'expired'] }, run: listSessions },
  { method: 'get', path: '/v1/checkout/sessions/:id', params: {}, run: ({ world, account, id }) => readSession(world, account, id) },
  { method: 'post', path: '/v1/checkout/sessions/:id/expire', params: {}, run: ({ world, account, id }) => expireSession(world, account, id) },
  { method: 'get', path: '/v1/checkout/sessions/:id/line_items', params: pageParams, run: listLines },
]

function createSession({ world, account, params }: Call): Stripe.Checkout.Session {
  if (!mayCharge(world, account)) throw refused('Your account cannot currently make charges. To find out why charges are currently disabled, look at the requirements hash on your account object.')
  if (text(params, 'mode') !== 'payment') throw params['mode'] === undefined ? missing('mode') : badRequest('This stand-in only knows one-time payments.', { param: 'mode' })
  const successUrl = urlOf(params, 'success_url')
  if (!successUrl) throw missing('success_url')
  const wanted = list(params, 'allowed_payment_method_types') as string[]
  const wechat = map(map(params, 'payment_method_options') ?? {}, 'wechat_pay')
  const { lines, total, currency } = linesOf(world, list(params, 'line_items') as Params[])
  const session = sessionObject(world, {
    reference: reference(params),
    currency,
    total,
    methods: wanted.length ? wanted : methods,
    email: text(params, 'customer_email') ?? null,
    locale: text(params, 'locale') ?? null,
    successUrl,
    cancelUrl: urlOf(params, 'cancel_url') ?? null,
    expiresAt: expiryOf(world, params),
    submitType: text(params, 'submit_type') ?? null,
    metadata: metadataOf(params),
    wechat: wechat !== undefined,
  })
  world.store.put(account, { id: `${session.id} lines`, object: '_lines', list: { object: 'list', data: lines, has_more: false, url: `/v1/checkout/sessions/${session.id}/line_items` } })
  const intentData = map(params, 'payment_intent_data') ?? {}
  world.store.put(account, { id: `${session.id} intent`, object: '_intent_data', description: text(intentData, 'description') ?? null, metadata: metadataOf(intentData) })
  return world.store.put(account, session)
}

function reference(params: Params): string | null {
  const given = text(params, 'client_reference_id') ?? null
  if (given && given.length > 200) throw badRequest('Invalid string: must be at most 200 characters', { param: 'client_reference_id' })
  return given
}

function urlOf(params: Params, name: string): string | undefined {
  const url = text(params, name)
  if (url !== undefined && !/^https?:\/\/[^\s]+$/.test(url)) throw badRequest('Not a valid URL', { code: 'url_invalid', param: name })
  return url
}

const halfHour = 1800
const day = 86_400
/** Travel time of a request. */
const slack = 60

function expiryOf(world: World, params: Params): number {
  const at = integer(params, 'expires_at')
  if (at === undefined) return world.now() + day
  if (at < world.now() + halfHour - slack) throw badRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param: 'expires_at' })
  if (at > world.now() + day + slack) throw badRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param: 'expires_at' })
  return at
}

function linesOf(world: World, items: readonly Params[]): { lines: Stripe.LineItem[]; total: number; currency: string } {
  if (items.length === 0) throw missing('line_items')
  const lines = items.map((item, at) => lineOf(world, item, `line_items[${at}]`))
  const currency = lines[0]!.currency
  if (lines.some((line) => line.currency !== currency)) throw badRequest('All line items must have the same currency.', { param: 'line_items' })
  return { lines, currency, total: lines.reduce((sum, line) => sum + line.amount_total, 0) }
}

function lineOf(world: World, item: Params, where: string): Stripe.LineItem {
  const price = map(item, 'price_data')
  if (!price) throw missing(`${where}[price_data]`)
  const amount = integer(price, 'unit_amount')
  const name = text(map(price, 'product_data') ?? {}, 'name')
  const currency = text(price, 'currency')
  const quantity = integer(item, 'quantity')
  if (amount === undefined || !name || !currency || quantity === undefined) throw missing(`${where}[${amount === undefined ? 'price_data][unit_amount' : name ? (currency ? 'quantity' : 'price_data][currency') : 'price_data][product_data][name'}]`)
  if (amount < 1 || quantity < 1) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: `${where}[price_data][unit_amount]` })
  if (!currencies.includes(currency)) throw badRequest(`Invalid currency: ${currency}.`, { param: `${where}[price_data][currency]` })
  const total = amount * quantity
  return { id: world.newId('li'), object: 'item', adjustable_quantity: null, amount_discount: 0, amount_subtotal: total, amount_tax: 0, amount_total: total, currency, description: name, metadata: null, price: null, quantity }
}

export function readSession(world: World, account: string, id: string): Stripe.Checkout.Session {
  const session = world.store.get<Stripe.Checkout.Session>(account, id)
  if (session?.object !== 'checkout.session') throw noSuch('checkout.session', id, 'session')
  return session
}

function listSessions({ world, account, params }: Call) {
  const intent = text(params, 'payment_intent')
  const status = text(params, 'status')
  const sessions = world.store.all<Stripe.Checkout.Session>('checkout.session', account).map(({ kept }) => kept)
  return page('/v1/checkout/sessions', sessions.filter((one) => (!intent || one.payment_intent === intent) && (!status || one.status === status)), params)
}

function listLines({ world, account, id, params }: Call) {
  readSession(world, account, id)
  const kept = world.store.get<{ id: string; object: '_lines'; list: { data: Stripe.LineItem[] } }>(account, `${id} lines`)
  return page(`/v1/checkout/sessions/${id}/line_items`, (kept?.list.data ?? []).toReversed(), params)
}

/** Ends an open session; nobody can pay on it any more. */
export function expireSession(world: World, account: string, id: string): Stripe.Checkout.Session {
  const session = readSession(world, account, id)
  if (session.status !== 'open') throw badRequest(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`)
  const expired = world.store.put<Stripe.Checkout.Session>(account, { ...session, status: 'expired', url: null })
  emit(world, account, 'checkout.session.expired', expired)
  return expired
}

/** What Stripe's own clock does: sessions past their time end by themselves. */
export function expireOld(world: World): void {
  const now = world.now()
  for (const { account, kept } of world.store.all<Stripe.Checkout.Session>('checkout.session', undefined, (one) => one.status === 'open' && one.expires_at <= now)) expireSession(world, account, kept.id)
}
