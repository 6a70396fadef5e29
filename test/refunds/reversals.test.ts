import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyCredit } from '../../functions/credits/apply-credit.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { reverseCredit } from '../../functions/refunds/reverse-credit.ts'
import { reversePayment } from '../../functions/refunds/reverse-payment.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import { hasPdfText, pdfText } from '../paper/pdf-text.ts'
import { assertBooksBalance } from '../support/books.ts'
import { readCsv } from '../tables/files.ts'
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

const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const reverse = (payment: string, ctx = by.approver) => reversePayment(ctx, payment as never, '记错了户')

describe('a counter payment recorded by mistake', () => {
  it('is taken back whole by a second person: bills and credit as before, once, however many ask', async () => {
    const house = at.houses[0]!
    const before = await at.due(house.id)
    const taken = await by.cash(house.id, before.openFen + 1_234)
    expect(await at.due(house.id)).toMatchObject({ openFen: 0, creditFen: before.creditFen + 1_234 })
    const [one, two] = await Promise.all([reverse(taken.id), reverse(taken.id), reverse(taken.id)])
    expect(two).toEqual(one)
    const after = await at.due(house.id)
    expect([after.openFen, after.creditFen, after.bills]).toEqual([before.openFen, before.creditFen, before.bills])
    expect(await code(by.ask(taken.id, 1))).toBe('reversed')
  })

  it('is refused to the hand that recorded it, for an online payment, and after a refund', async () => {
    const house = at.houses[1]!
    const taken = await by.cash(house.id, 500)
    const own = await recordCounterPayment(by.approver, { id: by.nextId(), unit: house.id as never, method: 'cash', amountFen: 300 })
    expect(await code(reverse(own.id))).toBe('second-person')
    expect(await code(reverse(own.id, by.asker))).toBe('done')
    const paid = await by.paid([`${house.id}-2026-11-1`])
    expect(await code(reverse(paid.id))).toBe('not-at-counter')
    await by.approve(await by.ask(taken.id, 100))
    expect(await code(reverse(taken.id))).toBe('has-refunds')
    expect((await at.tenant.call('/v1/reversals', { as: 'collector', body: { payment: taken.id, reason: '自己冲' } })).status).toBe(403)
  })

  it('is refused while its credit is gone, with what to do', async () => {
    const house = at.houses[2]!
    const earlier = await by.cash(house.id, 1_000)
    const { openFen } = await at.due(house.id)
    const taken = await by.cash(house.id, openFen + 900)
    await by.approve(await by.ask(earlier.id, 500, 'credit'))
    await expect(reverse(taken.id)).rejects.toMatchObject({ code: 'credit-used', say: { zh: expect.stringContaining('4.00') } })
    await by.cash(house.id, 500)
    expect(await code(reverse(taken.id))).toBe('done')
    expect((await at.due(house.id)).openFen).toBe(openFen)
  })

  it('leaves a void receipt with its number, on the screen and on paper (M6)', async () => {
    const house = at.houses[3]!
    const taken = await by.cash(house.id, 700)
    await reverse(taken.id)
    const receipt = (await at.tenant.call(`/v1/receipts/${taken.id}`, { as: 'finance' })).json
    expect(receipt).toMatchObject({ no: taken.receiptNo, voidOn: '2026-12-01' })
    expect((await by.cash(house.id, 1)).receiptNo > taken.receiptNo).toBe(true)
    expect((await at.tenant.call(`/v1/payments/${taken.id}`, { as: 'finance' })).json).toMatchObject({ reversed: { reason: '记错了户', on: '2026-12-01' } })
    const paper = await at.tenant.call(`/v1/receipts/${taken.id}/pdf`, { as: 'finance' })
    if (hasPdfText) expect(pdfText(paper.bytes)).toContain('作废')
    const rows = readCsv((await at.tenant.call('/v1/payments/export?period=2026-12&format=csv', { as: 'finance' })).text)
    expect(rows.find((row) => row[0] === taken.receiptNo)?.[13]).toBe('2026-12-01')
    const listed = (await at.tenant.call(`/v1/payments?unit=${house.id}`, { as: 'finance' })).json.items
    expect(listed.map(({ reversedOn }: { reversedOn: string | null }) => reversedOn)).toContain('2026-12-01')
  })

  it('of another tenant is not there', async () => {
    const taken = await by.cash(at.houses[4]!.id, 100)
    expect((await at.stranger.call('/v1/reversals', { as: 'head', body: { payment: taken.id, reason: '别人的' } })).status).toBe(404)
  })
})

describe('a use of credit', () => {
  /** More than one bill was paid with; the asker uses what was over for the next bills. */
  async function used(house: number) {
    const unit = at.houses[house]!.id
    const before = await at.due(unit)
    const [first] = before.bills
    const taken = await by.cash(unit, first!.openFen + 1_500, { bills: [first!.id] })
    const { version } = (await at.tenant.call(`/v1/credits/${unit}`, { as: 'finance' })).json
    const use = await applyCredit(by.asker, unit as never, { version })
    return { unit, before, taken, use }
  }

  it('that stands in the way of a reversal is named, is taken back by a second person once, and then the reversal goes through', async () => {
    const { unit, before, taken, use } = await used(4)
    expect(use.usedFen).toBe(1_500)
    await expect(reverse(taken.id)).rejects.toMatchObject({ code: 'credit-used', details: [{ where: use.document, say: { zh: expect.stringContaining(use.bills[0]!.no) } }] })
    expect(await code(reverseCredit(by.asker, use.document, '用错了'))).toBe('second-person')
    const [one, two] = await Promise.all([reverseCredit(by.approver, use.document, '用错了'), reverseCredit(by.approver, use.document, '用错了')])
    expect(two).toEqual(one)
    expect(await at.due(unit)).toMatchObject({ creditFen: before.creditFen + 1_500 })
    expect(await code(reverse(taken.id))).toBe('done')
    expect(await at.due(unit)).toEqual(before)
  })

  it('is taken back through the API, and is not there for another tenant', async () => {
    const { unit, before, use } = await used(5)
    const body = { credit: use.document, reason: '住户要求' }
    expect((await at.stranger.call('/v1/reversals', { as: 'head', body })).status).toBe(404)
    expect((await at.tenant.call('/v1/reversals', { as: 'collector', body })).status).toBe(403)
    expect((await at.tenant.call('/v1/reversals', { as: 'finance', body: { ...body, payment: `${unit}-${unit}` } })).status).toBe(400)
    const back = await at.tenant.call('/v1/reversals', { as: 'head', body })
    expect([back.status, back.json]).toMatchObject([201, { document: use.document, creditDeltaFen: 1_500, owedDeltaFen: 0 }])
    expect((await at.due(unit)).openFen).toBe(before.openFen - before.bills[0]!.openFen)
  })
})
