import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookMerchantLines } from '../../functions/merchant-bills/book-merchant-lines.ts'
import type { BookedLine, MerchantBillLines, MerchantLine } from '../../functions/merchant-bills/model.ts'
import { keys } from '../../functions/storage/keys.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { alipayTrades, merchantNo, orderNo, type Row, utf8, wechatTrades } from './bills.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

let count = 2000
const rowsOf = (...amounts: string[]): Row[] => amounts.map((yuan) => ({ order: orderNo((count += 1)), merchant: merchantNo(count), yuan }))
async function imported(rows: readonly Row[], write: (rows: readonly Row[]) => string = alipayTrades): Promise<MerchantBillLines> {
  const made = await at.tenant.call('/v1/merchant-bills?name=bill.csv', { as: 'finance', body: utf8(write(rows)) })
  if (made.status !== 201) throw new Error(made.text)
  return read(made.json.id)
}
const read = async (id: string): Promise<MerchantBillLines> => (await at.tenant.call(`/v1/merchant-bills/${id}?limit=200`, { as: 'finance' })).json as MerchantBillLines
const book = async (bill: { id: string }, lines: readonly { line: string; unit: string }[], as: 'head' | 'finance' | 'collector' = 'finance') => at.tenant.call(`/v1/merchant-bills/${bill.id}/bookings`, { as, body: { lines } })
const booked = async (bill: { id: string }, line: MerchantLine, unit: string): Promise<BookedLine> => (await book(bill, [{ line: line.id, unit }])).json.items[0] as BookedLine
const record = (body: object, id = `m${String((count += 1)).padStart(11, '0')}`) => at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id, method: 'alipay-code', ...body } })
const suspended = () => ({ ...at.tenant.ctx('finance'), site: { ...at.tenant.ctx('finance').site, state: 'suspended' as const } })

