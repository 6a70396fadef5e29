import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TenantId, UnitId } from '../../functions/ids.ts'
import { toVoucher, toVoucherItem, type VoucherItem, voucherKey } from '../../functions/ledger/items.ts'
import { buildVoucher, type Fund, placeOfVoucher, type Posting, purposeOf, signed } from '../../functions/ledger/model.ts'
import { type Purpose, purposeLetters, sources, uses } from '../../functions/ledger/purposes.ts'
import { chart, funds } from '../../functions/ledger/chart.ts'
import { gateCheck, voucherWrites } from '../../functions/ledger/post-voucher.ts'
import { fen, share } from '../../functions/money.ts'
import { periodOfDate, type Instant, type Period } from '../../functions/calendar.ts'
import { ConditionFailed } from '../../functions/storage/cancelled.ts'
import { keys } from '../../functions/storage/keys.ts'
import { billOf, book, booksOnATable, day, unit } from './books.ts'

const line = (account: Posting['account'], fund: Fund, amount: number): Posting => ({ account, fund, ...(amount > 0 ? { debitFen: fen(amount) } : { creditFen: fen(-amount) }), unit })
const build = (postings: readonly Posting[]) => buildVoucher({ kind: 'BILL', document: 'd-1', entryDate: day('2026-12-01'), valueDate: day('2026-11-30'), text: '账单', unit, postings })

