import { createHmac } from 'node:crypto'

export type Send = (url: string, init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal }) => Promise<{ readonly status: number }>

/** How long an endpoint may take to answer. */
const answerMsMax = 20_000

/** The answer's status; 0 where none came. */
export async function post(send: Send, url: string, body: string, signature: string | undefined): Promise<number> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)', ...(signature === undefined ? {} : { 'stripe-signature': signature }) }
  try {
    return (await send(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(answerMsMax) })).status
  } catch {
    return 0
  }
}

/** `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`, as Stripe signs; every try is signed anew. */
export const signatureOf = (secret: string, body: string, at: number): string => `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
