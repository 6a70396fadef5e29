import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import { type Account, applyToBills, type ByFund, type OpenBill, sumByFund } from '../../functions/fees/account.ts'
import { billIdOf, billNo } from '../../functions/fees/bill-model.ts'
import { addCredit, deltaByFund, differenceOf, type IssuedBill, reopenBills, useCredit } from '../../functions/fees/change-account.ts'
import type { BillId, BuildingId, UnitId } from '../../functions/ids.ts'
import { type Fen, fen, sum } from '../../functions/money.ts'

const unit = 'unit00000001' as UnitId

function bill(month: number, organisation: number, common = 0): OpenBill {
  const period = `2026-${String(month).padStart(2, '0')}` as Period
  const total = fen(organisation + common)
  return { bill: billIdOf(unit, period, 1), period, no: billNo(period, 7), dueDate: `${period}-28` as BusinessDate, amountFen: total, openFen: total, openByFund: { ...(organisation ? { ORGANISATION: fen(organisation) } : {}), ...(common ? { OWNERS_COMMON: fen(common) } : {}) } }
}
const issued = ({ openFen: _, openByFund: __, ...rest }: OpenBill): IssuedBill => rest
const accountOf = (open: readonly OpenBill[], creditFen = 0): Account => ({ unit, building: 'building0001' as BuildingId, buildingName: '3幢', room: '2-301', name: '王芳', version: 3, openFen: sum(open.map((one) => one.openFen)), creditFen: fen(creditFen), open })

describe('credit', () => {
  it.each([
    // credit, at most, the bills: used, what is left open of each, credit left
    [5000, undefined, 'all', 5000, [['2026-02', 3000]], 0],
    [9999, undefined, 'all', 8000, [], 1999],
    [5000, 1000, 'all', 1000, [['2026-01', 3000], ['2026-02', 4000]], 4000],
    [5000, 6000, 'all', 5000, [['2026-02', 3000]], 0],
    [5000, undefined, [2], 4000, [['2026-01', 4000]], 1000],
    [5000, undefined, [7], 0, [['2026-01', 4000], ['2026-02', 4000]], 5000],
    [0, undefined, 'all', 0, [['2026-01', 4000], ['2026-02', 4000]], 0],
    [5000, 0, 'all', 0, [['2026-01', 4000], ['2026-02', 4000]], 5000],
  ] as const)('of %i, at most %s for %s: %i is used', (creditFen, upTo, months, used, open, left) => {
    const account = accountOf([bill(1, 4000), bill(2, 4000)], creditFen)
    const bills = months === 'all' ? 'all' : months.map((month) => bill(month, 1).bill)
    const { usedFen, allocations, after } = useCredit(account, bills, upTo as Fen | undefined)
    expect([usedFen, after.open.map(({ period, openFen }) => [period, openFen]), after.creditFen]).toEqual([used, open, left])
    expect(sum(allocations.map(({ amountFen }) => amountFen))).toBe(used)
  })

  it('is added and taken, and never becomes less than nothing', () => {
    expect(addCredit(accountOf([], 100), 50).creditFen).toBe(150)
    expect(addCredit(accountOf([], 100), -100).creditFen).toBe(0)
    expect(() => addCredit(accountOf([], 100), -101)).toThrow('101 were to be taken')
  })
})

describe('a bill', () => {
  it('is opened again in its place by due date, in the funds that it had been paid in', () => {
    const [early, late] = [bill(1, 4000, 500), bill(2, 4000)]
    const after = reopenBills(accountOf([late]), [{ bill: issued(early), byFund: { ORGANISATION: fen(1000), OWNERS_COMMON: fen(500) } }])
    expect(after.open.map(({ period, openFen, openByFund }) => [period, openFen, openByFund])).toEqual([
      ['2026-01', 1500, { ORGANISATION: 1000, OWNERS_COMMON: 500 }],
      ['2026-02', 4000, { ORGANISATION: 4000 }],
    ])
    expect(after.openFen).toBe(5500)
  })

  it('is opened further when a part of it was open, and never for more than it was issued for', () => {
    const one = bill(1, 4000)
    const partly: OpenBill = { ...one, openFen: fen(1000), openByFund: { ORGANISATION: fen(1000) } }
    expect(reopenBills(accountOf([partly]), [{ bill: issued(one), byFund: { ORGANISATION: fen(3000) } }]).openFen).toBe(4000)
    expect(() => reopenBills(accountOf([partly]), [{ bill: issued(one), byFund: { ORGANISATION: fen(3001) } }])).toThrow('cannot be open for 4001')
  })
})

