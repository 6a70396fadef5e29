import { html, raw } from 'hono/html'
import type Stripe from 'stripe'
import type { Delivery } from './deliveries.ts'
import type { StoredEvent } from './events.ts'
import type { Forged } from './forge.ts'
import type { Html } from './hosted-page.ts'
import { pageStyle } from './hosted-style.ts'
import type { Kept } from './object-store.ts'
import { platformAccount, type World } from './world.ts'

const shownMax = 40

/** What the stand-in holds, newest first: for whoever wonders where a payment stands. */
export function overviewPage(world: World): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Payment provider stand-in</title>
        <style>
          ${raw(pageStyle)} table{border-collapse:collapse;width:100%;font-size:14px}td,th{border-top:1px solid #d8dee4;padding:6px;text-align:left}.wide{overflow:auto}h2{font-size:20px}
        </style>
      </head>
      <body>
        <p class="test">Stand-in for Stripe: development and tests only. Its levers are under _admin; the folder's README.md lists them.</p>
        <main>
          ${accounts(world)} ${sessions(world)} ${refunds(world)} ${disputes(world)} ${payouts(world)} ${deliveries(world)} ${forged(world)}
        </main>
      </body>
    </html>`
}

type Cell = string | number | null | undefined | Html

function table(title: string, names: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  const head = html`<tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr>`
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell ?? ''}</td>`)}</tr>`)
  return html`<h2>${title}</h2>${rows.length ? html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table>${head}${body}</table></div>` : html`<p>none</p>`}`
}

const newest = <T extends Kept>(world: World, object: T['object'], account?: string): { account: string; kept: T }[] => world.store.all<T>(object, account).slice(-shownMax).toReversed()

const money = (amount: number | null, currency: string | null): string => `${((amount ?? 0) / 100).toFixed(2)} ${currency ?? ''}`

const accounts = (world: World): Html =>
  table(
    'Accounts',
    ['account', 'name', 'charges', 'payouts', 'still due', 'restricted for'],
    newest<Stripe.Account>(world, 'account', platformAccount).map(({ kept }) => [kept.id, kept.business_profile?.name, kept.charges_enabled ? 'yes' : 'no', kept.payouts_enabled ? 'yes' : 'no', kept.requirements?.currently_due?.join(', '), kept.requirements?.disabled_reason]),
  )

const sessions = (world: World): Html =>
  table(
    'Sessions',
    ['session', 'account', 'order', 'amount', 'status', 'payment'],
    newest<Stripe.Checkout.Session>(world, 'checkout.session').map(({ account, kept }) => [kept.url ? html`<a href="${kept.url}">${kept.id.slice(0, 20)}</a>` : kept.id.slice(0, 20), account, kept.client_reference_id, money(kept.amount_total, kept.currency), kept.status, kept.payment_status]),
  )

const refunds = (world: World): Html =>
  table(
    'Refunds',
    ['refund', 'account', 'of', 'amount', 'status', 'why'],
    newest<Stripe.Refund>(world, 'refund').map(({ account, kept }) => [kept.id, account, String(kept.payment_intent), money(kept.amount, kept.currency), kept.status, kept.failure_reason ?? kept.pending_reason]),
  )

const disputes = (world: World): Html =>
  table(
    'Disputes',
    ['dispute', 'account', 'of', 'amount', 'status', 'reason'],
    newest<Stripe.Dispute>(world, 'dispute').map(({ account, kept }) => [kept.id, account, String(kept.payment_intent), money(kept.amount, kept.currency), kept.status, kept.reason]),
  )

const payouts = (world: World): Html =>
  table(
    'Payouts',
    ['payout', 'account', 'kind', 'amount', 'status', 'why'],
    newest<Stripe.Payout>(world, 'payout').map(({ account, kept }) => [kept.id, account, kept.automatic ? 'automatic' : 'by hand', money(kept.amount, kept.currency), kept.status, kept.failure_code]),
  )

const deliveries = (world: World): Html =>
  table(
    'Deliveries',
    ['event', 'account', 'state', 'tries', 'last answer'],
    newest<Delivery>(world, '_delivery').map(({ kept }) => [world.store.get<StoredEvent>(kept.account, kept.event)?.type ?? kept.event, kept.account, kept.state, kept.attempts, kept.lastStatus]),
  )

const forged = (world: World): Html => table('Forged messages', ['event', 'kind', 'answer'], newest<Forged>(world, '_forged').map(({ kept }) => [kept.event, kept.kind, kept.status]))
