import { describe, expect, it, test } from 'vitest'
import { checkByHand } from '../../../functions/reconciliation/matching/by-hand.ts'
import { usualSettings } from '../../../functions/reconciliation/matching/model.ts'
import { isTellingSum, subsetSums } from '../../../functions/reconciliation/matching/subset-sums.ts'
import { booked, entry, line, match, owed, told } from './samples.ts'

describe('sums', () => {
  it.each([
    [[100, 200, 400], 500, 0, [[0, 2]]],
    [[100, 200, 300], 300, 0, 'two'],
    [[100, 100], 100, 0, 'two'],
    [[100, 200], 250, 0, []],
    [[100, 200], 301, 1, [[0, 1]]],
    [[100, 200], 302, 1, []],
    [[500, -100], 400, 0, [[0, 1]]],
    [[], 0, 0, []],
  ])('of %j is %i within %i', (amounts, target, tolerance, expected) => {
    const found = subsetSums(amounts, target, tolerance)
    if (expected === 'two') expect(found).toHaveLength(2)
    else expect(found.map((places) => places.toSorted())).toEqual(expected)
  })

  test('20 amounts are looked through, 21 are not', () => {
    const powers = Array.from({ length: 20 }, (_, n) => 2 ** n)
    expect(subsetSums(powers, 2 ** 20 - 1)[0]).toHaveLength(20)
    expect(() => subsetSums([...powers, 1], 3)).toThrow('too many')
  })

  test('few price levels add up to anything; odd amounts do not', () => {
    expect(isTellingSum([4000, 5500, 15000])).toBe(false)
    expect(isTellingSum([4013, 5528, 15077])).toBe(true)
  })
})

describe('merged and split payments', () => {
  const household = (amounts: readonly number[]) => amounts.map((amount, n) => owed(`e${n}`, amount, 'h304', '3-1-304'))
  const paid = (amount: number, id = 'l') => line(id, amount, { remark: '3-1-304' })

  it('joins what one household owes, all of it or a part, if there is one answer', () => {
    expect(told(match([paid(19000)], household([4000, 15000])))).toEqual(['l = e0 + e1 by subset'])
    expect(told(match([paid(19000)], household([4000, 15000, 7000])))).toEqual(['l = e0 + e1 by subset'])
    expect(told(match([paid(11000)], household([4000, 7000, 5000, 6000])))).toEqual(['l ? e0 e1 e2 e3 by subset'])
    expect(told(match([paid(8000)], household([4000, 4000, 4000])))[0]).toMatch(/^l \? e0 e1( e2)? by subset$/)
  })

  it('joins the parts in which one amount was paid', () => {
    expect(told(match([paid(10000, 'a'), paid(5000, 'b')], household([15000])))).toEqual(['a + b = e0 by subset'])
    expect(told(match([paid(10000, 'a'), paid(5000, 'b'), paid(5000, 'c')], household([15000])))).toEqual(['a ? e0 by subset', 'b ? e0 by subset', 'c ? e0 by subset'])
  })

  it('refuses an entry that two lines would add up from', () => {
    expect(told(match([paid(9000, 'a'), paid(10000, 'b')], household([4000, 5000, 6000])))).toEqual(['a ? e0 e1 by subset', 'b ? e0 e2 by subset'])
  })

  it('looks among 20 and says so beyond', () => {
    const many = Array.from({ length: 21 }, (_, n) => 2 ** n * 100)
    expect(match([paid(300)], household(many.slice(0, 20))).matches).toHaveLength(1)
    expect(told(match([paid(300)], household(many)))).toEqual(['l - too-many'])
  })

  it('joins postings without a name only where chance would not, and never what two households owe', () => {
    const odd = [booked('a', 401_327, { household: 'h1' }), booked('b', 552_891)]
    expect(told(match([line('l', 954_218)], odd))).toEqual(['l = a + b by subset'])
    expect(told(match([line('l', 954_218)], odd.map((one) => ({ ...one, kind: 'open' as const }))))).toEqual(['l - no-candidate'])
    expect(told(match([line('l', 9500)], [booked('a', 4000), booked('b', 5500)]))).toEqual(['l - no-candidate'])
    expect(told(match([line('a', 401_327), line('b', 552_891)], [booked('e', 954_218)]))).toEqual(['a + b = e by subset'])
  })
})

