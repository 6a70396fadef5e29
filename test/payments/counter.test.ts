import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PaymentId } from '../../functions/ids.ts'
import { bookPayment } from '../../functions/payments/book-payment.ts'
import { createCheckout } from '../../functions/payments/create-checkout.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { keys } from '../../functions/storage/keys.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Collecting, startCollecting } from './collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

let count = 0
const freshId = () => `c${String((count += 1)).padStart(11, '0')}`
const record = (body: object, as: 'collector' | 'auditor' | 'worker' = 'collector') => at.tenant.call('/v1/counter-payments', { as, body: { id: freshId(), method: 'cash', ...body } })

describe('money at the counter', () => {
  it('pays the oldest bills first, the last in part, and says what stays open', async () => {
    const house = at.houses[0]!
    const before = await at.due(house.id)
    const paid = await record({ unit: house.id, amountFen: before.bills[0]!.openFen + 100 })
    expect(paid.status).toBe(201)
    expect(paid.json).toMatchObject({ method: 'cash', creditFen: 0, collector: 'test collector', receiptNo: expect.stringMatching(/^2026-\d{6}$/) })
    expect(paid.json.bills.map((part: { bill: string; amountFen: number; leftFen: number }) => [part.bill, part.amountFen, part.leftFen])).toEqual([
      [before.bills[0]!.id, before.bills[0]!.openFen, 0],
      [before.bills[1]!.id, 100, before.bills[1]!.openFen - 100],
    ])
    expect((await at.due(house.id)).openFen).toBe(before.openFen - before.bills[0]!.openFen - 100)
  })

  it('of more than is due leaves the rest as credit', async () => {
    const house = at.houses[1]!
    const { openFen } = await at.due(house.id)
    const paid = await record({ unit: house.id, amountFen: openFen + 12_345, method: 'transfer', reference: 'ICBC 0042', payer: '王建国' })
    expect(paid.json).toMatchObject({ billsFen: openFen, creditFen: 12_345, payer: '王建国', reference: 'ICBC 0042' })
    expect(await at.due(house.id)).toMatchObject({ bills: [], openFen: 0, creditFen: 12_345 })
    const again = await record({ unit: house.id, amountFen: 1 })
    expect(again.json).toMatchObject({ billsFen: 0, creditFen: 1 })
  })

  it('for named bills pays these and no others', async () => {
    const house = at.houses[2]!
    const { bills } = await at.due(house.id)
    const paid = await record({ unit: house.id, amountFen: bills[1]!.openFen + bills[2]!.openFen, bills: [bills[2]!.id, bills[1]!.id] })
    expect(paid.json.bills.map((part: { bill: string }) => part.bill)).toEqual([bills[1]!.id, bills[2]!.id])
    const named = await record({ unit: house.id, amountFen: 100, bills: [bills[1]!.id] })
    expect([named.status, named.json.error.code]).toEqual([422, 'already-paid'])
  })

  it('sent twice is one payment, also at the same moment and after midnight', async () => {
    const body = { id: freshId(), unit: at.houses[3]!.id, method: 'cash', amountFen: 500, note: '上门' }
    const send = () => at.tenant.call('/v1/counter-payments', { as: 'collector', body })
    const [one, two, three] = await Promise.all([send(), send(), send()])
    at.clock.forwardMs(20 * 3_600_000)
    const four = await send()
    for (const other of [two, three, four]) expect(other!.json).toEqual(one!.json)
    at.clock.forwardMs(-20 * 3_600_000)
  })

  it('with the id of another payment but other content is a conflict, for another household too', async () => {
    const id = freshId()
    const body = { id, unit: at.houses[3]!.id, method: 'cash', amountFen: 600 }
    expect((await at.tenant.call('/v1/counter-payments', { as: 'collector', body })).status).toBe(201)
    const others = [{ amountFen: 601 }, { method: 'transfer' }, { note: 'x' }, { unit: at.houses[4]!.id }]
    const answers = await Promise.all(others.map((other) => at.tenant.call('/v1/counter-payments', { as: 'collector', body: { ...body, ...other } })))
    expect(answers.map(({ status, json }) => [status, json.error.code])).toEqual(others.map(() => [409, 'other-payment']))
    expect((await at.due(at.houses[4]!.id)).creditFen).toBe(0)
  })

  it('twice at the same moment under one id with other content: one stands, the other hears that it was not taken', async () => {
    const house = at.houses[3]!
    const id = freshId()
    const send = (amountFen: number) => at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id, unit: house.id, method: 'cash', amountFen } })
    const answers = await Promise.all([send(1000), send(2000)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('at the same moment as an online payment is never lost: bills are paid once and the rest is credit', async () => {
    const house = at.houses[4]!
    const { bills, openFen } = await at.due(house.id)
    const opened = await at.open(bills.map((bill) => bill.id))
    at.pay(opened)
    const [cash, online] = await Promise.all([record({ unit: house.id, amountFen: openFen }), at.checkout(opened.checkout)])
    expect([cash.status, online.state]).toEqual([201, 'paid'])
    expect(cash.json.creditFen + online.creditFen).toBe(openFen)
    expect(await at.due(house.id)).toMatchObject({ openFen: 0, creditFen: openFen })
  })

  it('refuses no amount, a day to come, a unit that is not there, and who may not collect', async () => {
    const unit = at.houses[5]!.id
    const answers = [
      await record({ unit, amountFen: 0 }),
      await record({ unit, amountFen: 1.5 }),
      await record({ unit, amountFen: 100, valueDate: '2026-12-02' }),
      await record({ unit: 'aaaaaaaaaaaa', amountFen: 100 }),
      await record({ unit: at.strangeStreet.houses[0]!.id, amountFen: 100 }),
      await record({ unit, amountFen: 100 }, 'auditor'),
      await record({ unit, amountFen: 100 }, 'worker'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404, 403, 403])
  })

  it('is refused while the tenant is suspended (S4), though a payment that is under way is still booked', async () => {
    const house = at.houses[5]!
    const { bills } = await at.due(house.id)
    const opened = await createCheckout(at.tenant.ctx(), { bills: [bills[0]!.id], lang: 'zh', onPhone: false })
    at.pay(opened)
    const suspend = (state: string) => at.stack.request(at.stack.apiHost, `/v1/tenants/${at.tenant.id}`, { method: 'PATCH', token: at.stack.operatorSecret, body: { state } })
    expect((await suspend('suspended')).status).toBe(200)
    at.clock.forwardMs(11_000)
    expect((await record({ unit: house.id, amountFen: 100 })).json.error.code).toBe('suspended')
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'paid' })
    await suspend('active')
    at.clock.forwardMs(11_000)
    expect((await record({ unit: house.id, amountFen: 100 })).status).toBe(201)
  })
})