describe('a line that a person confirmed', () => {
  it('becomes a payment of its day: oldest bill first, on 1009, with receipt and its own name everywhere', async () => {
    const house = at.houses[0]!
    const before = await at.due(house.id)
    const bill = await imported(rowsOf('12.00'))
    const { outcome, booked: as } = await booked(bill, bill.items[0]!, house.id)
    expect([outcome, as!.unit, as!.amountFen]).toEqual(['booked', house.id, 1200])
    const payment = (await at.tenant.call(`/v1/payments/${as!.payment}`, { as: 'finance' })).json
    expect(payment).toMatchObject({ method: 'alipay-code', valueDate: '2026-11-24', entryDate: '2026-11-24', reference: bill.items[0]!.orderNo, collector: 'test finance', receiptNo: expect.stringMatching(/^2026-\d{6}$/) })
    expect((await at.due(house.id)).openFen).toBe(before.openFen - 1200)
    const voucher = (await at.tenant.call(`/v1/vouchers/${payment.voucher}`, { as: 'finance' })).json
    expect(voucher.postings.filter(({ account }: { account: string }) => account === '1009').map(({ debitFen }: { debitFen: number }) => debitFen).reduce((a: number, b: number) => a + b)).toBe(1200)
    const receipt = await at.tenant.call(`/v1/receipts/${as!.payment}`, { as: 'finance' })
    expect(receipt.json.methodName).toEqual({ zh: '支付宝收款码', en: 'Alipay code' })
    const list = await at.tenant.call('/v1/payments?period=2026-11&method=alipay-code', { as: 'finance' })
    expect(list.json.items).toContainEqual(expect.objectContaining({ id: as!.payment, receiptNo: payment.receiptNo }))
    const csv = await at.tenant.call('/v1/payments/export?period=2026-11&format=csv&method=alipay-code', { as: 'finance' })
    expect(csv.text).toContain('支付宝收款码')
    expect((await read(bill.id)).items[0]).toMatchObject({ verdict: 'booked', booked: { payment: as!.payment } })
  })

  it('of WeChat is a WeChat code, and what finds no open bill becomes credit', async () => {
    const bill = await imported(rowsOf('9999.00'), wechatTrades)
    const { booked: as } = await booked(bill, bill.items[0]!, at.houses[5]!.id)
    const payment = (await at.tenant.call(`/v1/payments/${as!.payment}`, { as: 'finance' })).json
    expect(payment).toMatchObject({ method: 'wechat-code' })
    expect(payment.billsFen + payment.creditFen).toBe(999_900)
    expect(payment.creditFen).toBeGreaterThan(0)
  })

  it('is booked once, sent twice, at the same moment, and for two households at once', async () => {
    const bill = await imported(rowsOf('3.00', '4.00'))
    const [one, other] = bill.items as [MerchantLine, MerchantLine]
    const same = await Promise.all([1, 2, 3].map(() => booked(bill, one, at.houses[1]!.id)))
    expect(new Set(same.map(({ booked: as }) => as!.payment)).size).toBe(1)
    const before = await Promise.all(at.houses.map(({ id }) => at.due(id)))
    const rivals = await Promise.all(at.houses.slice(0, 4).map(({ id }) => booked(bill, other, id)))
    expect(new Set(rivals.map(({ booked: as }) => as!.payment)).size).toBe(1)
    expect(rivals.filter(({ outcome }) => outcome === 'booked')).toHaveLength(1)
    const after = await Promise.all(at.houses.map(({ id }) => at.due(id)))
    const sum = (dues: typeof before) => dues.reduce((total, { openFen, creditFen }) => total + openFen - creditFen, 0)
    expect(sum(before) - sum(after)).toBe(400)
    expect(await booked(bill, other, at.houses[5]!.id)).toMatchObject({ outcome: 'already', booked: { unit: rivals[0]!.booked!.unit } })
  })

  it('leaves the others alone when it cannot be booked, and each says what happened', async () => {
    const rows = rowsOf('5.00', '6.00')
    const bill = await imported([...rows, { ...rows[0]!, refund: '7700000000003', yuan: '1.00' }])
    const [good, stranger, refund] = bill.items
    const { status, json } = await book(bill, [
      { line: good!.id, unit: at.houses[2]!.id },
      { line: stranger!.id, unit: at.strangeStreet.houses[0]!.id },
      { line: refund!.id, unit: at.houses[2]!.id },
      { line: 'z'.repeat(20), unit: at.houses[2]!.id },
    ])
    expect([status, json.items.map(({ outcome }: BookedLine) => outcome)]).toEqual([200, ['booked', 'refused', 'refused', 'refused']])
    expect(json.items[2].say).toContain('不是收款')
    expect((await read(bill.id)).counts).toMatchObject({ booked: 1, todo: 1, refund: 1 })
  })

  it('of a closed month is booked in the open one and keeps its day (M8)', async () => {
    await at.tenant.ctx().store.putMany(Array.from({ length: 8 }, (_, shard) => ({ ...keys.gate(at.tenant.id, '2026-09' as never, shard), closedAt: '2026-12-01T00:00:00.000Z' })))
    const [row] = rowsOf('2.00')
    const bill = await imported([{ ...row!, at: '2026-09-30 23:59:59' }])
    const { booked: as } = await booked(bill, bill.items[0]!, at.houses[2]!.id)
    expect((await at.tenant.call(`/v1/payments/${as!.payment}`, { as: 'finance' })).json).toMatchObject({ valueDate: '2026-09-30', entryDate: '2026-12-01' })
  })

  it('can be booked though it was ignored, for ignoring may have been the mistake', async () => {
    const bill = await imported(rowsOf('8.00'))
    await at.tenant.call(`/v1/merchant-bills/${bill.id}/exclusions`, { as: 'finance', body: { line: bill.items[0]!.id, reason: '看错了' } })
    expect((await booked(bill, bill.items[0]!, at.houses[3]!.id)).outcome).toBe('booked')
    expect((await read(bill.id)).items[0]!.verdict).toBe('booked')
  })

  it('is not for collectors, not for strangers, not while suspended (S4), and at most 100 at a time', async () => {
    const bill = await imported(rowsOf('8.00'))
    const lines = [{ line: bill.items[0]!.id, unit: at.houses[3]!.id }]
    expect((await book(bill, lines, 'collector')).status).toBe(403)
    expect((await at.stranger.call(`/v1/merchant-bills/${bill.id}/bookings`, { as: 'finance', body: { lines } })).status).toBe(404)
    await expect(bookMerchantLines(suspended(), { merchantBill: bill.id, lines: lines as never }, 'zh')).rejects.toMatchObject({ code: 'suspended' })
    expect((await book(bill, Array.from({ length: 101 }, (_, index) => ({ line: `l${String(index).padStart(19, '0')}`, unit: at.houses[3]!.id })))).status).toBe(400)
    expect((await book(bill, [...lines, ...lines])).status).toBe(400)
    expect((await read(bill.id)).items[0]!.verdict).not.toBe('booked')
  })

  it('costs at most 12 write units', async () => {
    const bill = await imported(rowsOf('8.00'))
    const before = at.stack.meter.writeUnits
    expect((await booked(bill, bill.items[0]!, at.houses[4]!.id)).outcome).toBe('booked')
    expect(at.stack.meter.writeUnits - before).toBeLessThanOrEqual(12)
  })
})

