import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, daysBetween, monthsAfter } from '../../functions/calendar.ts'
import { alertDue, type AlertStep, alertSteps } from '../../functions/certificates/alert-rules.ts'
import { fitnessOn, type HeldCertificate } from '../../functions/certificates/fitness-rules.ts'
import { type Held, reviewBy, standingOn, type Term } from '../../functions/certificates/standing-rules.ts'

const day = (text: string) => text as BusinessDate
const term = (from: string, to: string | null, reviewMonths: number | null = null): Term => ({ from: day(from), to: to === null ? null : day(to), reviewMonths })
const held = (terms: readonly Term[], reviews: readonly string[] = [], revokedOn: string | null = null): Held => ({ terms, reviews: reviews.map(day), revokedOn: revokedOn === null ? null : day(revokedOn) })
/** Low-voltage electrician: reviewed every 3 years, renewed after 6. */
const electrician = (reviews: readonly string[] = []) => held([term('2023-03-10', '2029-03-09', 36)], reviews)

describe('a certificate on a day', () => {
  it.each([
    ['holds on its first day', held([term('2026-01-01', '2026-12-31')]), '2026-01-01', { valid: true, until: '2026-12-31', by: 'expiry' }],
    ['holds on its last day', held([term('2026-01-01', '2026-12-31')]), '2026-12-31', { valid: true, until: '2026-12-31' }],
    ['has expired the day after', held([term('2026-01-01', '2026-12-31')]), '2027-01-01', { valid: false, why: 'expired', on: '2027-01-01' }],
    ['does not hold the day before its first', held([term('2026-01-01', '2026-12-31')]), '2025-12-31', { valid: false, why: 'not-yet', on: '2026-01-01' }],
    ['without an end goes on', held([term('2016-01-01', null)]), '2066-01-01', { valid: true, until: null, by: null }],
    ['holds on 29 February, its last day', held([term('2026-03-01', '2028-02-29')]), '2028-02-29', { valid: true }],
    ['holds until its review is due', electrician(), '2026-03-09', { valid: true, until: '2026-03-09', by: 'review' }],
    ['with a missed review does not hold from the next day', electrician(), '2026-03-10', { valid: false, why: 'review-missed', on: '2026-03-10' }],
    ['reviewed in time goes on to its own end: the next would fall on that very day', electrician(['2026-02-01']), '2026-03-10', { valid: true, until: '2029-03-09', by: 'expiry' }],
    ['reviewed late holds again from that day', electrician(['2026-05-20']), '2026-05-20', { valid: true, until: '2029-03-09' }],
    ['reviewed late did not hold before', electrician(['2026-05-20']), '2026-05-19', { valid: false, why: 'review-missed', on: '2026-03-10' }],
    ['reviewed late, after two missed dates, has passed both', held([term('2020-01-01', null, 12)], ['2022-06-01']), '2022-06-01', { valid: true, until: '2022-12-31' }],
    ['revoked does not hold from that day', held([term('2026-01-01', '2026-12-31')], [], '2026-06-01'), '2026-06-01', { valid: false, why: 'revoked', on: '2026-06-01' }],
    ['revoked later ends on the day before', held([term('2026-01-01', '2026-12-31')], [], '2026-06-01'), '2026-05-31', { valid: true, until: '2026-05-31', by: 'revocation' }],
    ['renewed early goes on to the new end', held([term('2026-01-01', '2026-12-31'), term('2027-01-01', '2027-12-31')]), '2026-11-26', { valid: true, until: '2027-12-31' }],
    ['renewed after a gap did not hold in it', held([term('2026-01-01', '2026-12-31'), term('2027-02-01', '2027-12-31')]), '2027-01-15', { valid: false, why: 'expired', on: '2027-01-01' }],
  ] as const)('%s', (_, one, date, expected) => expect(standingOn(one, day(date))).toMatchObject(expected))

  it('is reviewed by the day before its month comes round, also from 31 August', () => {
    expect(reviewBy(term('2023-08-31', null, 6), [], day('2024-01-01'))).toBe('2024-02-28')
    expect(reviewBy(term('2023-03-10', '2026-03-09', 36), [], day('2024-01-01'))).toBeNull()
  })
})

