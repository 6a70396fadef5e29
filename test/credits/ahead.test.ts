import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Credit } from '../../functions/credits/model.ts'
import { createCheckout } from '../../functions/payments/create-checkout.ts'
import { getCheckout } from '../../functions/payments/get-checkout.ts'
import type { UnitId } from '../../functions/ids.ts'
import type { House } from '../ledger/street.ts'
import { pay, publish } from '../ledger/street.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Collecting, paylinkOf, residentOf, startCollecting } from '../payments/collecting.ts'

let at: Collecting
let houses: readonly House[]
beforeAll(async () => {
  at = await startCollecting()
  houses = at.houses
  // Everybody has paid what is open.
  for (const house of houses) await pay(at.tenant, house.id, (await at.due(house.id)).openFen)
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const ahead = (house: Pick<House, 'id'>, prepayFen: number) => ({ unit: house.id as UnitId, prepayFen, lang: 'zh' as const, onPhone: true })
const ctxOf = (house: House) => at.tenant.ctx(residentOf(house))
const credit = async (house: House): Promise<Credit> => (await at.tenant.call(`/v1/credits/${house.id}`, { as: 'finance' })).json

describe('paying ahead online', () => {
  it('becomes credit, with a receipt and a voucher that say so', async () => {
    const house = houses[0]!
    const opened = await createCheckout(ctxOf(house), ahead(house, 50_000))
    expect(opened).toMatchObject({ amountFen: 50_000, reused: false, warning: null })
    expect(await getCheckout(ctxOf(house), opened.checkout)).toMatchObject({ state: 'pending', prepaid: true, bills: [], moneyMoved: 'no', url: opened.url })
    at.pay(opened)
    const paid = await getCheckout(ctxOf(house), opened.checkout)
    expect(paid).toMatchObject({ state: 'paid', prepaid: true, moneyMoved: 'yes', bills: [], creditFen: 50_000, receipt: opened.checkout })
    expect((await at.tenant.call(`/v1/receipts/${opened.checkout}`, { as: 'finance' })).json).toMatchObject({ bills: [], creditFen: 50_000, amountFen: 50_000 })
    expect(await credit(house)).toMatchObject({ creditFen: 50_000, items: [{ kind: 'payment', deltaFen: 50_000, receiptNo: paid.receiptNo }] })
    const statement = await at.tenant.call(`/v1/households/${house.id}/statement`, { as: 'finance', headers: { 'accept-language': 'zh' } })
    expect(statement.json.rows.at(-1)).toMatchObject({ text: '预存（支付宝）', paidFen: 50_000, balanceFen: -50_000 })
  })

  it('asked for by two browsers at the same moment is one payment and one page; another sum is another', async () => {
    const house = houses[1]!
    const [one, two] = await Promise.all([createCheckout(ctxOf(house), ahead(house, 10_000)), createCheckout(ctxOf(house), ahead(house, 10_000))])
    expect(two.checkout).toBe(one.checkout)
    expect(two.url).toBe(one.url)
    const other = await createCheckout(ctxOf(house), ahead(house, 20_000))
    expect(other.checkout).not.toBe(one.checkout)
    expect(other.warning).not.toBeNull()
    at.pay(one)
    at.pay(other)
    await getCheckout(ctxOf(house), one.checkout)
    await getCheckout(ctxOf(house), other.checkout)
    expect((await credit(house)).creditFen).toBe(30_000)
    const again = await createCheckout(ctxOf(house), ahead(house, 10_000))
    expect(again.checkout).not.toBe(one.checkout)
  })

  it('is refused while bills are open, with their sum; bills that come before it is paid are paid by it, oldest first', async () => {
    const house = houses[2]!
    const opened = await createCheckout(ctxOf(house), ahead(house, 10_000))
    at.clock.forwardMs(3_600_000)
    await publish(at.stack, at.tenant, at.street.community, '2026-12', '2026-12-31')
    const { openFen, bills } = await at.due(house.id)
    const refused = await at.tenant.call('/v1/checkouts', { as: 'collector', body: { unit: house.id, prepayFen: 500 }, headers: { 'accept-language': 'zh' } })
    expect([refused.status, refused.json.error.code, refused.json.error.say]).toEqual([422, 'bills-first', expect.stringContaining((openFen / 100).toFixed(2))])
    at.pay(opened)
    const paid = await getCheckout(ctxOf(house), opened.checkout)
    expect(paid).toMatchObject({ state: 'paid', prepaid: true, creditFen: 10_000 - openFen, bills: [{ bill: bills[0]!.id, leftFen: 0 }] })
    expect(await at.due(house.id)).toMatchObject({ openFen: 0, creditFen: 10_000 - openFen })
  })

  it('is warned of when its bills are to be paid on another page', async () => {
    const house = houses[3]!
    const { bills } = await at.due(house.id)
    await pay(at.tenant, house.id, (await at.due(house.id)).openFen)
    await createCheckout(ctxOf(house), ahead(house, 10_000))
    await publish(at.stack, at.tenant, at.street.community, '2027-01', '2027-01-31')
    const next = (await at.due(house.id)).bills
    expect(bills.length).toBe(1)
    const opened = await createCheckout(ctxOf(house), { bills: [next[0]!.id], lang: 'zh', onPhone: false })
    expect(opened.warning).not.toBeNull()
  })

  it('takes 1 yuan to 100,000, a household, and not bills as well', async () => {
    const house = houses[4]!
    const ask = async (body: object) => (await at.tenant.call('/v1/checkouts', { as: 'collector', body })).status
    await pay(at.tenant, house.id, (await at.due(house.id)).openFen)
    expect(await ask({ unit: house.id, prepayFen: 99 })).toBe(400)
    expect(await ask({ unit: house.id, prepayFen: 10_000_001 })).toBe(400)
    expect(await ask({ prepayFen: 1000 })).toBe(400)
    expect(await ask({ unit: house.id })).toBe(400)
    expect(await ask({ unit: house.id, prepayFen: 1000, bills: [`${house.id}-2026-11-1`] })).toBe(400)
    expect(await ask({ unit: house.id, prepayFen: 100 })).toBe(201)
    expect(await ask({ unit: house.id, prepayFen: 10_000_000 })).toBe(201)
  })

  it('is the own household’s: not another’s, not of another tenant, and not by the link of a paper bill', async () => {
    const [own, other] = [houses[4]!, houses[5]!]
    await expect(createCheckout(ctxOf(own), ahead(other, 1000))).rejects.toMatchObject({ kind: 'unknown' })
    expect((await at.stranger.call('/v1/checkouts', { as: 'collector', body: { unit: own.id, prepayFen: 1000 } })).status).toBe(404)
    const bill = (await at.tenant.call(`/v1/bills?unit=${own.id}`, { as: 'finance' })).json.items[0].id
    await expect(createCheckout(at.tenant.ctx(paylinkOf(own, bill)), ahead(own, 1000))).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

it('paid ahead at the counter without open bills is credit as well, and the next bills take it', async () => {
  const house = houses[5]!
  await pay(at.tenant, house.id, (await at.due(house.id)).openFen)
  await pay(at.tenant, house.id, 5000)
  expect((await credit(house)).creditFen).toBe(5000)
  at.clock.set('2027-02-01T02:00:00.000Z')
  await publish(at.stack, at.tenant, at.street.community, '2027-02', '2027-02-28')
  expect(await at.due(house.id)).toMatchObject({ openFen: 0, creditFen: 5000 - 2308 })
})
