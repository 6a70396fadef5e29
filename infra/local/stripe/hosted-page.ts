import { html, raw } from 'hono/html'
import type Stripe from 'stripe'
import type { Words } from './hosted-words.ts'
import { pageStyle } from './hosted-style.ts'

type Session = Stripe.Checkout.Session
export type Html = ReturnType<typeof html>

export type Shown = { readonly session: Session; readonly lines: readonly Stripe.LineItem[]; readonly merchant: string; readonly base: string; readonly words: Words; readonly chosen?: string; readonly problem?: string }

export const money = (amount: number): string => `¥${(amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`

/** The page to pay on. Works without a script: the ways to pay open and close by CSS. */
export function payPage(shown: Shown): Html {
  const { session, words, base, problem } = shown
  const action = `${base}/c/pay/${session.id}`
  const chosen = shown.chosen ?? session.payment_method_types[0]
  const amount = money(session.amount_total ?? 0)
  return frame(
    words,
    html`<main class="two">
      ${summary(shown)}
      <section aria-labelledby="how">
        <form method="post" action="${action}/pay" novalidate>
          ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
          <fieldset>
            <legend id="how">${words.method}</legend>
            ${session.payment_method_types.map((method) => choice(method, method === chosen, words, session.id))}
          </fieldset>
          <button class="pay" type="submit">${words.pay(amount)}</button>
        </form>
        ${session.cancel_url ? html`<p><a class="back" href="${session.cancel_url}">${words.back}</a></p>` : ''}
        <details class="more">
          <summary>${words.more}</summary>
          <form method="post" action="${action}/other">
            <button name="act" value="decline">${words.decline}</button><button name="act" value="pay-slowly">${words.slow}</button
            ><button name="act" value="fail-slowly">${words.slowFail}</button><button name="act" value="expire">${words.expire}</button>
          </form>
        </details>
      </section>
    </main>`,
  )
}

/** After its end: what became of it, and the way back. */
export function endedPage({ session, words }: Shown): Html {
  const paid = session.status === 'complete'
  const url = paid ? session.success_url : session.cancel_url
  return frame(words, html`<main class="one"><h1>${words.ended}</h1><p>${paid ? words.endedPaid : words.endedExpired}</p>${url ? html`<p><a class="pay" href="${url}">${words.return}</a></p>` : ''}</main>`)
}

/** Every hosted page: one narrow column on phones, two on wide screens. */
export function frame(words: Pick<Words, 'lang' | 'test'>, body: Html, title = 'Checkout'): Html {
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <p class="test">${words.test}</p>
        ${body}
      </body>
    </html>`
}

function summary({ session, lines, merchant, words }: Shown): Html {
  return html`<section class="summary" aria-label="${words.total}">
    <p class="to">${words.payTo} <b>${merchant}</b></p>
    <h1>${money(session.amount_total ?? 0)}</h1>
    <ul>
      ${lines.map((line) => html`<li><span>${line.description}</span><span>${money(line.amount_total)}</span></li>`)}
    </ul>
  </section>`
}

function choice(method: string, chosen: boolean, words: Words, session: string): Html {
  const names: Readonly<Record<string, string>> = { card: words.card, alipay: words.alipay, wechat_pay: words.wechat_pay }
  return html`<div class="way">
    <label><input type="radio" name="method" value="${method}" ${chosen ? 'checked' : ''} /><span class="mark ${method}" aria-hidden="true"></span>${names[method] ?? method}</label>
    <div class="inside">${method === 'card' ? cardFields(words) : method === 'wechat_pay' ? scanBox(words, session) : html`<p>${words.alipayHint}</p>`}</div>
  </div>`
}

const cardFields = (words: Words): Html =>
  html`<label class="field">${words.cardNumber}<input name="number" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242" /></label>
    <div class="pair">
      <label class="field">${words.expiry}<input name="expiry" inputmode="numeric" autocomplete="off" placeholder="12 / 30" /></label>
      <label class="field">${words.cvc}<input name="cvc" inputmode="numeric" autocomplete="off" placeholder="123" /></label>
    </div>`

/** Squares that look like a code and lead nowhere. */
function scanBox(words: Words, session: string): Html {
  const bits = [...session].map((letter) => letter.charCodeAt(0))
  const squares = Array.from({ length: 441 }, (_, at) => ((bits[at % bits.length]! * (at + 7)) % 5 < 2 ? `<rect x="${at % 21}" y="${Math.floor(at / 21)}" width="1" height="1"/>` : '')).join('')
  const corner = (x: number, y: number) => `<rect x="${x}" y="${y}" width="7" height="7" fill="#fff"/><path d="M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z" fill-rule="evenodd"/>`
  return html`<svg class="scan" viewBox="-1 -1 23 23" aria-hidden="true">${raw(squares + corner(0, 0) + corner(14, 0) + corner(0, 14))}</svg>
    <p>${words.wechatHint}</p>`
}
