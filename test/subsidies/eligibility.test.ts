import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, type BusinessDate, monthsFromTo, type Period } from '../../functions/calendar.ts'
import { retirementOf } from '../../functions/hires/retirement-rules.ts'
import { judgeMonths } from '../../functions/subsidies/choose-rules.ts'
import { type HireSpan, judgeMonth, type MonthFacts, type Subject } from '../../functions/subsidies/eligibility-rules.ts'
import { isEndingSoon, subsidyEnd } from '../../functions/subsidies/ending-rules.ts'
import { forecast } from '../../functions/subsidies/forecast-rules.ts'
import { amountOf, rateOn, type Scheme } from '../../functions/subsidies/scheme-rules.ts'

const day = (text: string) => text as BusinessDate
const month = (text: string) => text as Period
const from = (first: string, count: number): Period[] => monthsFromTo(month(first), addMonths(month(first), count - 1))

const scheme: Scheme = {
  id: 'schemewelfare', name: '公益性岗位补贴', kind: 'welfare-post', place: '东城', from: month('2020-01'), to: null,
  rates: [{ from: month('2020-01'), base: 'minimum-wage', shareBp: 7000, fixedFen: 0, capFen: null, document: '示例' }],
  monthsMax: 36, nearYears: 5, placementsMax: 2, categories: [], certificate: true, welfarePost: true, kinds: ['fixed', 'open'], leastDays: 15, partMonth: 'by-day',
}
const wages = [{ place: '东城', from: day('2020-01-01'), monthlyFen: 200_000, hourlyFen: 2_000, source: '示例' }]
const hire: HireSpan = { id: 'hire00000001', kind: 'fixed', from: day('2023-01-01'), to: null, welfare: { from: day('2020-01-01'), to: null }, placement: 1 }
const retires = (on: string) => ({ ...retirementOf(day('1990-01-01'), 'man'), on: day(on), month: month(on.slice(0, 7)) })
const subject: Subject = { category: '4050', certificate: { from: day('2022-12-01'), to: null }, retirement: retires('2050-01-01'), hires: [hire], before: { months: 0, since: null }, claimed: [] }
const facts: MonthFacts = { wageFen: 200_000, wagePaidOn: day('2026-02-10'), employerFen: 70_000, insurancePaidOn: day('2026-02-15'), attendanceDays: 20 }
const judge = (more: { scheme?: Partial<Scheme>; subject?: Partial<Subject>; facts?: Partial<MonthFacts> | null; period?: string; today?: string } = {}) =>
  judgeMonth({ ...scheme, ...more.scheme }, { ...subject, ...more.subject }, { period: month(more.period ?? '2026-01'), facts: more.facts === null ? undefined : { ...facts, ...more.facts }, wages, today: day(more.today ?? '2026-06-01') })

describe('a month may be claimed (E2)', () => {
  it('with contract, wage, insurance and attendance, for its share of the base', () => expect(judge()).toEqual({ reasons: [], amountFen: 140_000, days: 31, hire: hire.id }))

  it.each<[string, Parameters<typeof judge>[0], string[]]>([
    ['before it is over', { today: '2026-01-31' }, ['not-over']],
    ['before the scheme', { period: '2019-12', subject: { hires: [{ ...hire, from: day('2019-01-01') }], certificate: { from: day('2019-01-01'), to: null } } }, ['not-in-force', 'not-welfare-post']],
    ['without a contract', { subject: { hires: [] } }, ['no-contract']],
    ['of a service relation', { subject: { hires: [{ ...hire, kind: 'service' }] } }, ['contract-kind']],
    ['on a post that is no public-welfare post', { subject: { hires: [{ ...hire, welfare: null }] } }, ['not-welfare-post']],
    ['after the approval of the post', { subject: { hires: [{ ...hire, welfare: { from: day('2020-01-01'), to: day('2025-12-31') } }] } }, ['not-welfare-post']],
    ['without a category', { subject: { category: null } }, ['category']],
    ['of another category', { scheme: { categories: ['disabled'] } }, ['category']],
    ['without a certificate on the first day', { subject: { certificate: { from: day('2023-01-02'), to: null } } }, ['certificate']],
    ['in a third placement', { subject: { hires: [{ ...hire, placement: 3 }] } }, ['placements']],
    ['after retirement', { subject: { retirement: retires('2026-01-01') } }, ['retired']],
    ['when the day of birth is not known', { subject: { retirement: null } }, ['born-unknown']],
    ['of which nothing is on record', { facts: null }, ['facts-missing']],
    ['whose wage is not paid', { facts: { wagePaidOn: null } }, ['wage-unpaid']],
    ['whose wage is below the minimum', { facts: { wageFen: 199_999 } }, ['below-minimum-wage']],
    ['whose insurance is not paid', { facts: { insurancePaidOn: null } }, ['insurance-unpaid']],
    ['with nothing paid by the employer', { facts: { employerFen: 0 } }, ['insurance-unpaid']],
    ['without attendance', { facts: { attendanceDays: 0 } }, ['no-attendance']],
    ['with a day too few', { facts: { attendanceDays: 14 } }, ['too-few-days']],
    ['where the minimum wage is not entered', { scheme: { place: '西城' } }, ['wage-setting']],
    ['with everything missing at once', { facts: { wagePaidOn: null, insurancePaidOn: null, attendanceDays: 0 } }, ['wage-unpaid', 'insurance-unpaid', 'no-attendance']],
  ])('not %s', (_, input, expected) => expect(judge(input)).toMatchObject({ reasons: expected, amountFen: 0 }))

  it('for part of it by days, as a whole, or not, as the scheme says', () => {
    const joined = { hires: [{ ...hire, from: day('2026-01-17') }] }
    expect(['by-day', 'full', 'none'].map((partMonth) => judge({ scheme: { partMonth: partMonth as Scheme['partMonth'] }, subject: joined }))).toMatchObject([{ amountFen: 67_742, days: 15, reasons: [] }, { amountFen: 140_000 }, { reasons: ['part-month'], amountFen: 0 }])
  })

  it('with an interruption by the days of both contracts', () => {
    const hires = [{ ...hire, to: day('2026-01-10') }, { ...hire, id: 'hire00000002', from: day('2026-01-22'), placement: 2 }]
    expect(judge({ subject: { hires } })).toMatchObject({ days: 20, amountFen: 90_323, reasons: [] })
  })

  it('to the day before retirement and no longer', () => expect(judge({ subject: { retirement: retires('2026-01-11') } })).toMatchObject({ days: 10, reasons: [] }))
})

