import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Period } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { signed } from '../../functions/ledger/model.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { feeByFund, inFen, judge } from '../../functions/payouts/explain-rules.ts'
import { getPayout, listPayouts } from '../../functions/payouts/get-payouts.ts'
import { settlePayout } from '../../functions/payouts/settle-payout.ts'
import { readPayouts } from '../../functions/payouts/sweep-payouts.ts'
import { createRefund } from '../../functions/refunds/create-refund.ts'
import { approveRefund } from '../../functions/refunds/approve-refund.ts'
import { payOutAutomatically } from '../../infra/local/stripe/run-payouts.ts'
import { failPayout } from '../../infra/local/stripe/settle-payouts.ts'
import { accounts, type Collecting, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'

let at: Collecting
let ctx: Ctx
const [account] = accounts
const dayMs = 86_400_000

beforeAll(async () => {
  at = await startCollecting()
  ctx = at.tenant.ctx('finance')
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

/** Pays what a house owes online and hears of it. */
async function paidBy(unit: string): Promise<{ id: string; amountFen: number }> {
  const { bills } = await at.due(unit)
  const opened = await at.open(bills.slice(0, 1).map(({ id }) => id))
  at.pay(opened, 'card')
  await at.standIn.pump()
  await at.checkout(opened.checkout)
  return { id: opened.checkout, amountFen: opened.amountFen }
}
/** Everything that is available goes out, is listed, and arrives. */
async function sentOut(): Promise<string> {
  at.clock.forwardMs(4 * dayMs)
  await at.standIn.pump()
  const known = at.standIn.world.store.all<{ id: string; object: 'payout'; created: number }>('payout', account).toSorted((a, b) => b.kept.created - a.kept.created)[0]
  const payout = payOutAutomatically(at.standIn.world, account) ?? known?.kept
  at.clock.forwardMs(dayMs)
  await at.standIn.pump()
  return payout!.id
}
const balance = async (code: string): Promise<number> => {
  let sum = 0
  for (const month of ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02']) await eachVoucher(ctx, month as Period, ({ postings }) => void postings.forEach((line) => (sum += line.account === code ? signed(line) : 0)))
  return sum
}
const kinds = async (id: string): Promise<string[]> => (await getPayout(ctx, id)).vouchers.map((voucher) => voucher.split('.')[0]!)

describe('a payout', () => {
  it('in another currency is booked once, fee and arrival, and nothing of it stays in transit, however often and by however many it is read', async () => {
    const payments = [await paidBy(at.houses[0]!.id), await paidBy(at.houses[1]!.id)]
    const gross = payments.reduce((sum, { amountFen }) => sum + amountFen, 0)
    expect(await balance('1009')).toBe(gross)
    const id = await sentOut()
    await Promise.all([readPayouts(ctx), readPayouts(at.tenant.ctx('head'))])
    await readPayouts(ctx)
    const payout = await getPayout(ctx, id)
    expect(payout).toMatchObject({ state: 'paid', currency: 'HKD', grossFen: gross, differenceFen: 0, clearingFen: 0, booked: true })
    expect(payout.feeFen).toBeGreaterThan(0)
    expect(payout.sums.payments + payout.sums.fees).toBe(payout.netFen)
    expect(payout.lines.map(({ document, why }) => [document?.kind, document?.id, why]).toSorted()).toEqual(payments.map(({ id: payment }) => ['payment', payment, null]).toSorted())
    expect(await kinds(id)).toEqual(['PAYOUTFEE', 'PAYOUT'])
    expect([await balance('1009'), await balance('5301'), await balance('1002')]).toEqual([0, payout.feeFen, payout.netFen])
  })

  it('with a refund in it explains the refund too, and one that came back goes out with the next', async () => {
    const { id: payment, amountFen } = await paidBy(at.houses[2]!.id)
    const refund = await createRefund(at.tenant.ctx('collector'), { id: 'refundpay001', payment, amountFen: 100, source: 'bills', reason: '多收了' } as Parameters<typeof createRefund>[1])
    await approveRefund(at.tenant.ctx('head'), refund.id)
    await at.standIn.pump()
    const before = await balance('1002')
    const id = await sentOut()
    await readPayouts(ctx)
    const payout = await getPayout(ctx, id)
    expect(payout.sums).toMatchObject({ payments: amountFen, refunds: -100 })
    expect(payout.lines.find(({ kind }) => kind === 'refund')).toMatchObject({ document: { kind: 'refund', id: refund.id }, why: null, grossFen: -100 })
    expect([payout.clearingFen, await balance('1009'), await balance('1002')]).toEqual([0, 0, before + payout.netFen])
    failPayout(at.standIn.world, account, id)
    await at.standIn.pump()
    await Promise.all([readPayouts(ctx), readPayouts(ctx)])
    expect(await kinds(id)).toEqual(['PAYOUTFEE', 'PAYOUT', 'PAYOUTBACK'])
    expect([await balance('1009'), await balance('1002')]).toEqual([payout.netFen, before])
  })

  it('with a payment that nobody here knows says so, waits two days, and then owes it to whoever it is of', async () => {
    const line = { id: 'txn_1', kind: 'payment' as const, createdAt: '2026-12-15T00:00:00.000Z' as never, amount: 5_000, fee: 100, providerPayment: 'pi_stranger', text: 'made elsewhere' }
    const own: Ctx = { ...ctx, ports: { ...ctx.ports, channel: { ...ctx.ports.channel, findOrderOf: async () => undefined, payoutLines: async () => ({ lines: [line] }) } } }
    const now = at.clock.now().toISOString()
    const theirs = { id: 'po_elsewhere', account, amount: 4_900, currency: 'CNY', state: 'paid' as const, createdAt: now as never, arrivesOn: now.slice(0, 10) as never, listed: true }
    await settlePayout(own, theirs)
    expect(await getPayout(ctx, 'po_elsewhere')).toMatchObject({ booked: false, differenceFen: 5_000, lines: [{ why: 'unknown', document: null }] })
    const owed = await balance('2209')
    at.clock.forwardMs(3 * dayMs)
    await Promise.all([settlePayout(own, theirs), settlePayout(own, theirs)])
    await settlePayout(own, theirs)
    expect(await getPayout(ctx, 'po_elsewhere')).toMatchObject({ booked: true, differenceFen: 5_000, clearingFen: 0 })
    expect((await balance('2209')) - owed).toBe(-5_000)
  })

  it('is a stranger’s to nobody', async () => {
    expect((await listPayouts(at.stranger.ctx('finance'), { limit: 50 })).items).toEqual([])
    const [first] = (await at.tenant.call('/v1/payouts', { as: 'auditor' })).json.items
    expect((await at.stranger.call(`/v1/payouts/${first.id}`, { as: 'head' })).status).toBe(404)
    expect((await at.tenant.call('/v1/payouts', { as: 'collector' })).status).toBe(403)
  })
})

describe('by the rules', () => {
  it('a fee goes with its money, parts equal the whole; a rate is turned back with one rounding', () => {
    expect(feeByFund(100, { ORGANISATION: 2, OWNERS_COMMON: 1 })).toEqual({ ORGANISATION: 67, OWNERS_COMMON: 33 })
    expect([feeByFund(7, {}), feeByFund(0, { ORGANISATION: 5 })]).toEqual([{ ORGANISATION: 7 }, {}])
    expect([inFen(10_843, 1.0843), inFen(-235, 1.0843), inFen(5, undefined)]).toEqual([10_000, -217, 5])
    expect(judge(100, { OWNERS_COMMON: 90 }, 'unknown')).toEqual({ byFund: { OWNERS_COMMON: 90, ORGANISATION: 10 }, why: 'amount', differenceFen: 10 })
    expect(judge(100, undefined, 'unknown')).toEqual({ byFund: { ORGANISATION: 100 }, why: 'unknown', differenceFen: 100 })
  })
})
