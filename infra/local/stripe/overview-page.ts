import { html, raw } from 'hono/html'
import type Stripe from 'stripe'
import type { Delivery } from './deliveries.ts'
import { pageStyle } from './hosted-style.ts'
import type { StoredEvent } from './events.ts'
import { platformAccount, type World } from './world.ts'

const shownMax = 40

/** What the stand-in holds, newest first: for whoever wonders where a payment stands. */
export function overviewPage(world: World) {
  const accounts = world.store.all<Stripe.Account>('account', platformAccount)
  const sessions = world.store.all<Stripe.Checkout.Session>('checkout.session').slice(-shownMax).toReversed()
  const deliveries = world.store.all<Delivery>('_delivery').slice(-shownMax).toReversed()
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
        <p class="test">Stand-in for Stripe: development and tests only. Levers: POST /_admin/switches, /_admin/faults, /_admin/clock, /_admin/sessions/ID/(pay|decline|pay-slowly|fail-slowly|expire)</p>
        <main>
          <h2>Accounts</h2>
          <p>${accounts.map(({ kept }) => kept.id).join(', ') || 'none'}</p>
          <h2>Sessions</h2>
          <div class="wide" tabindex="0">
            <table>
              <tr><th>session</th><th>account</th><th>order</th><th>amount</th><th>status</th><th>payment</th></tr>
              ${sessions.map(({ account, kept }) => html`<tr><td>${kept.url ? html`<a href="${kept.url}">${kept.id.slice(0, 20)}</a>` : kept.id.slice(0, 20)}</td><td>${account}</td><td>${kept.client_reference_id}</td><td>${((kept.amount_total ?? 0) / 100).toFixed(2)} ${kept.currency}</td><td>${kept.status}</td><td>${kept.payment_status}</td></tr>`)}
            </table>
          </div>
          <h2>Deliveries</h2>
          <div class="wide" tabindex="0">
            <table>
              <tr><th>event</th><th>account</th><th>state</th><th>tries</th><th>last answer</th></tr>
              ${deliveries.map(({ kept }) => html`<tr><td>${world.store.get<StoredEvent>(kept.account, kept.event)?.type ?? kept.event}</td><td>${kept.account}</td><td>${kept.state}</td><td>${kept.attempts}</td><td>${kept.lastStatus}</td></tr>`)}
            </table>
          </div>
        </main>
      </body>
    </html>`
}