describe('how long (E1)', () => {
  it('36 months and not one more, however they lie; a month itself does not count against itself', () => {
    const used = from('2023-01', 36)
    expect(judge({ subject: { claimed: used } }).reasons).toEqual(['months-used'])
    expect(judge({ subject: { claimed: used.slice(1) } }).reasons).toEqual([])
    expect(judge({ subject: { claimed: used }, period: '2025-12' }).reasons).toEqual([])
    expect(judge({ subject: { claimed: [...used.slice(2), month('2021-05')], before: { months: 1, since: month('2020-01') } } }).reasons).toEqual(['months-used'])
  })

  it('until retirement for whoever was under five years from it at first approval', () => {
    const used = from('2023-01', 36)
    // First approved in January 2023: five years later is 2028-01-01.
    expect(judge({ subject: { claimed: used, retirement: retires('2027-12-31') } }).reasons).toEqual([])
    expect(judge({ subject: { claimed: used, retirement: retires('2028-01-01') } }).reasons).toEqual(['months-used'])
    expect(judge({ subject: { claimed: used, retirement: retires('2027-12-31') }, scheme: { nearYears: 0 } }).reasons).toEqual(['months-used'])
  })

  it('never offers or takes more months than are allowed, whatever was claimed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 40 }), fc.integer({ min: 0, max: 40 }), (taken, before) => {
        const claimed = taken.map((at) => addMonths(month('2021-01'), at))
        const state = { scheme: scheme.id, claim: 'claim0000001', state: 'claimed', amountFen: 1, receivedFen: 0 } as const
        const cells = judgeMonths({ ...subject, hires: [{ ...hire, from: day('2021-01-01') }], certificate: { from: day('2020-01-01'), to: null }, claimed, before: { months: before, since: null } }, from('2021-01', 60), { schemes: [scheme], wages, today: day('2026-06-01'), factsOf: () => facts, claimedOf: (period) => (claimed.includes(period) ? state : undefined) })
        const eligible = cells.filter((cell) => cell.state === 'eligible').length
        expect(eligible).toBe(Math.min(60 - claimed.length, Math.max(0, 36 - before - claimed.length)))
      }),
      { numRuns: 60 },
    )
  })
})

