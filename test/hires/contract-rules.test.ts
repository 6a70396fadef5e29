import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, type Period } from '../../functions/calendar.ts'
import { type Around, faultsOf, type HireKind, minimumWageOn, probationEnd, probationMonthsMax, type Terms, warningsOf } from '../../functions/hires/contract-rules.ts'
import { daysWithin, lastsMonths, monthsApart, monthsLater, presenceIn } from '../../functions/hires/term-rules.ts'

const day = (text: string) => text as BusinessDate
const term = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) })

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', -3, '2026-09-30'],
    ['2026-11-30', 12, '2027-11-30'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('%s and %i months is %s', (from, count, to) => expect(monthsLater(day(from), count)).toBe(to))

  it('are counted by the calendar: to the day before the same day, and not a day less', () => {
    expect([lastsMonths(term('2026-01-01', '2026-03-31'), 3), lastsMonths(term('2026-01-01', '2026-03-30'), 3), lastsMonths(term('2026-01-01', null), 36)]).toEqual([true, false, true])
    expect([monthsApart('2026-01' as Period, '2026-03' as Period), monthsApart('2026-11' as Period, '2027-02' as Period), monthsApart('2026-11' as Period, '2026-10' as Period)]).toEqual([2, 3, -1])
    expect([presenceIn(term('2026-02-01', '2026-02-28'), '2026-02' as Period), presenceIn(term('2026-02-02', null), '2026-02' as Period), presenceIn(term('2026-03-01', null), '2026-02' as Period)]).toEqual(['whole', 'part', 'none'])
    expect([daysWithin(term('2026-02-27', '2026-03-02'), '2026-02' as Period), daysWithin(term('2026-02-27', '2026-03-02'), '2026-03' as Period)]).toEqual([2, 2])
  })
})

describe('probation by the length of the contract (art. 19)', () => {
  it.each<[HireKind, string, string | null, number]>([
    ['fixed', '2026-01-01', '2026-03-30', 0],
    ['fixed', '2026-01-01', '2026-03-31', 1],
    ['fixed', '2026-01-01', '2026-12-30', 1],
    ['fixed', '2026-01-01', '2026-12-31', 2],
    ['fixed', '2026-03-15', '2029-03-13', 2],
    ['fixed', '2026-03-15', '2029-03-14', 6],
    ['open', '2026-01-01', null, 6],
    ['part-time', '2026-01-01', '2030-12-31', 0],
    ['service', '2026-01-01', '2030-12-31', 0],
  ])('%s from %s to %s: at most %i months', (kind, from, to, most) => expect(probationMonthsMax(kind, term(from, to))).toBe(most))

  it('never shrinks when a contract gets longer, and ends within it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 0, max: 400 }), (start, length, more) => {
        const from = addDays(day('2024-01-01'), start)
        const short = { from, to: addDays(from, length) }
        const long = { from, to: addDays(from, length + more) }
        const months = probationMonthsMax('fixed', short)
        expect(probationMonthsMax('fixed', long)).toBeGreaterThanOrEqual(months)
        if (months > 0) expect(probationEnd(from, months) <= short.to).toBe(true)
      }),
    )
  })
})

const usual: Terms = { kind: 'fixed', ...term('2026-11-01', '2028-10-31'), hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 249_000 }, probationMonths: 2, averagedApproval: '', insuranceFrom: day('2026-11-01'), accidentFrom: null }
const wage = { place: '东城', from: day('2026-01-01'), monthlyFen: 249_000, hourlyFen: 2_400, source: '示例' }
const around: Around = { wage, retiresOn: day('2040-01-01'), before: 0 }

describe('the terms of a hire', () => {
  it('stand when they are just within the law', () => expect([faultsOf(usual, around), warningsOf(usual, around)]).toEqual([[], []]))

  it.each<[string, Partial<Terms>, Partial<Around>, string[]]>([
    ['a fen below the minimum wage', { pay: { per: 'month', amountFen: 248_999 } }, {}, ['minimum-wage']],
    ['an hour below the hourly one', { kind: 'part-time', hours: { system: 'part-time', perDay: 4, perWeek: 24 }, pay: { per: 'hour', amountFen: 2_399 }, probationMonths: 0 }, {}, ['minimum-wage']],
    ['a probation that is too long', { probationMonths: 3 }, {}, ['probation']],
    ['a second probation', { probationMonths: 1 }, { before: 1 }, ['probation-again']],
    ['a part time of four hours and a half', { kind: 'part-time', hours: { system: 'part-time', perDay: 4.5, perWeek: 24 }, pay: { per: 'hour', amountFen: 2_400 }, probationMonths: 0 }, {}, ['part-time-hours']],
    ['a part time of 24.5 hours a week', { kind: 'part-time', hours: { system: 'part-time', perDay: 4, perWeek: 24.5 }, pay: { per: 'hour', amountFen: 2_400 }, probationMonths: 0 }, {}, ['part-time-hours']],
    ['a part time with a probation', { kind: 'part-time', hours: { system: 'part-time', perDay: 4, perWeek: 20 }, pay: { per: 'hour', amountFen: 2_400 }, probationMonths: 1 }, {}, ['probation']],
    ['nine hours a day', { hours: { system: 'standard', perDay: 9, perWeek: 40 } }, {}, ['hours']],
    ['averaged hours without an approval', { hours: { system: 'averaged', perDay: 12, perWeek: 40 } }, {}, ['averaged-approval']],
    ['a fixed contract without an end', { to: null }, {}, ['end-needed']],
    ['an open one with an end', { kind: 'open' }, {}, ['no-end']],
    ['a labour contract from the day of retirement on', {}, { retiresOn: day('2026-11-01') }, ['retired']],
    ['a service relation the day before', { kind: 'service', probationMonths: 0, insuranceFrom: null }, { retiresOn: day('2026-11-02') }, ['not-retired']],
    ['insurance before the first day', { insuranceFrom: day('2026-10-31') }, {}, ['insurance-from']],
  ])('%s is refused', (_, terms, more, expected) => expect(faultsOf({ ...usual, ...terms }, { ...around, ...more })).toEqual(expected))

  it('of a retired person ask for no minimum wage and no social insurance, but for accident insurance', () => {
    const service: Terms = { ...usual, kind: 'service', probationMonths: 0, insuranceFrom: null, pay: { per: 'month', amountFen: 100_000 } }
    const retired = { ...around, retiresOn: day('2026-10-31') }
    expect([faultsOf(service, retired), warningsOf(service, retired), warningsOf({ ...service, accidentFrom: day('2026-11-01') }, retired)]).toEqual([[], ['no-accident-insurance'], []])
  })

  it('say what to look at', () => {
    expect(warningsOf({ ...usual, insuranceFrom: null }, { wage: undefined, retiresOn: null, before: 0 })).toEqual(['wage-unknown', 'born-unknown', 'no-insurance'])
    expect(warningsOf({ ...usual, insuranceFrom: day('2026-12-01') }, { ...around, retiresOn: day('2028-10-31') })).toEqual(['retires-within'])
    expect(warningsOf({ ...usual, insuranceFrom: day('2026-12-02') }, { ...around, retiresOn: day('2028-11-01') })).toEqual(['insurance-late'])
  })
})

it('the minimum wage is that of the place and the day', () => {
  const wages = [wage, { ...wage, from: day('2025-01-01'), monthlyFen: 200_000 }, { ...wage, place: '西城', monthlyFen: 1 }]
  expect([day('2024-12-31'), day('2025-12-31'), day('2026-01-01')].map((on) => minimumWageOn(wages, '东城', on)?.monthlyFen)).toEqual([undefined, 200_000, 249_000])
})