describe('the difference of two states', () => {
  it('names what changed by bill and fund, and nothing else', () => {
    const before = accountOf([bill(1, 4000, 500), bill(2, 4000)], 1000)
    expect(differenceOf(before, before)).toEqual({ bills: [], creditDeltaFen: 0, owedDeltaFen: 0 })
    const { after } = useCredit(before, 'all')
    const difference = differenceOf(before, after)
    expect(difference).toMatchObject({ creditDeltaFen: -1000, owedDeltaFen: 0, bills: [{ no: '202601-00007', openDeltaFen: -1000, leftFen: 3500 }] })
    expect(Object.fromEntries(deltaByFund(difference))).toEqual({ ORGANISATION: -889, OWNERS_COMMON: -111 })
    expect(differenceOf(after, before)).toMatchObject({ creditDeltaFen: 1000, owedDeltaFen: 0, bills: [{ openDeltaFen: 1000 }] })
  })
})

// What happens to a household, in any order.
type Step = { readonly kind: 'bill' | 'pay' | 'use' | 'reopen' | 'keep'; readonly amount: number; readonly month: number }
const steps = fc.array(fc.record({ kind: fc.constantFrom('bill', 'pay', 'use', 'reopen', 'keep'), amount: fc.integer({ min: 1, max: 30_000 }), month: fc.integer({ min: 1, max: 12 }) }), { maxLength: 40 })

/** The books beside the account: what was issued, paid and credited on each bill, and what credit came and went. */
type Books = { account: Account; readonly issued: Map<BillId, OpenBill>; readonly paid: Map<BillId, number>; readonly used: Map<BillId, ByFund[]>; paidIn: number; usedFen: number; keptFen: number }

function play(books: Books, { kind, amount, month }: Step): void {
  const { account, issued: all, paid, used } = books
  switch (kind) {
    case 'bill': {
      const fresh = bill(month, amount, amount % 700)
      if (all.has(fresh.bill)) return
      all.set(fresh.bill, fresh)
      const open = [...account.open, fresh].toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
      books.account = { ...account, open, openFen: fen(account.openFen + fresh.openFen) }
      return
    }
    case 'pay': {
      const applied = applyToBills(account, 'all', fen(amount))
      for (const part of applied.allocations) paid.set(part.bill, (paid.get(part.bill) ?? 0) + part.amountFen)
      books.account = applied.after
      books.paidIn += amount
      return
    }
    case 'use': {
      const { allocations, usedFen, after } = useCredit(account, 'all', fen(Math.min(amount, account.creditFen)))
      for (const part of allocations) used.set(part.bill, [...(used.get(part.bill) ?? []), part.byFund])
      books.account = after
      books.usedFen += usedFen
      return
    }
    case 'reopen': {
      // A use of credit is taken back: the newest of a bill.
      const [target] = [...used].filter(([, parts]) => parts.length > 0).toSorted(([a], [b]) => (a < b ? 1 : -1))
      if (!target) return
      const [id, parts] = target
      const byFund = parts.pop()!
      const back = sum(Object.values(byFund))
      books.account = addCredit(reopenBills(account, [{ bill: issued(all.get(id)!), byFund }]), back)
      books.usedFen -= back
      return
    }
    case 'keep':
      // A refund that could not be paid out becomes credit.
      books.account = addCredit(account, amount)
      books.keptFen += amount
      return
    default:
      kind satisfies never
  }
}

it('whatever happens in whatever order, each bill = paid + credited + open, and credit = paid in + kept - spent', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const books: Books = { account: accountOf([]), issued: new Map(), paid: new Map(), used: new Map(), paidIn: 0, usedFen: 0, keptFen: 0 }
      for (const step of all) {
        const before = books.account
        play(books, step as Step)
        const { account } = books
        const difference = differenceOf(before, account)
        expect(difference.owedDeltaFen).toBe(account.openFen - account.creditFen - (before.openFen - before.creditFen))
        expect(sum([...deltaByFund(difference).values()])).toBe(account.openFen - before.openFen)
      }
      const { account } = books
      for (const [id, one] of books.issued) {
        const open = account.open.find((entry) => entry.bill === id)
        const credited = sumByFund(books.used.get(id) ?? [])
        expect((books.paid.get(id) ?? 0) + sum(Object.values(credited)) + (open?.openFen ?? 0)).toBe(one.amountFen)
        expect(sum(Object.values(open?.openByFund ?? {}))).toBe(open?.openFen ?? 0)
      }
      const onBills = sum([...books.paid.values()])
      expect(account.creditFen).toBe(books.paidIn - onBills - books.usedFen + books.keptFen)
      expect(account.openFen).toBe(sum(account.open.map((entry) => entry.openFen)))
    }),
  )
})