describe('fees and tolerance', () => {
  const order = { endToEnd: 'ORDER0001' }
  const sold = (fee?: number) => booked('e', 10_000, { orderNumbers: ['ORDER0001'], ...(fee === undefined ? {} : { fee }) })

  it.each([
    ['whole', 10_000, 60, { feeSplit: true }, 0],
    ['less the entry’s fee', 9940, 60, { feeSplit: true }, 60],
    ['less the account’s fee', 9940, undefined, { feeSplit: true, feePerTenThousand: 60 }, 60],
    ['less the entry’s fee, which goes before the account’s', 9962, 38, { feeSplit: true, feePerTenThousand: 60 }, 38],
    ['not less a fee where the split is off', 9940, 60, { feeSplit: false }, undefined],
    ['not less another fee', 9941, 60, { feeSplit: true }, undefined],
  ] as const)('a line is its entry %s', (_, amount, fee, settings, expected) => {
    expect(match([line('l', amount, order)], [sold(fee)], [], settings).matches[0]?.feeFen).toBe(expected)
  })

  it('rounds the account’s fee once, half up, for each entry', () => {
    expect(match([line('l', 82, order)], [booked('e', 83, { orderNumbers: ['ORDER0001'] })], [], { feeSplit: true, feePerTenThousand: 60 }).matches).toEqual([])
    expect(match([line('l', 83, order)], [booked('e', 84, { orderNumbers: ['ORDER0001'] })], [], { feeSplit: true, feePerTenThousand: 60 }).matches[0]?.feeFen).toBe(1)
  })

  it('lets a fen pass only by the rule that has a tolerance', () => {
    const off = [line('l', 9999, order)]
    expect(match(off, [sold()]).matches).toEqual([])
    expect(match(off, [sold()], [], { toleranceFen: { 'provider-id': 1 } }).matches).toEqual([])
    expect(match(off, [sold()], [], { toleranceFen: { 'order-number': 1 } }).matches[0]).toMatchObject({ differenceFen: -1, reasons: [{ code: 'order-number' }, { code: 'amount' }, { code: 'tolerance', differenceFen: -1 }] })
    expect(match([line('l', 9998, order)], [sold()], [], { toleranceFen: { 'order-number': 1 } }).matches).toEqual([])
  })

  it('takes fees off every part of a payout', () => {
    const payout = [1, 2].map((n) => booked(`p${n}`, n * 10_000, { providerIds: ['po_12345678'], fee: n * 60 }))
    expect(match([line('l', 29_820, { reference: 'po_12345678' })], payout, [], { feeSplit: true }).matches[0]).toMatchObject({ feeFen: 180, differenceFen: 0 })
  })

  it('counts an amount within the tolerance as a rival', () => {
    expect(told(match([line('l', 4000)], [entry('a', 4000), entry('b', 4001)], [], { toleranceFen: { 'unique-amount': 1 } }))).toEqual(['l ? a b by unique-amount'])
  })
})

describe('by hand', () => {
  it.each([
    ['two and two of one sum', [100, 200], [150, 150], 'fits'],
    ['a fen too few', [100, 199], [150, 150], 'differs'],
    ['no entry', [100], [], 'nothing'],
    ['no line', [], [100], 'nothing'],
  ])('%s: %j = %j %s', (_, lines, entries, verdict) => {
    expect(checkByHand(lines.map((amount, n) => line(`l${n}`, amount)), entries.map((amount, n) => entry(`e${n}`, amount)), usualSettings).verdict).toBe(verdict)
  })

  it('is refused for one line twice, two accounts, or an entry of another account; fees count where the account splits them', () => {
    const l = line('l', 100)
    expect(checkByHand([l, l], [entry('e', 200)], usualSettings).verdict).toBe('twice')
    expect(checkByHand([l, line('m', 100, { accountId: 'alipay' })], [entry('e', 200)], usualSettings).verdict).toBe('accounts')
    expect(checkByHand([l], [booked('e', 100, { accountId: 'alipay' })], usualSettings).verdict).toBe('accounts')
    expect(checkByHand([line('l', 9940)], [booked('e', 10_000, { fee: 60 })], { ...usualSettings, feeSplit: true })).toEqual({ verdict: 'fits', feeFen: 60, differenceFen: 0 })
    expect(checkByHand([line('l', 9940)], [booked('e', 10_000, { fee: 60 })], usualSettings)).toEqual({ verdict: 'differs', feeFen: 0, differenceFen: -60 })
  })
})
