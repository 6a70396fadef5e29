import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { decideDispute } from '../../functions/disputes/decide-dispute.ts'
import { settleDispute } from '../../functions/disputes/settle-dispute.ts'
import { sweepDisputes } from '../../functions/disputes/sweep-disputes.ts'
import { sweepSessions } from '../../functions/machines/sweep-sessions.ts'
import { approveSaleRefund, createSaleRefund, paySaleRefund, retrySaleRefund } from '../../functions/sales/decide-sale-refund.ts'
import { readSale } from '../../functions/sales/items.ts'
import { settleSaleRefund } from '../../functions/sales/settle-sale-refund.ts'
import { settleSale } from '../../functions/sales/settle-sale.ts'
import { openDispute } from '../../infra/local/stripe/open-dispute.ts'
import { decideDispute as decideAtBank } from '../../infra/local/stripe/settle-disputes.ts'
import { accounts } from '../payments/collecting.ts'
import { type Selling, startSelling } from '../sales/selling.ts'
import { assertBooksBalance } from '../support/books.ts'

let at: Selling
beforeAll(async () => {
  at = await startSelling()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const person = (id: string, role: 'finance' | 'head'): Ctx => at.tenant.ctx({ kind: 'member', id, name: id, roles: [role] })
const asker = () => person('m-asker', 'finance')
const head = () => person('m-head', 'head')
const settle = (theirs: string, ctx: Ctx = at.tenant.ctx()) => settleDispute(ctx, { account: accounts[0], dispute: theirs })
const show = async (id: string) => (await at.tenant.call(`/v1/disputes/${id}`, { as: 'finance' })).json
const kinds = (vouchers: readonly string[]) => vouchers.map((voucher) => voucher.split('.')[0])
const postings = async (voucher: string): Promise<[string, number][]> =>
  (await at.ask(`/v1/vouchers/${voucher}`, { as: 'finance' })).postings.map(({ account, debitFen, creditFen }: { account: string; debitFen: number; creditFen: number }) => [account, debitFen || -creditFen])
const bear = (id: string, ctx: Ctx) => decideDispute(ctx, id as never, { action: 'bear', reason: '金额小' })
const stuckOf = async (id: string) => (await at.ask('/v1/stuck?kind=dispute&lang=en', { as: 'finance' })).items.find(({ document }: { document: string }) => document === id)

let refunds = 0
const ask = (sale: string, amountFen: number) => createSaleRefund(asker(), sale as never, { id: `refund${String((refunds += 1)).padStart(6, '0')}`, amountFen, reason: '设备故障' })
const complain = async (sale: string, options: Parameters<typeof openDispute>[3] = {}) => {
  const { id } = openDispute(at.standIn.world, accounts[0], (await readSale(at.tenant.ctx(), sale as never))!.booked!.providerPayment!, options)
  return { theirs: id, id: `${sale}.${id}` }
}
async function lose(theirs: string) {
  decideAtBank(at.standIn.world, accounts[0], theirs, false)
  await settle(theirs)
}
const paid = async (amountFen = 300) => (await at.paid(await at.machine(), amountFen)).sale.sale

/** The context of one whose next transaction is sent only after `first` has happened. */
function afterwards(ctx: Ctx, first: () => Promise<unknown>): Ctx {
  let waiting: (() => Promise<unknown>) | undefined = first
  const transact: Ctx['store']['transact'] = async (...args) => {
    const now = waiting
    waiting = undefined
    await now?.()
    return ctx.store.transact(...args)
  }
  return { ...ctx, store: { ...ctx.store, transact } }
}

describe('a dispute about a sale', () => {
  it('is booked once when the bank takes the money, told three times, and stands among what needs a person until it is won', async () => {
    const sale = await paid()
    const { id, theirs } = await complain(sale)
    await at.standIn.pump()
    await Promise.all([settle(theirs), settle(theirs), settle(theirs)])
    expect(await show(id)).toMatchObject({ sale, payment: null, unit: null, title: { zh: expect.any(String) }, state: 'open', moneyTaken: true, amountFen: 300, may: { charge: false } })
    expect(await postings((await show(id)).vouchers[0])).toEqual([['1122', 300], ['1009', -300]])
    expect(await stuckOf(id)).toMatchObject({ why: 'open', action: 'answer', unit: null, amountFen: 300 })
    expect((await at.ask(`/v1/disputes?sale=${sale}`, { as: 'finance' })).items.map((one: { id: string }) => one.id)).toEqual([id])
    expect(await code(ask(sale, 1))).toBe('disputed')
    decideAtBank(at.standIn.world, accounts[0], theirs, true)
    await at.standIn.pump()
    await settle(theirs)
    expect(await show(id)).toMatchObject({ state: 'won', moneyTaken: false })
    expect(kinds((await show(id)).vouchers)).toEqual(['DISPUTE', 'DISPUTEWON'])
    expect(await approveSaleRefund(head(), (await ask(sale, 300)).id)).toMatchObject({ state: 'paid' })
  })

  it('that is lost is borne on two people’s word, one of them a head, as income that did not stay; nobody is charged', async () => {
    const sale = await paid()
    const { id, theirs } = await complain(sale)
    await settle(theirs)
    expect(await code(bear(id, asker()))).toBe('not-lost')
    await lose(theirs)
    expect(await stuckOf(id)).toMatchObject({ why: 'lost', action: 'decide', say: expect.stringContaining('two people') })
    expect(await code(decideDispute(asker(), id as never, { action: 'charge', reason: '败诉' }))).toBe('no-household')
    expect(await bear(id, asker())).toMatchObject({ state: 'lost', proposed: { by: 'm-asker' } })
    expect(await bear(id, asker())).toMatchObject({ state: 'lost' })
    expect(await code(bear(id, person('m-helper', 'finance')))).toBe('not-allowed')
    const ends = await Promise.all([bear(id, head()), bear(id, head())])
    expect(ends.map(({ state }) => state)).toEqual(['borne', 'borne'])
    const { vouchers } = await show(id)
    expect(kinds(vouchers)).toEqual(['DISPUTE', 'DISPUTELOST'])
    expect(await postings(vouchers[1])).toEqual([['4301', 300], ['1122', -300]])
    expect([await stuckOf(id), await code(ask(sale, 1))]).toEqual([undefined, 'above-left'])
    await settle(theirs)
    expect((await show(id)).vouchers).toEqual(vouchers)
  })

  it('that no notice told us of is found by the sweep, closed before it was heard of; of a sale that was not booked yet too', async () => {
    at.standIn.switches.holdDeliveries = true
    const started = await at.start(await at.machine())
    at.pay(started.sale)
    const order = at.standIn.world.store.all<{ id: string; object: 'payment_intent' }>('payment_intent', accounts[0]).at(-1)!.kept
    const { id: theirs } = openDispute(at.standIn.world, accounts[0], order.id)
    decideAtBank(at.standIn.world, accounts[0], theirs, false)
    at.clock.forwardMs(61 * 60_000)
    await sweepDisputes(at.tenant.ctx())
    const id = `${started.sale.sale}.${theirs}`
    expect(await show(id)).toMatchObject({ state: 'lost', moneyTaken: true })
    at.standIn.switches.holdDeliveries = false
    for (let round = 0; round < 3; round += 1) await at.standIn.pump()
    expect(kinds((await show(id)).vouchers)).toEqual(['DISPUTE'])
    expect((await settleSale(at.tenant.ctx(), started.sale.sale)).sale.state).toBe('booked')
  })

  it('of another tenant, or whose order names a sale that it did not pay, is not there', async () => {
    const [sale, other] = [await paid(), await paid()]
    const { id, theirs } = await complain(sale)
    const { kept: session } = at.standIn.world.store.all<{ id: string; object: 'checkout.session'; client_reference_id: string }>('checkout.session', accounts[0]).find(({ kept }) => kept.client_reference_id === sale)!
    at.standIn.world.store.put(accounts[0], { ...session, client_reference_id: other })
    await settle(theirs)
    for (const one of [sale, other]) expect((await at.ask(`/v1/disputes?sale=${one}`, { as: 'finance' })).items).toEqual([])
    at.standIn.world.store.put(accounts[0], session)
    await settle(theirs)
    expect((await at.stranger.call(`/v1/disputes/${id}`, { as: 'head' })).status).toBe(404)
    expect((await at.stranger.call(`/v1/disputes?sale=${sale}`, { as: 'head' })).json.items).toEqual([])
    expect((await at.stranger.call(`/v1/disputes/${id}/decision`, { as: 'head', body: { action: 'bear', reason: '不是我的' } })).status).toBe(404)
    await expect(settleDispute(at.stranger.ctx(), { account: accounts[1], dispute: theirs })).rejects.toMatchObject({ kind: 'unknown' })
  })
})

describe('a refund and a dispute of one sale never both give it back', () => {
  it('the bank being first: an approval that had not seen it is refused, and nothing is booked for it', async () => {
    const sale = await paid()
    const asked = await ask(sale, 200)
    const { theirs } = await complain(sale)
    expect(await code(approveSaleRefund(afterwards(head(), () => settle(theirs)), asked.id))).toBe('disputed')
    expect(await at.refunds(sale)).toMatchObject([{ state: 'requested', vouchers: [] }])
    expect(await at.vouchers('SALEBACK', sale)).toEqual([])
  })

  it('the approval being first: the claim that had not seen it looks again, and the refund that the bank then bars is paid by it', async () => {
    const sale = await paid()
    const asked = await ask(sale, 200)
    const { id, theirs } = await complain(sale)
    await settle(theirs, afterwards(at.tenant.ctx(), () => approveSaleRefund(head(), asked.id)))
    expect([(await at.refunds(sale))[0].state, (await show(id)).moneyTaken]).toEqual(['failed', true])
    await lose(theirs)
    await bear(id, asker())
    await bear(id, head())
    expect(await at.refunds(sale)).toMatchObject([{ state: 'paid', steps: expect.arrayContaining([expect.objectContaining({ what: 'by-bank', note: '2.00' })]) }])
    expect(await at.vouchers('REFUNDPAID', sale)).toEqual([])
    expect(await at.landing({ landing: `/sale/${sale}/${(await readSale(at.tenant.ctx(), sale as never))!.key}` })).toMatchObject({ refundedFen: 300 })
  })

  it.each([
    ['all', 300, ['paid', 200], [['2209', 200], ['4301', 100], ['1122', -300]]],
    ['less than the refund', 150, ['failed', 50], [['2209', 150], ['1122', -150]]],
  ] as const)('a refund that failed for it counts as paid by the bank, when the bank gives %s', async (_, amount, refund, lost) => {
    const sale = await paid()
    at.standIn.switches.refunds = ['fail']
    const failed = await approveSaleRefund(head(), (await ask(sale, 200)).id)
    expect(failed).toMatchObject({ state: 'failed' })
    const { id, theirs } = await complain(sale, { amount })
    await settle(theirs)
    const again = async () => [await code(paySaleRefund(head(), failed.id, { method: 'cash' })), await code(retrySaleRefund(head(), failed.id))]
    expect(await again()).toEqual(['disputed', 'disputed'])
    await lose(theirs)
    expect(await again()).toEqual(['disputed', 'disputed'])
    await bear(id, asker())
    await bear(id, head())
    expect(await postings((await show(id)).vouchers.at(-1))).toEqual(lost)
    expect((await at.refunds(sale)).map(({ state, amountFen }: { state: string; amountFen: number }) => [state, amountFen])).toEqual([refund])
    expect(await code(retrySaleRefund(head(), failed.id))).toBe(refund[0] === 'paid' ? 'not-now' : 'done')
    expect(await code(ask(sale, 101))).toBe('above-left')
  })

  it('what a rule gives back while the bank argues is owed and not sent; won, it goes out, and lost, it is paid by that', async () => {
    for (const won of [true, false]) {
      const started = await at.paid(await at.machine(), 500)
      const { sale } = started.sale
      const { id, theirs } = await complain(sale)
      await settle(theirs)
      await at.passer(`/v1/machine-sessions/${started.session}/stop`, { key: started.key })
      at.clock.forwardMs(60 * 60_000)
      await sweepSessions(at.tenant.ctx())
      const [rest] = await at.refunds(sale)
      expect(rest, 'the session ended all the same').toMatchObject({ rule: 'rest', state: 'failed', amountFen: 500, problem: { en: expect.stringContaining('through the bank') } })
      decideAtBank(at.standIn.world, accounts[0], theirs, won)
      await settle(theirs)
      if (won) expect(await retrySaleRefund(head(), rest.id)).toMatchObject({ state: 'paid' })
      else {
        await bear(id, asker())
        await bear(id, head())
        expect(await at.refunds(sale)).toMatchObject([{ state: 'paid' }])
        expect(await at.vouchers('REFUNDPAID', sale)).toEqual([])
      }
    }
  })

  it('while an inquiry bars none, and is ended by it', async () => {
    const sale = await paid()
    const { id, theirs } = await complain(sale, { inquiry: true })
    await settle(theirs)
    expect(await show(id)).toMatchObject({ state: 'open', inquiry: true, moneyTaken: false })
    const refund = await approveSaleRefund(head(), (await ask(sale, 300)).id)
    expect(await settleSaleRefund(asker(), refund.id)).toMatchObject({ state: 'paid' })
    await settle(theirs)
    expect(await show(id)).toMatchObject({ state: 'won', vouchers: [] })
  })
})
