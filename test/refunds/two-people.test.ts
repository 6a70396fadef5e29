import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settlementOf } from '../../functions/credits/get-settlement-pdf.ts'
import { getRefund } from '../../functions/refunds/get-refund.ts'
import { reversePayment } from '../../functions/refunds/reverse-payment.ts'
import { payRefund } from '../../functions/refunds/pay-refund.ts'
import { type Colleague, colleague, firstHead } from '../members/people.ts'
import { type Collecting, residentOf, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { refundingOf } from './refunding.ts'

let at: Collecting
let by: ReturnType<typeof refundingOf>
let head: Colleague
let finance: Colleague
beforeAll(async () => {
  at = await startCollecting()
  by = refundingOf(at)
  head = await firstHead(at.stack, at.tenant)
  finance = await colleague(at.stack, at.tenant, 'zhangli', ['finance'])
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

/** A token that the head makes, as the API hands it out. */
async function tokenOfHead(roles: readonly string[]): Promise<{ id: string; token: string }> {
  const made = await head.call('/v1/tokens', { body: { name: '脚本', roles } })
  if (made.status !== 201) throw new Error(made.text)
  return made.json as { id: string; token: string }
}
const withToken = (token: string, path: string, body: object) => at.stack.request(at.stack.apiHost, path, { token, body })
const request = (payment: string, amountFen: number) => ({ id: by.nextId(), payment, amountFen, source: 'bills', reason: '多收了' })
const code = ({ status, json }: { status: number; json: { error?: { code: string } } }) => json.error?.code ?? status

describe('the second person (S2)', () => {
  it('is not the one whose token asked, nor is a token of the one who asked', async () => {
    const taken = await by.cash(at.houses[0]!.id, 2_000)
    const script = await tokenOfHead(['finance'])
    const asked = await withToken(script.token, '/v1/refunds', request(taken.id, 100))
    expect(asked.json).toMatchObject({ state: 'requested', may: { approve: false, decline: true } })
    expect(code(await head.call(`/v1/refunds/${asked.json.id}/approval`, { body: {} }))).toBe('second-person')
    expect((await head.call(`/v1/refunds/${asked.json.id}`)).json.may).toMatchObject({ approve: false })
    const own = await head.call('/v1/refunds', { body: request(taken.id, 200) })
    expect(code(await withToken(script.token, `/v1/refunds/${own.json.id}/approval`, {}))).toBe('second-person')
    expect((await finance.call(`/v1/refunds/${asked.json.id}/approval`, { body: {} })).json).toMatchObject({ state: 'handover' })
    expect((await finance.call(`/v1/refunds/${own.json.id}/approval`, { body: {} })).json).toMatchObject({ state: 'handover' })
  })

  it('of a reversal is not the one whose token recorded the payment, even once the token is gone', async () => {
    const script = await tokenOfHead(['collector'])
    const paid = await withToken(script.token, '/v1/counter-payments', { id: by.nextId(), unit: at.houses[1]!.id, method: 'cash', amountFen: 700 })
    const reverse = (who: Colleague) => who.call('/v1/reversals', { body: { payment: paid.json.id, reason: '记错了户' } })
    expect(code(await reverse(head))).toBe('second-person')
    expect((await head.call(`/v1/tokens/${script.id}`, { method: 'DELETE' })).status).toBeLessThan(300)
    expect(code(await reverse(head))).toBe('second-person')
    expect(code(await reverse(finance))).toBe(201)
  })

  it('is not the same person in another role, and may be anybody else once the one who asked has left', async () => {
    const taken = await by.cash(at.houses[4]!.id, 1_000)
    const both = await colleague(at.stack, at.tenant, 'both', ['collector', 'finance'])
    const asked = await both.call('/v1/refunds', { body: request(taken.id, 100) })
    expect(code(await both.call(`/v1/refunds/${asked.json.id}/approval`, { body: {} }))).toBe('second-person')
    expect((await finance.call(`/v1/members/${both.id}`, { method: 'DELETE' })).status).toBe(403)
    expect((await head.call(`/v1/members/${both.id}`, { method: 'DELETE' })).status).toBeLessThan(300)
    expect(code(await both.call(`/v1/refunds/${asked.json.id}/approval`, { body: {} }))).toBe('sign-in-needed')
    expect((await finance.call(`/v1/refunds/${asked.json.id}/approval`, { body: {} })).json).toMatchObject({ state: 'handover', requestedBy: 'both' })
  })

  it('of a use of credit is not the one whose token used it, even once the token is gone', async () => {
    const unit = at.houses[5]!.id
    const { openFen } = await at.due(unit)
    const first = await by.cash(unit, openFen)
    await by.cash(unit, 500)
    await reversePayment(by.approver, first.id as never, '记错了户')
    const script = await tokenOfHead(['finance'])
    const { version } = (await at.tenant.call(`/v1/credits/${unit}`, { as: 'finance' })).json
    const used = await withToken(script.token, `/v1/credits/${unit}/applications`, { version })
    expect(used.json).toMatchObject({ usedFen: 500 })
    expect((await head.call(`/v1/tokens/${script.id}`, { method: 'DELETE' })).status).toBeLessThan(300)
    const takeBack = (who: Colleague) => who.call('/v1/reversals', { body: { credit: used.json.document, reason: '用错了' } })
    expect(code(await takeBack(head))).toBe('second-person')
    expect(code(await takeBack(finance))).toBe(201)
  })
})

describe('money handed over', () => {
  it('by one person is not handed over again by another; the same person’s retry answers the same', async () => {
    const taken = await by.cash(at.houses[2]!.id, 1_000)
    const refund = await by.approve(await by.ask(taken.id, 300))
    const paid = await payRefund(by.asker, refund.id, { method: 'cash' })
    expect(await payRefund(by.asker, refund.id, { method: 'cash' })).toEqual(paid)
    await expect(payRefund(by.approver, refund.id, { method: 'cash' })).rejects.toMatchObject({ code: 'not-now' })
  })

  it('cannot have been handed over before it was approved, nor later than today', async () => {
    const taken = await by.cash(at.houses[2]!.id, 1_000)
    const refund = await by.approve(await by.ask(taken.id, 300))
    for (const paidOn of ['2026-11-30', '2026-12-02', '2005-01-01']) await expect(payRefund(by.asker, refund.id, { method: 'cash', paidOn: paidOn as never })).rejects.toMatchObject({ code: 'paid-on' })
    expect(await payRefund(by.asker, refund.id, { method: 'cash', paidOn: '2026-12-01' as never })).toMatchObject({ state: 'paid' })
  })

  it('goes back through the merchant app when it came by the organization’s own code, out of the account that it came to', async () => {
    const taken = await by.cash(at.houses[2]!.id, 900, { method: 'wechat-code', reference: '4200001234202612010000000001' })
    const refund = await by.approve(await by.ask(taken.id, 300))
    await expect(payRefund(by.asker, (await by.approve(await by.ask((await by.cash(at.houses[2]!.id, 10)).id, 10))).id, { method: 'code', reference: '5030' })).rejects.toMatchObject({ code: 'not-by-code' })
    expect((await at.tenant.call(`/v1/refunds/${refund.id}/handover`, { as: 'collector', body: { method: 'code' } })).status).toBe(400)
    const paid = await payRefund(by.asker, refund.id, { method: 'code', reference: '50300012342026120100001' })
    expect(paid).toMatchObject({ state: 'paid', paidMethod: 'code' })
    const { postings } = (await at.tenant.call(`/v1/vouchers/${paid.vouchers.at(-1)}`, { as: 'finance' })).json
    expect(postings.filter(({ creditFen }: { creditFen?: number }) => creditFen).map(({ account }: { account: string }) => account)).toEqual(expect.arrayContaining(['1009']))
  })

  it('and not before is off the statement on moving out', async () => {
    const unit = at.houses[0]!.id
    const refund = await by.approve(await by.ask((await by.cash(unit, 800)).id, 800))
    expect((await settlementOf(by.asker, unit as never, {}, 'zh')).refundsFen).toBeGreaterThanOrEqual(800)
    const { refundsFen } = (await at.tenant.call(`/v1/credits/${unit}`, { as: 'finance' })).json
    await payRefund(by.asker, refund.id, { method: 'cash' })
    expect((await settlementOf(by.asker, unit as never, {}, 'zh')).refundsFen).toBe(refundsFen - 800)
  })

  it('is told to a resident by state, amount and day alone', async () => {
    const taken = await by.cash(at.houses[3]!.id, 1_000)
    const refund = await by.approve(await by.ask(taken.id, 300))
    const seen = await getRefund(at.tenant.ctx(residentOf(at.houses[3]!)), refund.id)
    expect(seen).toMatchObject({ state: 'handover', amountFen: 300, reason: null, requestedBy: null, may: { approve: false, decline: false, payOut: false, decide: false } })
    expect(seen.steps.every(({ by: name, note }) => name === null && note === null)).toBe(true)
  })
})
