import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyCredit } from '../../functions/credits/apply-credit.ts'
import { getCredit } from '../../functions/credits/get-credit.ts'
import { settlementOf } from '../../functions/credits/get-settlement-pdf.ts'
import type { Ctx } from '../../functions/context.ts'
import { decideDispute } from '../../functions/disputes/decide-dispute.ts'
import { settleDispute } from '../../functions/disputes/settle-dispute.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { getRefund } from '../../functions/refunds/get-refund.ts'
import { keepRefund } from '../../functions/refunds/keep-refund.ts'
import { payRefund } from '../../functions/refunds/pay-refund.ts'
import { retryRefund } from '../../functions/refunds/retry-refund.ts'
import { settleRefund } from '../../functions/refunds/settle-refund.ts'
import { escalateInquiry, openDispute } from '../../infra/local/stripe/open-dispute.ts'
import { decideDispute as decideAtBank } from '../../infra/local/stripe/settle-disputes.ts'
import { publish } from '../ledger/street.ts'
import { accounts, type Collecting, startCollecting } from '../payments/collecting.ts'
import { refundingOf } from '../refunds/refunding.ts'
import { assertBooksBalance } from '../support/books.ts'

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

const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const houseAt = (index: number) => at.houses[index]!.id
const billAt = (index: number, month: string): string => `${houseAt(index)}-2026-${month}-1`
const openOn = async (bill: string): Promise<number> => (await at.due(bill.slice(0, 12))).bills.find(({ id }) => id === bill)?.openFen ?? 0
const credit = (index: number) => getCredit(by.asker, houseAt(index) as never, { limit: 50 })
const settle = (theirs: string, ctx: Ctx = at.tenant.ctx()) => settleDispute(ctx, { account: accounts[0], dispute: theirs })
const charge = (id: string) => decideDispute(by.asker, id as never, { action: 'charge', reason: '败诉' })
const bear = (id: string, ctx: Ctx) => decideDispute(ctx, id as never, { action: 'bear', reason: '金额小' })

async function complain(payment: string, options: Parameters<typeof openDispute>[3] = {}) {
  const known = (await readPayment(at.tenant.ctx(), payment as never))!
  const { id } = openDispute(at.standIn.world, accounts[0], known.booked!.providerPayment!, options)
  return { theirs: id, id: `${payment}.${id}` }
}
async function lose(theirs: string) {
  decideAtBank(at.standIn.world, accounts[0], theirs, false)
  await settle(theirs)
}

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

/** Pays ahead by card: all of it is credit, for the household owes nothing then. */
async function payAhead(index: number, prepayFen: number): Promise<string> {
  const { openFen } = await at.due(houseAt(index))
  if (openFen) await by.cash(houseAt(index), openFen)
  const opened = (await at.tenant.call('/v1/checkouts', { as: 'collector', body: { unit: houseAt(index), prepayFen } })).json
  at.pay(opened, 'card')
  await at.checkout(opened.checkout)
  return opened.checkout
}

describe('a refund and a dispute of one payment at the same moment', () => {
  it('the bank being first: the approval that had not seen it is refused, and nothing is booked for it', async () => {
    const bill = billAt(0, '08')
    const paid = await by.paid([bill])
    const asked = await by.ask(paid.id, 300)
    const { id, theirs } = await complain(paid.id)
    expect(await code(by.approve(asked, afterwards(by.approver, () => settle(theirs))))).toBe('disputed')
    expect(await getRefund(by.asker, asked.id)).toMatchObject({ state: 'requested', vouchers: [] })
    await lose(theirs)
    await charge(id)
    expect(await openOn(bill)).toBe(paid.amountFen)
  })

  it.each([
    ['a claim', '09', false],
    ['an inquiry that became a claim', '11', true],
  ] as const)('the approval being first: %s that had not seen it takes what the refund left, then the credit that it is kept as', async (_, month, inquiry) => {
    const bill = billAt(0, month)
    const paid = await by.paid([bill], 'alipay')
    const asked = await by.ask(paid.id, 300)
    const { id, theirs } = await complain(paid.id, { inquiry })
    if (inquiry) {
      await settle(theirs)
      escalateInquiry(at.standIn.world, accounts[0], theirs)
    }
    await settle(theirs, afterwards(at.tenant.ctx(), () => by.approve(asked)))
    await lose(theirs)
    await settleRefund(by.asker, asked.id)
    expect(await getRefund(by.asker, asked.id)).toMatchObject({ state: 'failed' })
    expect(await code(charge(id))).toBe('credit-used')
    await keepRefund(by.approver, asked.id)
    expect(await charge(id)).toMatchObject({ state: 'charged' })
    expect(await openOn(bill)).toBe(paid.amountFen)
    expect((await at.due(houseAt(0))).creditFen).toBe(0)
  })

  it('a refund that failed for it is not paid out by hand nor sent again, while it lasts and after it was lost', async () => {
    const paid = await by.paid([billAt(0, '10')], 'alipay')
    const failed = await by.approve(await by.ask(paid.id, 300))
    const { id, theirs } = await complain(paid.id, { amount: paid.amountFen })
    await at.standIn.pump()
    await settleRefund(by.asker, failed.id)
    await settle(theirs)
    const byHand = () => code(payRefund(by.approver, failed.id, { method: 'cash' }))
    const again = () => code(retryRefund(by.approver, failed.id))
    expect([await byHand(), await again()]).toEqual(['disputed', 'disputed'])
    await lose(theirs)
    await bear(id, by.asker)
    expect([await byHand(), await again()]).toEqual(['disputed', 'disputed'])
    await bear(id, by.approver)
    expect([await byHand(), await again()]).toEqual(['bank-gave-back', 'bank-gave-back'])
    expect(await keepRefund(by.approver, failed.id)).toMatchObject({ state: 'kept' })
  })
})