describe('what a collector recorded by its order number', () => {
  it.each(['order', 'merchant'] as const)('(the %s number) is recognised in the bill and never doubled, before and after the import', async (which) => {
    const [early, late] = rowsOf('10.00', '11.00')
    const house = at.houses[3]!
    expect((await record({ unit: house.id, amountFen: 1000, reference: ` ${early![which]!.slice(0, 4)} ${early![which]!.slice(4)}` })).status).toBe(201)
    const bill = await imported([early!, late!])
    expect(bill.items.map(({ verdict }) => verdict)).toEqual(['booked', 'unmatched'])
    expect(await booked(bill, bill.items[0]!, at.houses[2]!.id)).toMatchObject({ outcome: 'already', booked: { unit: house.id } })
    expect((await booked(bill, bill.items[1]!, house.id)).outcome).toBe('booked')
    const again = await record({ unit: at.houses[1]!.id, amountFen: 1100, reference: late![which]! })
    expect([again.status, again.json.error.code]).toEqual([409, 'order-taken'])
    expect(again.json.error.say).toContain(house.room)
  })

  it('at the same moment as the line is booked is one payment', async () => {
    const [row] = rowsOf('13.00')
    const bill = await imported([row!])
    for (const number of [row!.merchant!, row!.order]) {
      const [counter, line] = await Promise.all([record({ unit: at.houses[1]!.id, amountFen: 1300, reference: number }), booked(bill, bill.items[0]!, at.houses[0]!.id)])
      expect([counter.status === 201, line.outcome === 'booked'].filter(Boolean).length).toBeLessThanOrEqual(1)
    }
    const both = await Promise.all(at.houses.map(async ({ id }) => (await at.tenant.call(`/v1/payments?unit=${id}&limit=200`, { as: 'finance' })).json.items as { amountFen: number }[]))
    expect(both.flat().filter(({ amountFen }) => amountFen === 1300)).toHaveLength(1)
  })

  it('twice, once by each number before the bill came, is shown as booked twice', async () => {
    const [row] = rowsOf('14.00')
    await record({ unit: at.houses[1]!.id, amountFen: 1400, reference: row!.order })
    await record({ unit: at.houses[1]!.id, amountFen: 1400, reference: row!.merchant! })
    expect((await imported([row!])).items[0]).toMatchObject({ verdict: 'booked', warnings: ['twice'] })
  })

  it('with another amount than the bill says is shown as such', async () => {
    const [row] = rowsOf('15.00')
    await record({ unit: at.houses[1]!.id, amountFen: 51_00, reference: row!.order })
    expect((await imported([row!])).items[0]).toMatchObject({ verdict: 'booked', warnings: ['amount'] })
  })
})

describe('the order number of a static code', () => {
  const house = () => at.houses[4]!.id

  it('is required, and digits', async () => {
    for (const reference of [undefined, '123456789', '12345678x0', '1'.repeat(41), '没有号码']) {
      const answer = await record({ unit: house(), amountFen: 100, ...(reference ? { reference } : {}) })
      expect([answer.status, answer.json.error.code]).toEqual([400, 'order-number'])
    }
    expect((await at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id: 'transfer0001', unit: house(), method: 'transfer', amountFen: 100 } })).status).toBe(201)
  })

  it('is one payment whoever records it, for whichever household, by whichever code, spaced and full-width', async () => {
    const number = orderNo((count += 1))
    const wide = [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    const answers = await Promise.all([
      record({ unit: house(), amountFen: 100, reference: number }),
      record({ unit: at.houses[0]!.id, amountFen: 100, reference: wide }),
      record({ unit: house(), amountFen: 100, reference: `${number.slice(0, 9)} ${number.slice(9)}`, method: 'wechat-code' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    expect((await at.stranger.call('/v1/counter-payments', { as: 'collector', body: { id: 'stranger0001', unit: at.strangeStreet.houses[0]!.id, method: 'alipay-code', amountFen: 100, reference: number } })).status).toBe(201)
  })

  it('sent again under one id is the same payment', async () => {
    const body = { unit: house(), amountFen: 100, reference: orderNo((count += 1)) }
    const [one, two] = [await record(body, 'samesame0001'), await record(body, 'samesame0001')]
    expect(two.json).toEqual(one.json)
    expect(one.json).toMatchObject({ method: 'alipay-code', reference: body.reference })
  })

  it('costs two write units more than cash does, for its claim', async () => {
    const before = at.stack.meter.writeUnits
    expect((await record({ unit: house(), amountFen: 100, reference: orderNo((count += 1)) })).status).toBe(201)
    expect(at.stack.meter.writeUnits - before).toBeLessThanOrEqual(14)
  })

  it('of a payment that was reversed is free again, for the right household', async () => {
    const [row] = rowsOf('16.00')
    const bill = await imported([row!])
    const wrong = (await booked(bill, bill.items[0]!, at.houses[0]!.id)).booked!
    const { store, tenant } = at.tenant.ctx()
    // What a reversal leaves on the payment; its own books are not this suite's.
    const reversed = { by: 'm', at: '2026-12-01T02:00:00.000Z', on: '2026-12-01', reason: '户号错' }
    const key = keys.payment(tenant, wrong.unit, wrong.payment)
    await store.write({ update: key, set: { rv: reversed } })
    expect((await read(bill.id)).items[0]!.verdict).toBe('unmatched')
    const right = await booked(bill, bill.items[0]!, at.houses[0]!.id)
    expect([right.outcome, right.booked!.payment === wrong.payment]).toEqual(['booked', false])
    expect(await booked(bill, bill.items[0]!, at.houses[1]!.id)).toMatchObject({ outcome: 'already', booked: { payment: right.booked!.payment } })
    await store.write({ update: key, remove: ['rv'] })
  })
})
