import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ByFund, sumByFund } from '../../functions/fees/account.ts'
import type { BillId } from '../../functions/ids.ts'
import { fen, sum } from '../../functions/money.ts'
import type { GivenBack } from '../../functions/refunds/items.ts'
import { leftOnBills, type Split, splitRefund } from '../../functions/refunds/split-refund.ts'

type Part = { readonly period: string; readonly own: number; readonly common: number }
const unit = 'aaaaaaaaaaaa'
const byFundOf = ({ own, common }: Part): ByFund => ({ ...(own ? { ORGANISATION: fen(own) } : {}), ...(common ? { OWNERS_COMMON: fen(common) } : {}) })

/** A payment of bills, each with what it put on two funds. */
const paymentOf = (parts: readonly Part[]) =>
  ({
    id: `${unit}-bbbbbbbbbbbb`,
    unit,
    booked: { bills: parts.map(({ period, own, common }, at) => ({ bill: `${unit}-${period}-1` as BillId, no: `${period.replace('-', '')}-0000${at}`, period, amountFen: own + common, leftFen: 0 })), billFunds: parts.map(byFundOf) },
  }) as never

/** Refunds one after another of what is left, each stored as approved. */
function refundEach(parts: readonly Part[], amounts: readonly number[]): Split[] {
  const done: { payment: never; bills: readonly GivenBack[] }[] = []
  return amounts.map((amount) => {
    const { shortFen: _, ...split } = splitRefund('bills', fen(amount), { left: leftOnBills(paymentOf(parts), done), account: { creditFen: fen(0) } })
    done.push({ payment: `${unit}-bbbbbbbbbbbb` as never, bills: split.bills })
    return split
  })
}
const two: readonly Part[] = [{ period: '2026-10', own: 1_001, common: 303 }, { period: '2026-11', own: 700, common: 300 }]

describe('what a refund opens again', () => {
  it.each([
    ['of the newest bill first', two, [1_000], [[['2026-11', { ORGANISATION: 700, OWNERS_COMMON: 300 }]]]],
    ['by fund in the proportion of the payment', two, [10], [[['2026-11', { ORGANISATION: 7, OWNERS_COMMON: 3 }]]]],
    ['and of the older one the rest', two, [1_001], [[['2026-11', { ORGANISATION: 700, OWNERS_COMMON: 300 }], ['2026-10', { ORGANISATION: 1 }]]]],
    ['a fen among two equal funds to the first, the next to the other', [{ period: '2026-11', own: 1, common: 1 }], [1, 1], [[['2026-11', { ORGANISATION: 1 }]], [['2026-11', { OWNERS_COMMON: 1 }]]]],
    ['in one fund wholly', [{ period: '2026-11', own: 0, common: 5 }], [3, 2], [[['2026-11', { OWNERS_COMMON: 3 }]], [['2026-11', { OWNERS_COMMON: 2 }]]]],
  ] as const)('%s', (_, parts, amounts, expected) => {
    expect(refundEach(parts, amounts).map((split) => split.bills.map(({ period, byFund }) => [period, byFund]))).toEqual(expected)
  })

  it('of more than is left says what is short', () => {
    expect(splitRefund('bills', fen(2_305), { left: leftOnBills(paymentOf(two), []), account: { creditFen: fen(0) } })).toMatchObject({ shortFen: 1 })
    expect(splitRefund('credit', fen(301), { left: [], account: { creditFen: fen(300) } })).toMatchObject({ shortFen: 1, bills: [] })
  })

  it('in whatever parts is never negative, adds up in each, and in all is exactly what was paid, by bill and fund', () => {
    const parts = fc.uniqueArray(fc.record({ period: fc.integer({ min: 1, max: 12 }).map((month) => `2026-${String(month).padStart(2, '0')}`), own: fc.integer({ min: 0, max: 9_999 }), common: fc.integer({ min: 0, max: 9_999 }) }), { minLength: 1, maxLength: 6, selector: ({ period }) => period })
    fc.assert(
      fc.property(parts, fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 12 }), (paid, wishes) => {
        const total = sum(paid.flatMap(({ own, common }) => [own, common]))
        fc.pre(total > 0)
        let left = total as number
        const amounts = [...wishes.flatMap((wish) => (wish < left ? ((left -= wish), [wish]) : [])), left]
        const splits = refundEach(paid, amounts)
        for (const [index, split] of splits.entries()) {
          expect(sum(split.bills.map(({ amountFen }) => amountFen))).toBe(amounts[index])
          for (const { amountFen, byFund } of split.bills) {
            expect(Math.min(...Object.values(byFund))).toBeGreaterThan(0)
            expect(sum(Object.values(byFund))).toBe(amountFen)
          }
        }
        for (const part of paid) expect(sumByFund(splits.flatMap(({ bills }) => bills.filter(({ period }) => period === part.period).map(({ byFund }) => byFund)))).toEqual(byFundOf(part))
      }),
    )
  })
})
