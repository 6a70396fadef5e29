import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../functions/context.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { createCheckout } from '../../functions/payments/create-checkout.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { settlePayment } from '../../functions/payments/settle-payment.ts'
import { readPaymentsOfUnit } from '../../functions/payments/items.ts'
import { approveRefund } from '../../functions/refunds/approve-refund.ts'
import { createRefund } from '../../functions/refunds/create-refund.ts'
import { readRefundsOfUnit } from '../../functions/refunds/items.ts'
import { reversePayment } from '../../functions/refunds/reverse-payment.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type FaultKind, faultKinds, injector } from './inject.ts'

let at: Collecting
let asker: Ctx
let approver: Ctx
let unit: never
const faults = injector()
beforeAll(async () => {
  at = await startCollecting()
  const store = connectLocal({ ...at.stack.table, tap: faults.tap })(at.tenant.id)
  const person = (id: string, role: 'finance' | 'head'): Actor => ({ kind: 'member', id, name: id, roles: [role] })
  asker = { ...at.tenant.ctx(person('m-asker', 'finance')), store }
  approver = { ...at.tenant.ctx(person('m-approver', 'head')), store }
  unit = at.houses[0]!.id as never
})
afterAll(async () => {
  faults.calm()
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

let count = 0
const nextId = () => `e${String((count += 1)).padStart(11, '0')}`

/** Passing: the SDK sends it again. Fatal: it does not, so the use case fails and a person, the provider or the sweep asks again. */
const ends = ['passing', 'fatal'] as const

/** Each use case as something done and its effect counted: after the fault and asking again it must have happened exactly once. */
const useCases: Readonly<Record<string, () => Promise<{ readonly act: () => Promise<unknown>; readonly effect: () => Promise<unknown>; readonly expected: unknown }>>> = {
  'a payment at the counter': async () => {
    const id = nextId()
    return {
      act: () => recordCounterPayment(asker, { id, unit, method: 'cash', amountFen: 700 }),
      effect: async () => (await readPaymentsOfUnit(at.tenant.ctx(), unit)).filter((payment) => payment.id.endsWith(id)).map(({ state, receiptNo }) => [state, typeof receiptNo]),
      expected: [['booked', 'string']],
    }
  },
  'a payment online': async () => {
    const house = at.houses[1 + (count % 5)]!
    const { bills } = await at.due(house.id)
    // Bills run out: what is refunded is open again, so the next turn finds some.
    const [bill] = bills
    if (!bill) return { act: async () => {}, effect: async () => 'nothing open', expected: 'nothing open' }
    count += 1
    let checkout: string | undefined
    return {
      act: async () => {
        const opened = await createCheckout(asker, { bills: [bill.id], lang: 'zh', onPhone: false })
        if (checkout !== opened.checkout) at.pay(opened, 'card')
        checkout = opened.checkout
        await settlePayment(asker, opened.checkout)
      },
      effect: async () => {
        const paid = (await readPaymentsOfUnit(at.tenant.ctx(), house.id as never)).filter((payment) => payment.booked && payment.asked.some((part) => part.bill === bill.id))
        return [paid.length >= 1, new Set(paid.map(({ receiptNo }) => receiptNo)).size === paid.length, (await at.due(house.id)).bills.some(({ id }) => id === bill.id)]
      },
      expected: [true, true, false],
    }
  },
  'a refund from request to handover': async () => {
    faults.calm()
    const paid = await recordCounterPayment(asker, { id: nextId(), unit, method: 'cash', amountFen: 500 })
    const id = nextId()
    return {
      act: async () => {
        const refund = await createRefund(asker, { id, payment: paid.id, amountFen: 300, source: paid.creditFen >= 300 ? 'credit' : 'bills', reason: '多收了' })
        await approveRefund(approver, refund.id)
      },
      effect: async () => (await readRefundsOfUnit(at.tenant.ctx(), unit)).filter((refund) => refund.id.endsWith(id)).map(({ state, vouchers }) => [state, vouchers.length]),
      expected: [['handover', 1]],
    }
  },
  'a reversal': async () => {
    faults.calm()
    const paid = await recordCounterPayment(asker, { id: nextId(), unit, method: 'cash', amountFen: 400 })
    const before = await at.due(unit)
    return {
      act: () => reversePayment(approver, paid.id, '记错了户'),
      effect: async () => {
        const after = await at.due(unit)
        return after.openFen - after.creditFen - (before.openFen - before.creditFen)
      },
      expected: 400,
    }
  },
}

describe.each(Object.entries(useCases))('%s', (_, prepare) => {
  it.each(faultKinds.flatMap((kind) => ends.map((end) => [kind, end] as const)))('happens exactly once, whichever call to the table meets %s, %s', async (kind: FaultKind, end) => {
    for (let call = 1; call <= 40; call += 1) {
      const { act, effect, expected } = await prepare()
      faults.plan({ kind, at: call, fatal: end === 'fatal' })
      const ended = await act().then(
        () => 'done' as const,
        () => 'failed' as const,
      )
      const beyond = faults.seen() < call
      faults.calm()
      if (ended === 'failed') await act()
      expect(await effect(), `${kind} at call ${call}`).toEqual(expected)
      if (beyond) return
    }
    throw new Error('more than 40 calls')
  })
})

it('nothing is left behind for a person', async () => {
  at.clock.forwardMs(10 * 60_000)
  await tick(at.stack.platform, { budgetMs: 1000 })
  const left = (await at.tenant.call('/v1/stuck?lang=en', { as: 'finance' })).json.items.filter(({ why }: { why: string }) => why !== 'handover' && why !== 'requested')
  expect(left).toEqual([])
})
