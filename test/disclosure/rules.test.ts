import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BusinessDate, type Period, periodOf } from '../../functions/calendar.ts'
import { figuresOfFund, missingBases, usualKind } from '../../functions/disclosure/figures-model.ts'
import { type Group, householdsMin, mergeGroups } from '../../functions/disclosure/merge-groups.ts'
import { personalDataIn } from '../../functions/disclosure/personal-data.ts'
import { dueOn, endedSpans, idOfSpan, intervals, isSpan, monthsOfSpan, namedSpan, spanBefore, spanOf, spanOfId } from '../../functions/disclosure/spans-model.ts'
import { funds } from '../../functions/ledger/chart.ts'
import { sources, uses } from '../../functions/ledger/purposes.ts'

const period = (text: string) => text as Period
const month = fc.tuple(fc.integer({ min: 2006, max: 2090 }), fc.integer({ min: 1, max: 12 })).map(([year, at]) => periodOf(year, at))

describe('spans', () => {
  it.each([
    ['2026-11', 'month', '2026-11.2026-11'],
    ['2026-11', 'quarter', '2026-10.2026-12'],
    ['2026-01', 'quarter', '2026-01.2026-03'],
    ['2026-06', 'half-year', '2026-01.2026-06'],
    ['2026-07', 'half-year', '2026-07.2026-12'],
    ['2026-02', 'year', '2026-01.2026-12'],
  ] as const)('%s lies in the %s %s', (at, interval, id) => {
    expect(idOfSpan(spanOf(period(at), interval))).toBe(id)
    expect([isSpan(spanOfId(id)), idOfSpan(spanOfId(id))]).toEqual([true, id])
  })

  it.each([
    ['2026-11.2026-11', 'month', 11],
    ['2026-10.2026-12', 'quarter', 4],
    ['2026-01.2026-06', 'half-year', 1],
    ['2026-07.2026-12', 'half-year', 2],
    ['2026-01.2026-12', 'year', 1],
  ] as const)('%s is called %s %d of its year', (id, interval, at) => {
    expect(namedSpan(spanOfId(id))).toEqual({ interval, year: '2026', at })
  })

  it('that no interval makes are none', () => {
    for (const id of ['2026-02.2026-04', '2026-01.2026-05', '2026-12.2026-10', '2026-01.2027-12']) expect(isSpan(spanOfId(id))).toBe(false)
  })

  it('touch without a gap: the span before ends the month before, and is as long where it is a span', () => {
    fc.assert(
      fc.property(month, fc.constantFrom(...intervals), (at, interval) => {
        const span = spanOf(at, interval)
        const before = spanBefore(span)
        expect(monthsOfSpan(before)).toHaveLength(monthsOfSpan(span).length)
        expect(spanOf(before.from, interval)).toEqual(before)
        expect(at >= span.from && at <= span.to).toBe(true)
      }),
    )
  })

  it('that have ended are listed newest first, none that still runs, none before the first month', () => {
    const ended = endedSpans('quarter', period('2026-02'), '2026-12-31' as BusinessDate, 99)
    expect(ended.map(idOfSpan)).toEqual(['2026-07.2026-09', '2026-04.2026-06', '2026-01.2026-03'])
    expect(endedSpans('month', period('2026-11'), '2026-12-01' as BusinessDate, 99).map(idOfSpan)).toEqual(['2026-11.2026-11'])
    expect(endedSpans('month', period('2006-01'), '2026-12-01' as BusinessDate, 3)).toHaveLength(3)
    expect(dueOn(ended[0]!, 20)).toBe('2026-10-20')
  })
})

describe('groups of fewer than five households (D3)', () => {
  const group = (name: string, households: number) => ({ name, households, billedFen: households * 100, paidFen: households * 50 })
  const shown = (groups: readonly Group[]) => groups.map(({ name, households }) => [name, households])

  it.each([
    [[6, 7], [['0', 6], ['1', 7]]],
    [[6, 2, 4], [['0', 6], [null, 6]]],
    [[6, 2], [[null, 8]]],
    [[9, 6, 2], [['0', 9], [null, 8]]],
    [[2, 2], []],
    [[4], []],
    [[5], [['0', 5]]],
    [[], []],
  ])('%j become %j', (sizes, expected) => {
    expect(shown(mergeGroups(sizes.map((size, at) => group(String(at), size))))).toEqual(expected)
  })

  it('are never shown, and the sums of what is shown are those of all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }), (sizes) => {
        const all = sizes.map((size, at) => group(String(at), size))
        const merged = mergeGroups(all)
        expect(merged.every(({ households }) => households >= householdsMin)).toBe(true)
        expect(merged.filter(({ name }) => name === null).length).toBeLessThanOrEqual(1)
        const add = (of: (one: Group) => number, groups: readonly Group[]) => groups.reduce((sum, one) => sum + of(one), 0)
        if (merged.length > 0) for (const of of [(one: Group) => one.households, (one: Group) => one.billedFen, (one: Group) => one.paidFen]) expect(add(of, merged)).toBe(add(of, all))
        else expect(add((one) => one.households, all)).toBeLessThan(householdsMin)
      }),
    )
  })
})

