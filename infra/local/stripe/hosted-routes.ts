import { type Context, Hono } from 'hono'
import type Stripe from 'stripe'
import { accountOf } from './admin.ts'
import { ApiError } from './api-error.ts'
import { nextOutcome } from './chance.ts'
import { mayCharge, nameOfAccount } from './change-account.ts'
import { expireOld, expireSession, readSession } from './checkout-sessions.ts'
import { endedPage, payPage, type Shown } from './hosted-page.ts'
import { wordsOf } from './hosted-words.ts'
import type { PaymentOutcome } from './outcomes.ts'
import { declineSession, paySession, paySessionSlowly } from './pay.ts'
import type { PayMethod } from './payment-objects.ts'
import type { World } from './world.ts'

/** Stripe's test cards that fail; every other number of 16 digits pays. */
const declinedCards = ['4000000000000002', '4000000000009995', '4000000000000069']

/** The hosted payment page: what the payer's browser sees of Stripe. */
export function hostedRoutes(world: World): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    if (!(error instanceof ApiError)) throw error
    return c.text(error.message, error.status === 404 ? 404 : 400)
  })
  app.get('/:id', (c) => show(c, world))
  app.post('/:id/pay', async (c) => {
    // Looked at after the form has come: two windows may send at once.
    const form = await c.req.parseBody()
    const { session, account } = find(world, c.req.param('id'))
    if (session.status !== 'open') return show(c, world)
    const method = String(form['method'] ?? session.payment_method_types[0]) as PayMethod
    const number = String(form['number'] ?? '').replace(/\s/g, '') || '4242424242424242'
    const words = wordsOf(session.locale, c.req.header('accept-language'))
    if (!mayCharge(world, account)) return show(c, world, { chosen: method, problem: words.closed })
    if (method === 'card' && !/^\d{16}$/.test(number)) return show(c, world, { chosen: method, problem: words.invalidCard })
    if (method === 'card' && declinedCards.includes(number)) {
      declineSession(world, account, session.id, { method, last4: number.slice(-4) })
      return show(c, world, { chosen: method, problem: words.declined })
    }
    const outcome = nextOutcome(world.switches, 'payments') ?? 'pay'
    if (outcome !== 'pay') return turnOut(c, world, session.id, outcome, method)
    return forward(c, paySession(world, account, session.id, { method, last4: number.slice(-4) }))
  })
  app.post('/:id/other', async (c) => {
    const form = await c.req.parseBody()
    const act = others.find((one) => one === form['act'])
    const { session } = find(world, c.req.param('id'))
    if (session.status !== 'open' || !act) return show(c, world)
    return turnOut(c, world, session.id, act, session.payment_method_types[0] as PayMethod)
  })
  return app
}

const others = ['decline', 'pay-slowly', 'fail-slowly', 'expire'] as const satisfies PaymentOutcome[]

/** Every way but the plain one. */
function turnOut(c: Context, world: World, id: string, outcome: (typeof others)[number], method: PayMethod): Response | Promise<Response> {
  const { session, account } = find(world, id)
  switch (outcome) {
    case 'pay-slowly':
    case 'fail-slowly':
      return forward(c, paySessionSlowly(world, account, id, { method, succeeds: outcome === 'pay-slowly' }))
    case 'expire':
      expireSession(world, account, id)
      return show(c, world)
    case 'decline':
      declineSession(world, account, id, { method })
      return show(c, world, { chosen: method, problem: wordsOf(session.locale, c.req.header('accept-language')).declinedOther })
    default:
      throw new Error(`Unknown: ${outcome satisfies never as string}`)
  }
}

const forward = (c: Context, session: Stripe.Checkout.Session): Response => c.redirect((session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id), 303)

function find(world: World, id: string): { session: Stripe.Checkout.Session; account: string } {
  expireOld(world)
  const account = accountOf(world, id)
  return { session: readSession(world, account, id), account }
}

function show(c: Context, world: World, more: Pick<Shown, 'chosen' | 'problem'> = {}) {
  const { session, account } = find(world, c.req.param('id') ?? '')
  const lines = world.store.get<{ id: string; object: '_lines'; list: { data: Stripe.LineItem[] } }>(account, `${session.id} lines`)?.list.data ?? []
  const shown: Shown = { session, lines, merchant: nameOfAccount(world, account), base: world.baseUrl, words: wordsOf(session.locale, c.req.header('accept-language')), ...more }
  return c.html(session.status === 'open' ? payPage(shown) : endedPage(shown))
}