describe('what is left of a payment that was lost in part', () => {
  it('can be refunded, the lost part counted: never more than was paid in all', async () => {
    const bill = billAt(1, '08')
    const paid = await by.paid([bill])
    const { id, theirs } = await complain(paid.id, { amount: 500 })
    await settle(theirs)
    expect(await code(by.ask(paid.id, 1))).toBe('disputed')
    await lose(theirs)
    await charge(id)
    expect(await code(by.ask(paid.id, paid.amountFen - 499))).toBe('above-left')
    await by.approve(await by.ask(paid.id, paid.amountFen - 500))
    expect(await openOn(bill)).toBe(paid.amountFen)
    expect(await code(by.ask(paid.id, 1, 'credit'))).toBe('above-left')
  })
})

describe('credit that came by a payment under dispute', () => {
  it('is held: neither used, by rule or by hand, nor refunded through another payment, until it is decided', async () => {
    const house = houseAt(2)
    const other = await by.cash(house, 400)
    const ahead = await payAhead(2, 5_000)
    const before = await credit(2)
    const { id, theirs } = await complain(ahead)
    await settle(theirs)
    expect(await credit(2)).toMatchObject({ creditFen: before.creditFen, heldFen: 5_000, refundable: [] })
    expect(await code(by.ask(other.id, 400, 'credit'))).toBe('above-credit')
    expect(await settlementOf(by.asker, house as never, {}, 'zh')).toMatchObject({ creditFen: before.creditFen, heldFen: 5_000, claimedFen: 5_000 })
    at.clock.set('2026-12-02T02:00:00.000Z')
    await publish(at.stack, at.tenant, at.street.community, '2026-12', '2026-12-31')
    const { version, openFen, creditFen } = await credit(2)
    expect([openFen > 0, creditFen]).toEqual([true, before.creditFen])
    expect(await code(applyCredit(by.asker, house as never, { version }))).toBe('credit-held')
    await by.cash(house, openFen + 700)
    await lose(theirs)
    await charge(id)
    expect(await credit(2)).toMatchObject({ creditFen: 700, heldFen: 0, openFen: 0 })
  })

  it('is free again once the dispute is won, and goes back through the payment that it came by', async () => {
    const ahead = await payAhead(3, 3_000)
    const { theirs } = await complain(ahead)
    await settle(theirs)
    expect(await credit(3)).toMatchObject({ heldFen: 3_000 })
    decideAtBank(at.standIn.world, accounts[0], theirs, true)
    await settle(theirs)
    expect(await credit(3)).toMatchObject({ heldFen: 0, refundable: [expect.objectContaining({ payment: ahead, refundableFen: 3_000 })] })
  })
})

describe('an inquiry', () => {
  it('bars no refund: giving the money back is an answer to it, and ends it', async () => {
    const paid = await by.paid([billAt(1, '09')])
    const { id, theirs } = await complain(paid.id, { inquiry: true })
    await settle(theirs)
    const shown = (await at.tenant.call(`/v1/disputes/${id}`, { as: 'finance' })).json
    expect(shown).toMatchObject({ state: 'open', inquiry: true, moneyTaken: false, vouchers: [] })
    expect(await by.approve(await by.ask(paid.id, paid.amountFen))).toMatchObject({ state: 'paid' })
    await settle(theirs)
    expect((await at.tenant.call(`/v1/disputes/${id}`, { as: 'finance' })).json).toMatchObject({ state: 'won', vouchers: [] })
  })
})

describe('letting the organization bear it (S2)', () => {
  it('takes two people, one of them a head, whichever is first; both are named, and it is booked once', async () => {
    const helper: Ctx = at.tenant.ctx(by.person('m-helper', 'finance'))
    const bill = billAt(1, '10')
    const paid = await by.paid([bill])
    const { id, theirs } = await complain(paid.id)
    await settle(theirs)
    await lose(theirs)
    expect(await bear(id, by.asker)).toMatchObject({ state: 'lost', proposed: { by: 'm-asker', reason: '金额小' }, may: { charge: true, bear: false, agree: false } })
    expect(await bear(id, by.asker)).toMatchObject({ state: 'lost' })
    expect(await code(bear(id, helper))).toBe('not-allowed')
    const [stuck] = (await at.tenant.call('/v1/stuck?kind=dispute&lang=en', { as: 'finance' })).json.items.filter(({ document }: { document: string }) => document === id)
    expect(stuck).toMatchObject({ why: 'lost', say: expect.stringContaining('m-asker') })
    const [one, two] = await Promise.all([bear(id, by.approver), bear(id, by.approver)])
    expect(one).toMatchObject({ state: 'borne', proposed: null, decidedBy: 'm-asker、m-approver' })
    expect(two.vouchers).toEqual(one.vouchers)
    expect(await openOn(bill)).toBe(0)
  })

  it('is not decided by it alone: the household may still be charged instead', async () => {
    const bill = billAt(1, '11')
    const paid = await by.paid([bill])
    const { id, theirs } = await complain(paid.id)
    await settle(theirs)
    await lose(theirs)
    await bear(id, by.approver)
    expect(await charge(id)).toMatchObject({ state: 'charged', proposed: null })
    expect(await openOn(bill)).toBe(paid.amountFen)
  })
})