const anyDay = fc.integer({ min: 0, max: 8_000 }).map((days) => addDays(day('2015-01-01'), days))
const anyHeld = fc
  .record({
    terms: fc.array(fc.record({ from: anyDay, days: fc.option(fc.integer({ min: 0, max: 2_500 })), reviewMonths: fc.option(fc.constantFrom(6, 12, 36)) }), { minLength: 1, maxLength: 3 }),
    reviews: fc.array(anyDay, { maxLength: 3 }),
    revokedOn: fc.option(anyDay),
  })
  .map(({ terms, ...rest }): Held => ({ ...rest, terms: terms.map(({ from, days, reviewMonths }) => ({ from, to: days === null ? null : addDays(from, days), reviewMonths })) }))

describe('any certificate, on any day', () => {
  it('holds on its last known day and not on the day after, unless a review or term not known yet comes', () =>
    fc.assert(
      fc.property(anyHeld, anyDay, (one, date) => {
        const now = standingOn(one, date)
        if (!now.valid || now.until === null) return
        expect(now.until >= date).toBe(true)
        const known: Held = { ...one, reviews: one.reviews.filter((on) => on <= date) }
        const superseded = one.terms.some(({ from }) => from > date && from <= addDays(now.until!, 1))
        if (superseded) return
        expect(standingOn(known, now.until).valid).toBe(true)
        expect(standingOn(known, addDays(now.until, 1)).valid).toBe(false)
      }),
    ))

  it('says the same of a day whatever is reviewed later', () =>
    fc.assert(
      fc.property(anyHeld, anyDay, fc.integer({ min: 1, max: 2_000 }), (one, date, later) => {
        const after = standingOn({ ...one, reviews: [...one.reviews, addDays(date, later)] }, date)
        expect(after).toEqual(standingOn(one, date))
      }),
    ))

  it('never holds once revoked', () =>
    fc.assert(fc.property(anyHeld, anyDay, fc.nat(5_000), (one, on, days) => void expect(standingOn({ ...one, revokedOn: on }, addDays(on, days))).toEqual({ valid: false, why: 'revoked', on }))))
})

const certificate = (kind: string, one: Held, level: string | null = null): HeldCertificate => ({ ...one, kind, level })
const year = held([term('2026-01-01', '2026-12-31')])
const levels = { 'fire-control-operator': ['5', '4', '3'] }

describe('W3: fit for a post', () => {
  const needs = (certificates: readonly string[]) => ({ certificates, training: [] })
  it.each([
    ['nothing asked, nothing missing', [], [], '2026-06-01', { fit: true, reasons: [] }],
    ['the last day is enough, and warns', ['guard-card'], [certificate('guard-card', year)], '2026-12-31', { fit: true, warnings: [{ code: 'certificate-ends', kind: 'guard-card', on: '2026-12-31', days: 0 }] }],
    ['30 days before the end warns', ['guard-card'], [certificate('guard-card', year)], '2026-12-01', { fit: true, warnings: [{ days: 30 }] }],
    ['31 days before does not', ['guard-card'], [certificate('guard-card', year)], '2026-11-30', { fit: true, warnings: [] }],
    ['a review within 30 days warns as a review', ['electrician'], [certificate('electrician', electrician())], '2026-03-01', { fit: true, warnings: [{ code: 'certificate-review', on: '2026-03-09', days: 8 }] }],
    ['none at all', ['guard-card'], [certificate('other', year)], '2026-06-01', { fit: false, reasons: [{ code: 'certificate-missing', kind: 'guard-card' }] }],
    ['expired', ['guard-card'], [certificate('guard-card', year)], '2027-01-01', { fit: false, reasons: [{ code: 'certificate-expired', on: '2027-01-01' }] }],
    ['of two that lapsed the later one says why', ['guard-card'], [certificate('guard-card', year), certificate('guard-card', held([term('2027-01-01', null)], [], '2027-03-01'))], '2027-04-01', { fit: false, reasons: [{ code: 'certificate-revoked', on: '2027-03-01' }] }],
    ['another one that holds is enough, and the longer one warns', ['guard-card'], [certificate('guard-card', year), certificate('guard-card', held([term('2026-06-01', null)]))], '2026-12-20', { fit: true, warnings: [] }],
    ['a higher level is enough', ['fire-control-operator@4'], [certificate('fire-control-operator', year, '3')], '2026-06-01', { fit: true }],
    ['a lower level is not', ['fire-control-operator@4'], [certificate('fire-control-operator', year, '5')], '2026-06-01', { fit: false, reasons: [{ code: 'certificate-level', kind: 'fire-control-operator', level: '4', has: '5' }] }],
    ['nor one without a level', ['fire-control-operator@4'], [certificate('fire-control-operator', year)], '2026-06-01', { fit: false, reasons: [{ code: 'certificate-level', has: null }] }],
    ['every reason is named', ['guard-card', 'health'], [certificate('health', electrician())], '2026-06-01', { fit: false, reasons: [{ code: 'certificate-missing' }, { code: 'certificate-review-missed' }] }],
  ] as const)('%s', (_, required, own, date, expected) => expect(fitnessOn(needs(required), own, [], day(date), levels)).toMatchObject(expected))
})

