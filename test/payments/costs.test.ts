import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '../../functions/context.ts'
import { settlePayment } from '../../functions/payments/settle-payment.ts'
import { sweepOrders } from '../../functions/notices/sweep-orders.ts'
import { type Collecting, startCollecting } from './collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(() => at.stack.stop())

const spent = async (act: () => Promise<unknown>): Promise<number> => {
  const before = at.stack.meter.writeUnits
  await act()
  return at.stack.meter.writeUnits - before
}

it('a payment online costs at most 12 write units from intent to receipt, told three times', async () => {
  const house = at.houses[0]!
  const { bills } = await at.due(house.id)
  const units = await spent(async () => {
    const opened = await at.open(bills.map((bill) => bill.id))
    at.pay(opened)
    await at.standIn.pump()
    await at.checkout(opened.checkout)
    await settlePayment(at.tenant.ctx(systemActor('test')), opened.checkout)
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'paid' })
  })
  expect(units).toBeLessThanOrEqual(12)
})

it('a payment at the counter costs at most 12 write units, and its retry none', async () => {
  const body = { id: 'cost00000001', unit: at.houses[1]!.id, method: 'cash', amountFen: 5000, payer: '王建国', reference: '0042', note: '上门收取' }
  const pay = () => at.tenant.call('/v1/counter-payments', { as: 'collector', body })
  expect(await spent(pay)).toBeLessThanOrEqual(12)
  expect(await spent(pay)).toBe(0)
})

it('a sweep that finds nothing to do writes one unit every five minutes', async () => {
  const ctx = at.tenant.ctx(systemActor('sweep'))
  at.clock.forwardMs(3 * 3_600_000)
  await at.standIn.pump()
  await sweepOrders(ctx)
  const units = await spent(async () => {
    for (let minute = 0; minute < 5; minute += 1) {
      at.clock.forwardMs(60_000)
      await sweepOrders(ctx)
    }
  })
  expect(units).toBeLessThanOrEqual(1)
})
