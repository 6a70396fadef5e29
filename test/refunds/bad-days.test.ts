import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type Stripe from 'stripe'
import { upstream } from '../../functions/faults.ts'
import { readPayment } from '../../functions/payments/items.ts'
import type { PaymentChannel } from '../../functions/payments/channel.ts'
import { declineRefund } from '../../functions/refunds/decline-refund.ts'
import { getRefund } from '../../functions/refunds/get-refund.ts'
import { keepRefund } from '../../functions/refunds/keep-refund.ts'
import { payRefund } from '../../functions/refunds/pay-refund.ts'
import { retryRefund } from '../../functions/refunds/retry-refund.ts'
import { sweepRefunds } from '../../functions/refunds/sweep-refunds.ts'
import { makeRefund } from '../../infra/local/stripe/make-refund.ts'
import { succeedRefund } from '../../infra/local/stripe/settle-refunds.ts'
import { accounts, type Collecting, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { refundingOf } from './refunding.ts'

let at: Collecting
let by: ReturnType<typeof refundingOf>
beforeAll(async () => {
  at = await startCollecting()
  by = refundingOf(at)
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const bill = (house: number, month: string): string => `${at.houses[house]!.id}-2026-${month}-1`
const elsewhere = async () => ((await at.tenant.call('/v1/stuck?kind=refund', { as: 'finance' })).json.items as { id: string; document: string; why: string; since: string }[]).filter(({ why }) => why === 'elsewhere')

/** Somebody refunds at the provider directly, maybe under a label that looks like ours. */
async function refundThere(payment: string, amount: number, metadata: Record<string, string> = {}): Promise<string> {
  const known = (await readPayment(at.tenant.ctx(), payment as never))!
  const intent = at.standIn.world.store.get<Stripe.PaymentIntent>(accounts[0], known.booked!.providerPayment!)!
  const charge = at.standIn.world.store.get<Stripe.Charge>(accounts[0], String(intent.latest_charge))!
  return makeRefund(at.standIn.world, accounts[0], { charge, amount, reason: null, metadata }).id
}

describe('when the provider does not answer', () => {
  it('an approval still holds: it is booked, waits as sending, and the sweep sends it', async () => {
    const paid = await by.paid([bill(0, '08')])
    const asked = await by.ask(paid.id, 300)
    at.standIn.switches.faults = [{ kind: '500', on: 'POST /v1/refunds', times: 3 }]
    expect(await by.approve(asked)).toMatchObject({ state: 'sending' })
    expect((await at.tenant.call(`/v1/refunds/${asked.id}`, { as: 'finance' })).json.vouchers).toHaveLength(1)
    at.standIn.switches.faults = []
    at.clock.forwardMs(6 * 60_000)
    await sweepRefunds(at.tenant.ctx())
    expect(await getRefund(by.asker, asked.id)).toMatchObject({ state: 'paid' })
  })

  it('to us, having made the refund, or the process dies before it can note it, the sweep finds that one and makes no other', async () => {
    const paid = await by.paid([bill(0, '11')])
    for (const kind of ['lost', 'dead'] as const) {
      const asked = await by.ask(paid.id, 70)
      const { channel } = by.approver.ports
      const refund: PaymentChannel['refund'] = async (request) => {
        await channel.refund(request)
        throw kind === 'dead' ? new Error('the process is gone') : upstream('provider', { zh: '没有响应', en: 'No answer' })
      }
      await by.approve(asked, { ...by.approver, ports: { ...by.approver.ports, channel: { ...channel, refund } } }).catch(() => undefined)
      expect((await at.tenant.call(`/v1/refunds/${asked.id}`, { as: 'finance' })).json).toMatchObject({ state: 'sending', providerRefund: null })
      at.clock.forwardMs(26 * 3_600_000)
      await sweepRefunds(at.tenant.ctx())
      expect(await getRefund(by.asker, asked.id)).toMatchObject({ state: 'paid' })
      expect(at.standIn.world.store.all<Stripe.Refund>('refund', accounts[0]).filter(({ kept }) => kept.metadata?.['linli_refund']?.startsWith(asked.id))).toHaveLength(1)
    }
  })

  it('or answers nonsense about one refund, the others still come to their end', async () => {
    const pending = []
    for (const month of ['09', '10']) pending.push(await by.approve(await by.ask((await by.paid([bill(0, month)], 'alipay')).id, 100)))
    for (const { providerRefund } of pending) succeedRefund(at.standIn.world, accounts[0], providerRefund!)
    const [first, second] = pending.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const ctx = at.tenant.ctx()
    const findRefund: PaymentChannel['findRefund'] = (account, id) => (id === first!.providerRefund ? Promise.reject(new TypeError('nonsense')) : ctx.ports.channel.findRefund(account, id))
    at.clock.forwardMs(6 * 60_000)
    await expect(sweepRefunds({ ...ctx, ports: { ...ctx.ports, channel: { ...ctx.ports.channel, findRefund } } })).rejects.toThrow('nonsense')
    expect(await getRefund(by.asker, second!.id)).toMatchObject({ state: 'paid' })
    expect(await getRefund(by.asker, first!.id)).toMatchObject({ state: 'pending' })
    at.clock.forwardMs(6 * 60_000)
    await sweepRefunds(ctx)
    expect(await getRefund(by.asker, first!.id)).toMatchObject({ state: 'paid' })
  })
})

describe('two people at the same moment', () => {
  it('who decline and approve, do one of both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const taken = await by.cash(at.houses[3]!.id, 500)
      const asked = await by.ask(taken.id, 100)
      const ends = await Promise.allSettled([declineRefund(by.asker, asked.id, '填错了'), by.approve(asked)])
      const { state, steps } = await getRefund(by.asker, asked.id)
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(steps.map(({ what }) => what)).toEqual(['requested', state === 'declined' ? 'declined' : 'approved'])
      expect((await readPayment(at.tenant.ctx(), taken.id as never))?.refundedFen).toBe(state === 'declined' ? 0 : 100)
    }
  })

  it('who send again, pay by hand and keep what failed, pay it once', async () => {
    const paid = await by.paid([bill(3, '11')])
    for (let round = 0; round < 4; round += 1) {
      at.standIn.switches.refunds = ['fail']
      const failed = await by.approve(await by.ask(paid.id, 50))
      expect((await at.tenant.call(`/v1/refunds/${failed.id}`, { as: 'finance' })).json).toMatchObject({ state: 'failed', problem: { en: expect.stringContaining('still owed') } })
      await Promise.allSettled([payRefund(by.approver, failed.id, { method: 'cash' }), retryRefund(by.approver, failed.id), keepRefund(by.approver, failed.id)])
      const { state, paidMethod, vouchers } = await getRefund(by.asker, failed.id)
      const sent = at.standIn.world.store.all<Stripe.Refund>('refund', accounts[0]).filter(({ kept }) => kept.status === 'succeeded' && kept.metadata?.['linli_refund']?.startsWith(failed.id))
      const out = vouchers.filter((voucher) => /^REFUND(PAID|KEPT)/.test(voucher))
      expect([state === 'kept' ? 1 : 0, paidMethod === 'cash' ? 1 : 0, sent.length].reduce((a, b) => a + b)).toBe(1)
      expect(out).toHaveLength(1)
    }
  })
})

describe('a refund that somebody made at the provider', () => {
  it('is listed once for the finance officer, by notice or by the sweep, until looked into', async () => {
    const paid = await by.paid([bill(1, '08')])
    await at.standIn.pump()
    const made = await refundThere(paid.id, 50)
    await at.standIn.pump()
    const [seen, ...others] = await elsewhere()
    expect([seen?.document, others]).toEqual([made, []])
    at.clock.forwardMs(61 * 60_000)
    await sweepRefunds(at.tenant.ctx())
    expect(await elsewhere()).toEqual([seen])
    const dismissed = await at.tenant.call(`/v1/stuck/${encodeURIComponent(seen!.id)}/resolution`, { as: 'finance', body: { action: 'dismiss', reason: '已核对' } })
    expect(dismissed.json).toEqual({ left: null })
    at.clock.forwardMs(61 * 60_000)
    await sweepRefunds(at.tenant.ctx())
    expect(await elsewhere()).toEqual([])
  })

  it('under the label of one of ours is neither taken for it nor lost', async () => {
    const paid = await by.paid([bill(2, '08')])
    const ours = await by.approve(await by.ask(paid.id, 100))
    await at.standIn.pump()
    const made = await refundThere(paid.id, 100, { linli_refund: `${ours.id}.1` })
    await at.standIn.pump()
    await at.standIn.pump()
    expect((await elsewhere()).map(({ document }) => document)).toEqual([made])
    expect(await getRefund(by.asker, ours.id)).toMatchObject({ state: 'paid', providerRefund: ours.providerRefund })
    at.clock.forwardMs(61 * 60_000)
    await sweepRefunds(at.tenant.ctx())
    expect((await elsewhere()).map(({ document }) => document)).toEqual([made])
  })
})