describe('one scheme a month', () => {
  const other: Scheme = { ...scheme, id: 'schemeinsure1', name: '社保补贴', kind: 'social-insurance', welfarePost: false, rates: [{ from: month('2020-01'), base: 'employer-contributions', shareBp: 10_000, fixedFen: 0, capFen: null, document: '示例' }] }
  const books = { schemes: [other, scheme], wages, today: day('2026-06-01'), factsOf: () => facts, claimedOf: () => undefined }

  it('is the one that pays more, the other where the first does not fit', () => {
    expect(judgeMonths(subject, [month('2026-01')], books)[0]).toMatchObject({ scheme: scheme.id, amountFen: 140_000, state: 'eligible' })
    expect(judgeMonths({ ...subject, hires: [{ ...hire, welfare: null }] }, [month('2026-01')], books)[0]).toMatchObject({ scheme: other.id, amountFen: 70_000, state: 'eligible' })
  })

  it('never pays back more than the employer’s part', () => {
    const rate = { from: month('2020-01'), base: 'employer-contributions', shareBp: 10_000, fixedFen: 0, capFen: null, document: '' } as const
    fc.assert(fc.property(fc.nat(500_000), fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 31 }), (employerFen, shareBp, days) => {
      const amount = amountOf({ ...rate, shareBp }, 'by-day', { period: month('2026-01'), days, minimumWageFen: 0, employerFen })
      expect(amount >= 0 && amount <= employerFen).toBe(true)
    }))
  })

  it('at the rate of its month, and to its cap', () => {
    const rates = [...scheme.rates, { ...scheme.rates[0]!, from: month('2026-01'), shareBp: 8000, capFen: 150_000 }]
    expect([rateOn({ ...scheme, rates }, month('2025-12'))?.shareBp, rateOn({ ...scheme, rates }, month('2026-01'))?.shareBp, rateOn({ ...scheme, rates, to: month('2025-12') }, month('2026-01'))]).toEqual([7000, 8000, undefined])
    expect([judge({ scheme: { rates }, period: '2025-12' }).amountFen, judge({ scheme: { rates } }).amountFen]).toEqual([140_000, 150_000])
  })
})

describe('the end (E3)', () => {
  it('is told from three calendar months before it, to its last day', () => {
    const end = subsidyEnd(scheme, { ...subject, hires: [{ ...hire, from: day('2024-01-01') }] }, day('2024-02-01'))!
    expect(end).toEqual({ last: '2026-12', on: '2026-12-31', cause: 'months', alertFrom: '2026-09-30' })
    expect([day('2026-09-29'), day('2026-09-30'), day('2026-12-31'), day('2027-01-01')].map((on) => isEndingSoon(end, on))).toEqual([false, true, true, false])
  })

  it('comes by what is first: months left after what was claimed, retirement, contract, approval, scheme', () => {
    const last = (more: Partial<Subject>, of: Partial<Scheme> = {}) => {
      const { last: at, cause } = subsidyEnd({ ...scheme, ...of }, { ...subject, ...more }, day('2026-06-01'))!
      return `${at} ${cause}`
    }
    expect(last({ claimed: from('2024-01', 24) })).toBe('2026-12 months')
    expect(last({ claimed: from('2024-01', 24), retirement: retires('2026-08-01') })).toBe('2026-07 retirement')
    expect(last({ claimed: from('2023-01', 36), retirement: retires('2027-12-31') })).toBe('2027-12 retirement')
    expect(last({ hires: [{ ...hire, from: day('2026-01-01'), to: day('2026-10-15') }] })).toBe('2026-10 contract')
    expect(last({ hires: [{ ...hire, from: day('2026-01-01'), welfare: { from: day('2020-01-01'), to: day('2026-09-30') } }] })).toBe('2026-09 approval')
    expect(last({ hires: [{ ...hire, from: day('2026-01-01') }] }, { to: month('2026-08') })).toBe('2026-08 scheme')
    expect(subsidyEnd(scheme, { ...subject, hires: [] }, day('2026-06-01'))).toBeUndefined()
  })
})

describe('the forecast', () => {
  it('of twelve months follows the rules of a claim: contracts end, months run out, nothing recorded is nothing', () => {
    const claimed = from('2023-09', 33)
    const people = [
      { subject: { ...subject, claimed }, usual: facts },
      { subject: { ...subject, hires: [{ ...hire, to: day('2026-08-31') }] }, usual: facts },
      { subject, usual: undefined },
    ]
    const months = forecast(people, { schemes: [scheme], wages, today: day('2026-05-20') })
    expect(months.map(({ period, people: count }) => `${period} ${count}`)).toEqual(['2026-06 2', '2026-07 2', '2026-08 2', ...from('2026-09', 9).map((period) => `${period} 0`)])
    expect(months[0]).toMatchObject({ amountFen: 280_000, schemes: [{ scheme: scheme.id, amountFen: 280_000, people: 2 }] })
  })

  it('takes open months to be claimed first, so that nobody is forecast past the months allowed', () => {
    const months = forecast([{ subject: { ...subject, claimed: from('2023-09', 31) }, usual: facts }], { schemes: [scheme], wages, today: day('2026-05-20') })
    expect(months.filter(({ people }) => people > 0).map(({ period }) => period)).toEqual(['2026-06', '2026-07', '2026-08'])
  })
})