describe('T1: hours of training before the first shift', () => {
  const needs = { certificates: [], training: [{ topic: 'fire', hours: 8 }, { topic: 'service', hours: 2.5 }] }
  const done = (topic: string, minutes: number, on: string) => ({ topic, minutes, on: day(on) })
  it.each([
    ['exactly the hours are enough', [done('fire', 240, '2026-05-01'), done('fire', 240, '2026-05-02'), done('service', 150, '2026-05-02')], { fit: true, reasons: [] }],
    ['a minute less is not', [done('fire', 479, '2026-05-01'), done('service', 150, '2026-05-02')], { fit: false, reasons: [{ code: 'training-hours', topic: 'fire', hours: 8, minutes: 479 }] }],
    ['of the same day counts', [done('fire', 480, '2026-06-01'), done('service', 150, '2026-06-01')], { fit: true }],
    ['of the next day does not', [done('fire', 480, '2026-06-02'), done('service', 150, '2026-06-01')], { fit: false, reasons: [{ topic: 'fire', minutes: 0 }] }],
    ['none: both are named', [], { fit: false, reasons: [{ topic: 'fire' }, { topic: 'service' }] }],
  ] as const)('%s', (_, training, expected) => expect(fitnessOn(needs, [], training, day('2026-06-01'))).toMatchObject(expected))

  it('more training never makes anybody less fit', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ topic: fc.constantFrom('fire', 'service'), minutes: fc.integer({ min: 1, max: 600 }), on: anyDay })), fc.nat(600), anyDay, (training, minutes, date) => {
        const more = [...training, { topic: 'fire', minutes, on: date }]
        expect(fitnessOn(needs, [], more, date).reasons.length).toBeLessThanOrEqual(fitnessOn(needs, [], training, date).reasons.length)
      }),
    ))
})

describe('alerts before an end', () => {
  it.each([
    ['91 days before: nothing', 91, [], undefined],
    ['90 days before', 90, [], { step: 90, days: 90 }],
    ['once', 89, [90], undefined],
    ['30 days before', 30, [90], { step: 30, days: 30 }],
    ['after a week without a run: the days that are left', 25, [90], { step: 30, days: 25 }],
    ['after months without a run: only the latest', 3, [], { step: 7, days: 3 }],
    ['which stands for those before it', 6, [7], undefined],
    ['on the last day', 0, [90, 30], { step: 7, days: 0 }],
    ['the day after', -1, [90, 30, 7], { step: 'lapsed', days: -1 }],
    ['once, too', -2, ['lapsed'], undefined],
    ['long past: no more', -61, [], undefined],
  ] as const)('%s', (_, days, told, expected) => expect(alertDue(addDays(day('2026-11-26'), days), day('2026-11-26'), told)).toEqual(expected))

  it('whenever it runs, each step is told at most once, and the last days never pass in silence', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -60, max: 200 }), { minLength: 1, maxLength: 40 }), (runs) => {
        const until = day('2026-11-26')
        const told: AlertStep[] = []
        for (const days of runs.toSorted((a, b) => b - a)) {
          const due = alertDue(until, addDays(until, -days), told)
          if (due) told.push(due.step)
          if (due) expect(due.days).toBe(days)
        }
        expect(new Set(told).size).toBe(told.length)
        for (const step of alertSteps) if (runs.some((days) => days <= step && days > (alertSteps.find((lower) => lower < step) ?? -1))) expect(told).toContain(step)
      }),
    ))
})

describe('months after a day', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-26', 36, '2029-11-26'],
    ['2026-12-15', -1, '2026-11-15'],
  ] as const)('%s + %d = %s', (from, months, to) => {
    expect(monthsAfter(day(from), months)).toBe(to)
    expect(Math.abs(daysBetween(day(from), day(to)) / 30.44 - months)).toBeLessThan(1)
  })
})
