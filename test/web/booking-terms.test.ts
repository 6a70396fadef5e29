import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BookingTerms } from '../../functions/facilities/booking-terms.ts'
import { termsOf, termsSchema, type TermsValues, valuesOf } from '../../web/office/areas/bookings/terms-values.ts'
import { zh } from '../../web/office/areas/bookings/zh.ts'

const clockAt = (half: number): string => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
const hours = fc.option(fc.integer({ min: 0, max: 47 }).chain((from) => fc.integer({ min: from + 1, max: 48 }).map((to) => ({ from: clockAt(from), to: clockAt(to) }))), { nil: null })
const fen = fc.nat(1_000_000)
const prices = (evening: boolean) => fc.record({ usualFen: fen, eveningFen: evening ? fc.option(fen, { nil: null }) : fc.constant(null), weekendFen: fc.option(fen, { nil: null }) })
const someTerms = fc.boolean().chain((night) =>
  fc
    .record({
      by: night ? fc.constant({ by: 'night' as const, arrive: '14:00', leave: '11:30' }) : fc.record({ by: fc.constant('slot' as const), minutes: fc.constantFrom(30, 60, 90, 120, 180, 240), hours: fc.array(hours, { minLength: 7, maxLength: 7 }) }),
      closed: fc.constantFrom([], ['2026-10-01', '2027-02-28']),
      aheadDays: fc.nat(180),
      leadMinutes: fc.nat(672).map((quarters) => quarters * 15),
      most: fc.integer({ min: 1, max: 14 }),
      perMonth: fc.integer({ min: 1, max: 31 }),
      eveningFrom: fc.nat(48).map(clockAt),
      residents: prices(!night),
      others: prices(!night),
      depositFen: fen,
      fullHours: fc.nat(720),
      less: fc.nat(720),
      partBp: fc.nat(10_000),
    })
    .map(({ fullHours, less, partBp, ...more }) => BookingTerms.parse({ ...more, refund: { fullHours, partHours: Math.max(0, fullHours - less), partBp } })),
)

describe('the form of booking rules', () => {
  it('shows any rules so that saving them unchanged changes nothing', () => {
    fc.assert(
      fc.property(someTerms, (terms) => {
        const values = valuesOf(terms)
        expect(termsSchema(zh, terms.by.by).safeParse(values).success).toBe(true)
        expect(termsOf(values, terms.by.by)).toEqual(terms)
      }),
    )
  })

  const good = { ...valuesOf(null), residentUsual: '10', otherUsual: '30' }
  const wrong = (more: Partial<TermsValues>): string[] => {
    const checked = termsSchema(zh, 'slot').safeParse({ ...good, ...more })
    return checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'))
  }
  it.each<[string, Partial<TermsValues>, string[]]>([
    ['what a new facility begins with, and its prices', {}, []],
    ['hours as they are typed on a Chinese keyboard', { hours: ['9：00－21：00', '', '', '', '', '', ''] }, []],
    ['hours that are no half hours', { hours: ['09:15-21:00', '', '', '', '', '', ''] }, ['hours.0']],
    ['hours that end before they begin', { hours: ['', '21:00-09:00', '', '', '', '', ''] }, ['hours.1']],
    ['no price', { residentUsual: '' }, ['residentUsual']],
    ['three decimals', { otherWeekend: '1.005' }, ['otherWeekend']],
    ['a part that is longer than the whole', { fullHours: '2', partHours: '24' }, ['partHours']],
    ['a day that does not exist', { closed: '2026-02-30' }, ['closed']],
  ])('%s', (_, more, fields) => {
    expect(wrong(more)).toEqual(fields)
  })
})