/** In each of some funds an amount against its parts, on any accounts: balanced by construction. */
const balanced: fc.Arbitrary<Posting[]> = fc
  .array(
    fc.record({
      fund: fc.constantFrom(...funds),
      total: fc.integer({ min: 10, max: 900_000_000 }),
      account: fc.constantFrom(...chart.map(({ code }) => code)),
      weights: fc.array(fc.tuple(fc.constantFrom(...chart.map(({ code }) => code)), fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 5 }),
      debit: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((sides) =>
    sides.flatMap(({ fund, total, account, weights, debit }) => {
      const sign = debit ? 1 : -1
      const parts = share(fen(total), weights.map(([, weight]) => weight))
      return [line(account, fund, sign * total), ...parts.flatMap((part, at) => (part ? [line(weights[at]![0], fund, -sign * part)] : []))]
    }),
  )

describe('what a line of income or expense is for', () => {
  const stored = (purpose: Purpose | undefined, account: Posting['account'], amount: number) =>
    toVoucher(toVoucherItem('t00000000001' as TenantId, '2026-12' as Period, build([line('1002', 'OWNERS_COMMON', amount), { ...line(account, 'OWNERS_COMMON', -amount), ...(purpose ? { purpose } : {}) }]), { at: '2026-12-01T00:00:00.000Z' as Instant, by: 'm' }) as VoucherItem).postings[1]!

  it.each(sources.map((source) => [source]))('%s stands in the books as it was said', (source) => expect(purposeOf(stored(source, '4301', 100))).toBe(source))
  it.each(uses.map((use) => [use]))('%s stands in the books as it was said', (use) => expect(purposeOf(stored(use, '5101', -100))).toBe(use))

  it('is what is usual for the account where nothing was said, as in every older voucher', () => {
    expect(purposeOf(stored(undefined, '4301', 100))).toBe('fees')
    expect(purposeOf(stored(undefined, '5201', -100))).toBe('administration')
    expect(purposeOf(stored(undefined, '1121', 100))).toBeUndefined()
  })

  it('is an income on accounts of income and a use on accounts of expense, nowhere else', () => {
    expect(() => stored('wages', '4301', 100)).toThrow('a purpose that fits')
    expect(() => stored('parking', '5101', -100)).toThrow('a purpose that fits')
    expect(() => stored('parking', '1121', 100)).toThrow('a purpose that fits')
  })

  it('has a letter of its own each', () => {
    const letters = Object.values(purposeLetters)
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters.every((letter) => /^[A-Z]$/.test(letter))).toBe(true)
  })
})

describe('a voucher', () => {
  it('balances in each fund by itself, whatever it is built of', () => {
    fc.assert(
      fc.property(balanced, (postings) => {
        const voucher = build(postings)
        for (const fund of funds) expect(voucher.postings.filter((posting) => posting.fund === fund).reduce((sum, posting) => sum + signed(posting), 0)).toBe(0)
      }),
    )
  })

  it('cannot be built when any one line is a fen off, nor when money crosses from fund to fund', () => {
    fc.assert(
      fc.property(balanced, fc.nat(), fc.boolean(), (postings, pick, up) => {
        const at = pick % postings.length
        const amount = signed(postings[at]!)
        const off = amount + (up ? 1 : -1) || amount + 2
        expect(() => build(postings.with(at, line(postings[at]!.account, postings[at]!.fund, off)))).toThrow('out of balance')
      }),
    )
    expect(() => build([line('1002', 'ORGANISATION', 100), line('4301', 'OWNERS_COMMON', -100)])).toThrow('out of balance by')
  })

  it.each([
    ['one line', [line('1002', 'ORGANISATION', 100)]],
    ['a line of nothing', [{ account: '1002', fund: 'ORGANISATION' }, { account: '4301', fund: 'ORGANISATION' }]],
    ['both sides on one line', [{ account: '1002', fund: 'ORGANISATION', debitFen: 5, creditFen: 5 }, line('1002', 'ORGANISATION', 1), line('4301', 'ORGANISATION', -1)]],
    ['a fraction of a fen', [{ account: '1002', fund: 'ORGANISATION', debitFen: 0.5 }, { account: '4301', fund: 'ORGANISATION', creditFen: 0.5 }]],
    ['a negative side', [{ account: '1002', fund: 'ORGANISATION', debitFen: -5 }, { account: '4301', fund: 'ORGANISATION', creditFen: -5 }]],
    ['an account not in the chart', [{ account: '9999', fund: 'ORGANISATION', debitFen: 5 }, line('4301', 'ORGANISATION', -5)]],
    ['an unknown fund', [{ account: '1002', fund: 'OTHER', debitFen: 5 }, { account: '4301', fund: 'OTHER', creditFen: 5 }]],
  ])('refuses %s', (_, postings) => {
    expect(() => build(postings as Posting[])).toThrow(/invariant broken|not whole fen/)
  })

  it('knows whose receivable it is', () => {
    const postings: Posting[] = [
      { account: '1121', fund: 'ORGANISATION', debitFen: fen(5) },
      { account: '4301', fund: 'ORGANISATION', creditFen: fen(5) },
    ]
    const input = { kind: 'BILL', document: 'd', entryDate: day('2026-12-01'), valueDate: day('2026-12-01'), text: 'x', postings } as const
    expect(() => buildVoucher(input)).toThrow('names its unit')
    expect(buildVoucher({ ...input, unit }).unit).toBe(unit)
  })

  it('refuses dates that do not exist, text of several lines and ids unfit for a key', () => {
    const good = billOf('d', '2026-12-01', 5)
    expect(() => buildVoucher({ ...good, entryDate: day('2026-02-30') })).toThrow('dates that exist')
    expect(() => buildVoucher({ ...good, text: 'a\nb' })).toThrow('one line')
    expect(() => buildVoucher({ ...good, document: 'a#b' })).toThrow('fit for a key')
  })

  it('reads back from its item exactly, other units on single lines included', () => {
    fc.assert(
      fc.property(balanced, fc.boolean(), (postings, otherUnit) => {
        const voucher = build(otherUnit ? postings.map((posting) => ({ ...posting, unit: 'unit00000002' as UnitId })) : postings)
        const booked = { at: '2026-12-01T00:00:00.000Z' as Instant, by: 'system' }
        const item = toVoucherItem('aaaaaaaaaaaa' as never, '2026-12' as Period, voucher, booked)
        expect(toVoucher(item as VoucherItem)).toEqual({ ...voucher, ...booked })
      }),
    )
  })

  it('has an id that names its place, and nothing else is one', () => {
    const voucher = billOf('unit00000001-2026-12-1', '2026-12-01', 5)
    expect(placeOfVoucher(voucher.id)).toEqual({ kind: 'BILL', entryDate: '2026-12-01', document: 'unit00000001-2026-12-1', period: '2026-12' })
    for (const id of ['', 'BILL', 'BILL.2026-13-01.x', 'BILL.2026-02-30.x', 'OTHER.2026-12-01.x', 'BILL.2026-12-01.', 'BILL.2026-12-01.a#b']) expect(placeOfVoucher(id)).toBeUndefined()
  })
})

describe('booking', () => {
  const { fresh, meter } = booksOnATable()

  it('costs one write unit of 1 KB for a bill of three lines in three funds', async () => {
    const ctx = fresh()
    const postings = (['ORGANISATION', 'OWNERS_COMMON', 'SUBSIDY_RESTRICTED'] as const).flatMap((fund) => [line('1121', fund, 123_456), line('4301', fund, -123_456)])
    const before = meter().writeUnits
    await ctx.store.write(voucherWrites(ctx, buildVoucher({ ...billOf('unit00000001-2026-12-1', '2026-12-01', 5), text: '2026-12 物业服务费 东街小区 12 号楼 3 单元 1201', postings }))[0])
    expect(meter().writeUnits - before).toBe(1)
  })

  it('books one fact once: the second try fails as a whole and leaves the first as it was', async () => {
    const ctx = fresh()
    await book(ctx, billOf('d-1', '2026-12-01', 500))
    const second = await book(ctx, billOf('d-1', '2026-12-01', 700)).catch((error: unknown) => error)
    expect(second).toBeInstanceOf(ConditionFailed)
    expect((second as ConditionFailed).at).toEqual([0])
    const stored = await ctx.store.get<VoucherItem>(voucherKey(ctx.tenant, { kind: 'BILL', period: '2026-12' as Period, entryDate: day('2026-12-01'), document: 'd-1' }))
    expect(stored?.p).toEqual(['1121 O 500', '4301 O -500'])
  })

  it('is refused by any closed gate, and a gate that is there without a closing date is open', async () => {
    const ctx = fresh()
    const period = periodOfDate(day('2026-11-30'))
    for (let shard = 0; shard < 8; shard += 1) await ctx.store.write({ put: { ...keys.gate(ctx.tenant, period, shard), ...(shard === 0 ? {} : { closedAt: '2026-12-05T00:00:00.000Z' }) } })
    const results = await Promise.all(Array.from({ length: 32 }, (_, at) => book(ctx, billOf(`d-${at}`, '2026-11-30', 5)).then(() => 'booked', (error: unknown) => (error as ConditionFailed).at[0])))
    expect(new Set(results)).toEqual(new Set(['booked', 1]))
    await book(ctx, billOf('d-next', '2026-12-01', 5))
  })

  it('spreads over all eight gates', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, at) => (gateCheck(fresh(), '2026-12' as Period, `seed-${at}`) as { check: { pk: string } }).check.pk.slice(-1)))
    expect(seen.size).toBe(8)
  })
})
