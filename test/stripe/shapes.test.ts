import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { StoredEvent } from '../../infra/local/stripe/events.ts'
import { type Answer, everyAnswer } from './every-answer.ts'
import { routeNames } from './recorded.ts'

/** Every event that the stand-in knows. */
const eventTypes = [
  'account.application.deauthorized',
  'account.updated',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.succeeded',
  'payout.created',
  'payout.failed',
  'payout.paid',
  'payout.reconciliation_completed',
  'payout.updated',
  'refund.created',
  'refund.failed',
  'refund.updated',
]

const root = join(import.meta.dirname, '../..')

const written = ({ type, body }: Answer, at: number): string => `export const answer${at}: ${type} = ${JSON.stringify(body)}`

const check = (lines: readonly string[]): string => {
  const folder = join(root, `node_modules/.cache/stripe-shapes-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'answers.ts'), ["import type Stripe from 'stripe'", ...lines].join('\n'))
  const options = { extends: '../../../tsconfig.json', compilerOptions: { types: ['node'], noUnusedLocals: false }, include: ['answers.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false', '-p', folder], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 })
    return ''
  } catch (error) {
    return (error as { stdout?: string }).stdout || String(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

it('every answer and every event, written out as a literal, is of the SDK’s own type: no property too many, none too few', async () => {
  const all = await everyAnswer()
  expect(all.filter(({ type, body }) => 'error' in (body as object) && !type.includes('error'))).toEqual([])
  expect(check(all.map(written))).toBe('')
  const types = all.filter(({ type }) => type === 'Stripe.Event').map(({ body }) => (body as StoredEvent).type)
  expect([...new Set(types)].toSorted()).toEqual(eventTypes)
  // A refund can only be called back while it waits for the payer, which none here ever does.
  expect(routeNames.filter((name) => !all.some(({ route }) => route === name))).toEqual(['POST /v1/refunds/:id/cancel'])
})

it('and the check sees a property that Stripe does not have, one that is missing, and an event of another object', async () => {
  const all = await everyAnswer()
  const event = all.map(({ body }) => body as StoredEvent).find(({ type }) => type === 'refund.failed')!
  const wrong = ['Stripe.Checkout.Session', 'Stripe.Refund', 'Stripe.Dispute', 'Stripe.Account'].flatMap((type): Answer[] => {
    const body = all.find((answer) => answer.type === type)!.body as { id: string }
    const { id: _, ...without } = body
    return [{ type, body: { ...body, surprise: 1 } }, { type, body: without }]
  })
  const refusal = { type: '{ error: Stripe.StripeRawError }', body: { error: { type: 'api_error', message: 'x', surprise: 1 } } }
  const said = check([...wrong, { type: 'Stripe.Event', body: { ...event, type: 'payout.failed' } }, refusal].map(written))
  expect(new Set([...said.matchAll(/answers\.ts\((\d+),/g)].map(([, line]) => Number(line)))).toEqual(new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))
  expect(check([written({ type: 'Stripe.Event', body: event }, 0)])).toBe('')
})
