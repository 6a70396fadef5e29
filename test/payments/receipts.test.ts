import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPayment } from '../../functions/payments/items.ts'
import { numberReceipt } from '../../functions/payments/number-receipt.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { sweepOrders } from '../../functions/notices/sweep-orders.ts'
import { keys } from '../../functions/storage/keys.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import type { PaymentId } from '../../functions/ids.ts'
import { type Collecting, paylinkOf, residentOf, startCollecting } from './collecting.ts'
import { getReceipt } from '../../functions/payments/get-receipt.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(() => at.stack.stop())

let count = 0
const record = async (unit: string, amountFen = 100, more: object = {}) => {
  const made = await at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id: `r${String((count += 1)).padStart(11, '0')}`, unit, method: 'cash', amountFen, ...more } })
  if (made.status !== 201) throw new Error(made.text)
  return made.json as { id: PaymentId; receiptNo: string }
}

/** Every number that was given in the year, with the payment that holds it. */
async function chain(year: number) {
  const ctx = at.tenant.ctx()
  const { items } = await ctx.store.query<{ sk: string; payments: string[] }>({ pk: keys.receipts(ctx.tenant, year), consistent: true })
  return items.flatMap(({ sk, payments }) => payments.map((payment, at) => ({ number: Number(sk) + at, payment })))
}

describe('receipt numbers (M6)', () => {
  it('run without a gap and without a double through 50 bookings at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, (_, at_) => record(at.houses[at_ % at.houses.length]!.id, 100 + at_)))
    expect(made.map(({ receiptNo }) => receiptNo).toSorted()).toEqual(Array.from({ length: 50 }, (_, number) => `2026-${String(number + 1).padStart(6, '0')}`))
    const given = await chain(2026)
    expect(given.map(({ number }) => number)).toEqual(given.map((_, place) => place + 1))
    expect(new Set(given.map(({ payment }) => payment)).size).toBe(given.length)
    const found = await at.tenant.call('/v1/payments?search=2026-37', { as: 'finance' })
    expect(found.json.items.map(({ receiptNo }: { receiptNo: string }) => receiptNo)).toEqual(['2026-000037'])
  })

  it('are finished by whoever comes next, should a process have died while it wrote a link of several on its payments', async () => {
    const ctx = at.tenant.ctx()
    const strip = (id: PaymentId) => ctx.store.write({ update: keys.payment(ctx.tenant, id.slice(0, 12) as never, id), remove: ['no'] })
    const booked = []
    for (const house of at.houses) booked.push(await record(house.id, 100, { valueDate: '2024-06-03' }))
    // As if all six had just been booked: the first takes a link of its own, the five that wait meanwhile share the next.
    for (let number = 1; number <= 6; number += 1) await ctx.store.write({ delete: keys.receipt(ctx.tenant, 2024, number) })
    for (const { id } of booked) await strip(id)
    const records = await Promise.all(booked.map(({ id }) => readPayment(ctx, id)))
    const made = await Promise.all(records.map((payment) => numberReceipt(ctx, payment!)))
    const { items } = await ctx.store.query<{ payments: PaymentId[] }>({ pk: keys.receipts(ctx.tenant, 2024), reverse: true, limit: 1 })
    expect(items[0]!.payments.length).toBeGreaterThan(1)
    for (const id of items[0]!.payments) await strip(id)
    expect((await record(at.houses[0]!.id, 100, { valueDate: '2024-06-03' })).receiptNo).toBe('2024-000007')
    const numbers = await Promise.all(made.map(async ({ id }) => (await readPayment(ctx, id))?.receiptNo))
    expect(numbers).toEqual(made.map(({ receiptNo }) => receiptNo))
  })

  it('hold through processes that know nothing of each other', async () => {
    const ctx = at.tenant.ctx()
    const strip = async (id: PaymentId) => ctx.store.write({ update: keys.payment(ctx.tenant, id.slice(0, 12) as never, id), remove: ['no'] })
    const before = (await chain(2027)).length
    at.clock.set('2027-01-04T02:00:00.000Z')
    // Booked in one process, numbered by twelve others at once, each with a store of its own.
    const others = Array.from({ length: 12 }, () => ({ ...ctx, store: connectLocal(at.stack.table)(ctx.tenant) }))
    const made = await Promise.all(Array.from({ length: 6 }, (_, turn) => record(at.houses[turn]!.id)))
    const last = made.toSorted((a, b) => (a.receiptNo < b.receiptNo ? -1 : 1)).at(-1)!
    await strip(last.id)
    const known = await readPayment(ctx, last.id)
    const again = await Promise.all(others.map((other) => numberReceipt(other, known!)))
    expect(new Set(again.map(({ receiptNo }) => receiptNo))).toEqual(new Set([last.receiptNo]))
    expect((await chain(2027)).length - before).toBe(6)
    at.clock.set('2026-12-01T02:00:00.000Z')
  })

  it('run without a gap when processes that do not wait for each other book at the same moment', async () => {
    const ctx = at.tenant.ctx('collector')
    const before = (await chain(2026)).length
    const made = await Promise.all(
      Array.from({ length: 16 }, (_, turn) => {
        const own = { ...ctx, store: connectLocal(at.stack.table)(ctx.tenant) }
        return recordCounterPayment(own, { id: `p${String(turn).padStart(11, '0')}`, unit: at.houses[turn % 6]!.id as never, method: 'cash', amountFen: 100 })
      }),
    )
    const given = await chain(2026)
    expect(given.map(({ number }) => number)).toEqual(Array.from({ length: before + 16 }, (_, place) => place + 1))
    expect(new Set(made.map(({ receiptNo }) => receiptNo)).size).toBe(16)
    expect(new Set(given.map(({ payment }) => payment)).size).toBe(given.length)
  })

  it('begin at 1 in each year, and in each tenant', async () => {
    expect((await record(at.houses[0]!.id, 100, { valueDate: '2025-12-31' })).receiptNo).toBe('2025-000001')
    const theirs = await at.stranger.call('/v1/counter-payments', { as: 'collector', body: { id: 'firstoftheirs'.slice(0, 12), unit: at.strangeStreet.houses[0]!.id, method: 'cash', amountFen: 100 } })
    expect(theirs.json.receiptNo).toBe('2026-000001')
  })

  it('are given by the sweep, should a crash have come between booking and numbering', async () => {
    const ctx = at.tenant.ctx()
    at.clock.set('2027-02-01T02:00:00.000Z')
    const paid = await record(at.houses[0]!.id)
    await ctx.store.write({ update: keys.payment(ctx.tenant, at.houses[0]!.id as never, paid.id), remove: ['no'] })
    await ctx.store.write({ delete: keys.receipt(ctx.tenant, 2027, Number(paid.receiptNo.slice(5))) })
    at.clock.forwardMs(2 * 3_600_000)
    await sweepOrders(ctx)
    expect(await readPayment(ctx, paid.id)).toMatchObject({ receiptNo: paid.receiptNo })
    at.clock.set('2026-12-01T02:00:00.000Z')
  })
})

