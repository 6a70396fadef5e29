import { systemActor } from '../../functions/context.ts'
import { createCheckout } from '../../functions/payments/create-checkout.ts'
import { receiveNotice } from '../../functions/notices/receive-notice.ts'
import { signatureOf } from '../../infra/local/stripe/deliveries.ts'
import type { StoredEvent } from '../../infra/local/stripe/events.ts'
import { accounts, startCollecting, webhookSecret } from '../payments/collecting.ts'

const warmUps = 4

/**
 * What a payment online costs: write units from intent to receipt, and the median time in which the signed notice of the
 * provider is answered "booked", the provider asked in between. On a real stand-in and a table in memory.
 */
export async function run(): Promise<Record<string, number>> {
  const at = await startCollecting()
  const ctx = at.tenant.ctx(systemActor('bench'))
  const units: number[] = []
  const noticeMs: number[] = []
  const checkoutMs: number[] = []
  try {
    for (const bill of at.houses.flatMap((house) => ['08', '09', '10', '11'].map((month) => `${house.id}-2026-${month}-1`))) {
      const unitsBefore = at.stack.meter.writeUnits
      const start = performance.now()
      const opened = await createCheckout(ctx, { bills: [bill as never], lang: 'zh', onPhone: true })
      checkoutMs.push(performance.now() - start)
      at.pay(opened)
      const [event] = at.standIn.world.store.all<StoredEvent>('event', accounts[0], ({ type }) => type === 'checkout.session.completed').slice(-1)
      const body = JSON.stringify(event!.kept)
      const headers = new Headers({ 'stripe-signature': signatureOf(webhookSecret, body, Math.floor(at.clock.now().getTime() / 1000)) })
      const told = performance.now()
      await receiveNotice(at.stack.platform, { from: 'stripe', raw: body, headers })
      noticeMs.push(performance.now() - told)
      units.push(at.stack.meter.writeUnits - unitsBefore)
    }
  } finally {
    await at.stack.stop()
  }
  return { writeUnits: Math.max(...units), p50Ms: median(noticeMs.slice(warmUps)), checkoutP50Ms: median(checkoutMs.slice(warmUps)), payments: units.length }
}

const median = (values: readonly number[]): number => Number(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!.toFixed(2))