describe('what would name a person in a text for the public', () => {
  it.each([
    ['电费按表分摊，见维修合同2026年第3号', []],
    ['合计 13,506.72 元，比上季度少 1,200 元', []],
    ['请打 13800000001', ['phone']],
    ['请打 138-0000 0001', ['phone']],
    ['１３８０００００００１', ['phone']],
    ['座机0571 87654321', ['phone']],
    ['身份证 33010219600101123X 登记', ['id-number']],
    ['卡号 6222 0211 1234 5678 901', ['card']],
    ['浙A12345 的月卡', ['plate']],
    ['浙a·12345和浙AD12345', ['plate']],
    ['王秀英家的减免', ['name']],
    ['王秀英 13800000001', ['phone', 'name']],
  ])('%s: %j', (text, found) => {
    expect(personalDataIn(text, { names: ['王秀英', '李'] })).toEqual(found)
  })

  it('is not the organization’s own phone', () => {
    expect(personalDataIn('有疑问请打 0571-8888 0000', { ownPhone: '0571-8888 0000' })).toEqual([])
  })
})

describe('the figures of a fund', () => {
  const flows = fc.dictionary(fc.constantFrom(...sources, ...uses), fc.integer({ min: -1_000_000, max: 1_000_000 }))
  const bases = fc.array(fc.record({ fund: fc.constantFrom(...funds), use: fc.constantFrom(...uses), as: fc.constantFrom('cost' as const, 'use' as const), basis: fc.constantFrom('', '合同') }), { maxLength: 8 })

  it('add up: income - cost = net share, opening + net share - used = closing, whatever is called cost or use', () => {
    fc.assert(
      fc.property(fc.constantFrom(...funds), flows, flows, fc.integer({ min: -9_999_999, max: 9_999_999 }), bases, (fund, now, before, openingFen, said) => {
        const found = figuresOfFund(fund, { now, before, openingFen, owedFen: 0 }, said)
        const total = (names: readonly string[], of: Record<string, number>) => names.reduce((sum, name) => sum + (of[name] ?? 0), 0)
        expect(found.incomeFen).toBe(total(sources, now))
        expect(found.costFen + found.usedFen).toBe(total(uses, now))
        expect(found.netFen).toBe(found.incomeFen - found.costFen)
        expect(found.closingFen).toBe(openingFen + total(sources, now) - total(uses, now))
        expect(found.incomeBeforeFen - found.spendingBeforeFen).toBe(total(sources, before) - total(uses, before))
      }),
    )
  })

  it('of owners’ common money want a basis for each cost, and call mending a use unless somebody says otherwise', () => {
    const flow = { now: { parking: 9000, wages: 2000, repairs: 3000 }, before: {}, openingFen: 0, owedFen: 0 }
    expect([usualKind('OWNERS_COMMON', 'repairs'), usualKind('OWNERS_COMMON', 'wages'), usualKind('ORGANISATION', 'repairs')]).toEqual(['use', 'cost', 'cost'])
    const scope = (said: Parameters<typeof figuresOfFund>[2]) => [{ community: null, name: '', fees: null, funds: [figuresOfFund('OWNERS_COMMON', flow, said)] }]
    expect(scope([])[0]!.funds[0]).toMatchObject({ costFen: 2000, usedFen: 3000, netFen: 7000, closingFen: 4000 })
    expect(missingBases(scope([]))).toEqual(['wages'])
    expect(missingBases(scope([{ fund: 'OWNERS_COMMON', use: 'wages', as: 'cost', basis: '值守工资表' }]))).toEqual([])
    expect(missingBases(scope([{ fund: 'OWNERS_COMMON', use: 'wages', as: 'use', basis: '' }]))).toEqual([])
  })
})