describe('value date and entry date (M8)', () => {
  const close = async (period: string) =>
    at.tenant.ctx().store.putMany(Array.from({ length: 8 }, (_, shard) => ({ ...keys.gate(at.tenant.id, period as never, shard), closedAt: '2026-12-01T00:00:00.000Z' })))

  it('books in the month in which the money moved, while that is open', async () => {
    const paid = await record({ unit: at.houses[5]!.id, amountFen: 100, valueDate: '2026-11-28' })
    expect(paid.json).toMatchObject({ valueDate: '2026-11-28', entryDate: '2026-11-28' })
  })

  it('books in the open month once that is closed, and keeps the value date', async () => {
    await close('2026-09')
    const paid = await record({ unit: at.houses[5]!.id, amountFen: 100, valueDate: '2026-09-28' })
    expect(paid.json).toMatchObject({ valueDate: '2026-09-28', entryDate: '2026-12-01' })
    const voucher = await at.tenant.call(`/v1/vouchers/${paid.json.voucher}`, { as: 'finance' })
    expect(voucher.json).toMatchObject({ valueDate: '2026-09-28', entryDate: '2026-12-01' })
  })

  it('books money in the next month should the current one be closed early: it is never turned away', async () => {
    await close('2026-12')
    const house = at.houses[5]!
    const { bills } = await at.due(house.id)
    const opened = await at.open([bills[0]!.id])
    at.pay(opened)
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'paid', paidOn: '2026-12-01' })
    const payment = await at.tenant.call(`/v1/payments/${opened.checkout}`, { as: 'finance' })
    expect(payment.json).toMatchObject({ valueDate: '2026-12-01', entryDate: '2027-01-01', receiptNo: '2027-000001' })
  })
})

it('a booking that has been made is found and not made again, whoever comes second', async () => {
  const house = at.houses[0]!
  const paid = await record({ unit: house.id, amountFen: 300 })
  const ctx = at.tenant.ctx()
  const known = await readPayment(ctx, paid.json.id as PaymentId)
  const { booked: _, receiptNo: __, ...unbooked } = known!
  const before = await at.due(house.id)
  const again = await bookPayment(ctx, { ...unbooked, state: 'pending' }, { method: 'cash', valueDate: known!.booked!.valueDate })
  expect(again).toEqual(known)
  expect(await at.due(house.id)).toEqual(before)
})

it('an online payment that is booked is not booked again on another day, by whoever still holds it as pending', async () => {
  const house = at.houses[2]!
  const ctx = at.tenant.ctx()
  const { bills } = await at.due(house.id)
  const opened = await at.open([bills[0]!.id])
  const pending = (await readPayment(ctx, opened.checkout))!
  const first = await bookPayment(ctx, pending, { method: 'alipay', valueDate: '2026-11-20' as never })
  const again = await bookPayment(ctx, pending, { method: 'alipay', valueDate: '2026-11-21' as never })
  expect(again).toEqual(first)
  expect((await at.due(house.id)).creditFen).toBe(0)
})

it('the parts of any payment equal its amount, whatever is open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...at.houses), fc.integer({ min: 1, max: 6000 }), async (house, amountFen) => {
      const before = await at.due(house.id)
      const paid = await record({ unit: house.id, amountFen, valueDate: '2026-11-15' })
      const after = await at.due(house.id)
      expect(paid.json.billsFen + paid.json.creditFen).toBe(amountFen)
      expect(before.openFen - after.openFen).toBe(paid.json.billsFen)
      expect(after.creditFen - before.creditFen).toBe(paid.json.creditFen)
      expect(paid.json.creditFen === 0 || after.openFen === 0).toBe(true)
    }),
    { numRuns: 40 },
  )
})
