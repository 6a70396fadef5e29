import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import type { SaleId } from '../../functions/ids.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { recordMachineEvent } from '../../functions/machines/record-machine-event.ts'
import { startSession } from '../../functions/machines/start-session.ts'
import { approveSaleRefund, createSaleRefund } from '../../functions/sales/decide-sale-refund.ts'
import { readSale } from '../../functions/sales/items.ts'
import { readRefundsOfSale, readSaleRefund } from '../../functions/sales/refund-items.ts'
import { settleSale } from '../../functions/sales/settle-sale.ts'
import { accounts } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Mortal, mortalIn } from './mortal.ts'
import { type Selling, startSelling } from './selling.ts'

let at: Selling
let mortal: Mortal
beforeAll(async () => {
  at = await startSelling()
  mortal = mortalIn(at.stack.table)
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

/** Restart: what happens by itself once a minute happens. */
async function restart(): Promise<void> {
  at.clock.forwardMs(10 * 60_000)
  await tick(at.stack.platform, { budgetMs: 60_000 })
}

/** One thing to work on, and how it stands; `again`: what whoever was cut off asks once more. */
type Case = { readonly work: (ctx: Ctx) => Promise<unknown>; readonly again?: () => Promise<unknown>; readonly state: () => Promise<unknown> }

/** Once without a crash; then dead after each of its writes and each word with the provider, started again, and all stands as it did without. */
async function afterEachWrite(prepare: () => Promise<Case>, as: Ctx): Promise<void> {
  const quiet = await prepare()
  const { steps } = await mortal.run(as, quiet.work)
  expect(steps).toBeGreaterThan(1)
  const expected = await quiet.state()
  for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
    const { work, again, state } = await prepare()
    expect((await mortal.run(as, work, dieAt)).died, `dies after step ${dieAt} of ${steps}`).toBe(true)
    await restart()
    await again?.()
    expect(await state(), `died after step ${dieAt} of ${steps}`).toEqual(expected)
  }
}

const system = () => at.tenant.ctx()
const head = () => at.tenant.ctx({ kind: 'member', id: 'm-head', name: '周主任', roles: ['head'] })
const wish = (machine: string) => ({ machine: machine as never, amountFen: 300, lang: 'zh', onPhone: true }) as const

type Theirs = { readonly id: string; readonly object: string; readonly amount: number; readonly status: string; readonly client_reference_id: string; readonly metadata: Record<string, string> | null }
const theirs = (object: 'checkout.session' | 'refund', of: (kept: Theirs) => boolean) => at.standIn.world.store.all<Theirs>(object, accounts[0]).flatMap(({ kept }) => (of(kept) ? [kept] : []))

/** A sale, its refunds, its vouchers and what the provider has of it, without what differs from one to the next. */
async function standing(id: string): Promise<unknown> {
  const sale = (await readSale(system(), id as SaleId))!
  const refunds = await readRefundsOfSale(system(), id as SaleId)
  const vouchers = (await Promise.all(['SALE', 'SALEBACK', 'REFUNDPAID'].map((kind) => at.vouchers(kind, id)))).flat()
  return {
    sale: [sale.state, sale.amountFen, sale.givenBack, sale.problem, sale.booked?.method, sale.booked?.wanted, typeof sale.receiptNo],
    refunds: refunds.map(({ state, amountFen, rule, attempt, steps }) => [state, amountFen, rule, attempt, steps.map(({ what }) => what)]),
    vouchers: vouchers.map(({ kind, postings }) => [kind, postings]),
    pages: theirs('checkout.session', (kept) => kept.client_reference_id === id).map(({ status }) => status),
    sentBack: theirs('refund', ({ metadata }) => Object.values(metadata ?? {}).some((value) => value.startsWith(id))).map(({ amount, status }) => [amount, status]),
  }
}
const machineOf = async (machine: string) => {
  const { turn, session } = await at.ask(`/v1/machine-sessions/machines/${machine}`, { as: 'head' })
  return [turn, session === null]
}

describe('a process that dies after any write or word with the provider, and the system started again, leaves what one attempt alone leaves', () => {
  it('of opening a page: asked again, there is one sale and one page', () =>
    afterEachWrite(async () => {
      const machine = await at.machine()
      const before = theirs('checkout.session', () => true).length
      const ask = () => startSession(system(), wish(machine))
      return {
        work: (ctx) => startSession(ctx, wish(machine)),
        again: ask,
        state: async () => [await standing((await ask()).sale!.sale), theirs('checkout.session', () => true).length - before, await machineOf(machine)],
      }
    }, system()))

  it('of booking what was paid: without anybody asking, once, with its receipt and the turn of the machine', () =>
    afterEachWrite(async () => {
      const machine = await at.machine()
      const { sale } = await at.start(machine)
      at.pay(sale)
      return { work: (ctx) => settleSale(ctx, sale.sale), state: async () => [await standing(sale.sale), await machineOf(machine)] }
    }, system()))

  it('of money that the thing does not want any more: it goes back once, by itself', () =>
    afterEachWrite(async () => {
      const machine = await at.machine()
      const [first, second] = [await at.start(machine, 300), await at.start(machine, 500)]
      at.pay(first.sale)
      await at.landing(first.sale)
      at.pay(second.sale)
      return { work: (ctx) => settleSale(ctx, second.sale.sale), state: async () => [await standing(second.sale.sale), await machineOf(machine)] }
    }, system()))

  it('of the rest that goes back by the rule, when the machine reports its end again', () =>
    afterEachWrite(async () => {
      const machine = await at.machine()
      const { sale } = await at.paid(machine)
      const end = { machine: machine as never, sequence: 1, kind: 'stopped', turn: 1, at: at.clock.now().toISOString() as never, minutes: 60, wattHours: 1000, peakWatts: 180 } as const
      return { work: (ctx) => recordMachineEvent(ctx, end), again: () => recordMachineEvent(system(), end), state: async () => [await standing(sale.sale), await machineOf(machine)] }
    }, system()))

  it('of a refund by two people: approved it goes out once, and one that was not approved yet can be', () =>
    afterEachWrite(async () => {
      const { sale } = await at.paid(await at.machine())
      const asked = await createSaleRefund(at.tenant.ctx({ kind: 'member', id: 'm-asker', name: '小王', roles: ['finance'] }), sale.sale as never, { id: 'refund000001', amountFen: 200, reason: '设备故障' })
      return {
        work: (ctx) => approveSaleRefund(ctx, asked.id),
        again: async () => (await readSaleRefund(system(), asked.id))!.state === 'requested' && approveSaleRefund(head(), asked.id),
        state: () => standing(sale.sale),
      }
    }, head()))
})