describe('a receipt', () => {
  it('says the amount in figures and capitals, what it paid, and stays the same', async () => {
    const paid = await record(at.houses[1]!.id, 150_005, { payer: '李四', reference: '0042', note: '预交' })
    const receipt = await at.tenant.call(`/v1/receipts/${paid.id}`, { as: 'auditor' })
    expect(receipt.json).toMatchObject({ amountFen: 150_005, amountWords: '壹仟伍佰元零伍分', payer: '李四', reference: '0042', note: '预交', collector: 'test collector', no: paid.receiptNo, issuedOn: '2026-12-01', issuer: { name: '东街物业服务社', phone: '0571-8888 0000' } })
    at.clock.forwardMs(86_400_000)
    expect((await at.tenant.call(`/v1/receipts/${paid.id}`, { as: 'collector' })).json).toEqual(receipt.json)
    at.clock.forwardMs(-86_400_000)
  })

  it('prints as a PDF, twice the same', async () => {
    const paid = await record(at.houses[1]!.id)
    const [one, two] = [await at.tenant.call(`/v1/receipts/${paid.id}/pdf`, { as: 'collector' }), await at.tenant.call(`/v1/receipts/${paid.id}/pdf`, { as: 'collector' })]
    expect([one.status, one.headers.get('content-type'), one.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
    expect(Buffer.from(two.bytes).equals(Buffer.from(one.bytes))).toBe(true)
  })

  it('is shown to its own household, to its pay link masked, and to nobody else', async () => {
    const [house, other] = [at.houses[4]!, at.houses[5]!]
    const { bills } = await at.due(house.id)
    const paid = await record(house.id, bills[0]!.openFen, { bills: [bills[0]!.id], note: '内部备注' })
    const shown = await getReceipt(at.tenant.ctx(residentOf(house)), paid.id)
    expect(shown.name).toBe(`住户${house.room}`)
    const masked = await getReceipt(at.tenant.ctx(paylinkOf(house, bills[0]!.id)), paid.id)
    expect(masked).toMatchObject({ name: '住**', note: null, amountFen: paid ? shown.amountFen : 0 })
    const strangers = [residentOf(other), paylinkOf(other, `${other.id}-2026-10-1` as never), paylinkOf(house, bills[1]!.id)]
    for (const actor of strangers) await expect(getReceipt(at.tenant.ctx(actor), paid.id)).rejects.toMatchObject({ kind: 'unknown' })
    const answers = [await at.stranger.call(`/v1/receipts/${paid.id}`, { as: 'head' }), await at.tenant.call(`/v1/receipts/${paid.id}`, { as: 'worker' }), await at.stack.request(at.tenant.host, `/v1/receipts/${paid.id}`)]
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 401])
  })
})
