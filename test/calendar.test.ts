import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type BusinessDate, dateOfInstant, daysBetween, daysInMonth, lastDay, monthsFromTo, parseDate, parsePeriod, type Period } from '../functions/calendar.ts'

const period = (text: string) => text as Period
const date = (text: string) => text as BusinessDate

describe('business dates are Shanghai days', () => {
  it('turns the day at 16:00 UTC', () => {
    expect(dateOfInstant('2026-11-23T15:59:59.999Z')).toBe('2026-11-23')
    expect(dateOfInstant('2026-11-23T16:00:00.000Z')).toBe('2026-11-24')
    expect(dateOfInstant('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
  })
})

describe('months', () => {
  it.each([
    ['2026-02', 28],
    ['2028-02', 29],
    ['2100-02', 28],
    ['2026-04', 30],
    ['2026-12', 31],
  ])('%s has %i days', (month, days) => expect(daysInMonth(period(month))).toBe(days))

  it('adds over the turn of the year, both ways', () => {
    expect(addMonths(period('2026-11'), 2)).toBe('2027-01')
    expect(addMonths(period('2026-01'), -13)).toBe('2024-12')
    fc.assert(fc.property(fc.integer({ min: -500, max: 500 }), (count) => {
      expect(addMonths(addMonths(period('2026-06'), count), -count)).toBe('2026-06')
    }))
  })

  it('lists from one to the other and stops at its bound', () => {
    expect(monthsFromTo(period('2025-11'), period('2026-02'))).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsFromTo(period('2026-02'), period('2026-01'))).toEqual([])
    expect(monthsFromTo(period('1900-01'), period('2026-01'), 12)).toHaveLength(12)
  })

  it.each(['2026-13', '2026-00', '26-01', '2026-1', ''])('refuses the period %j', (text) => expect(parsePeriod(text)).toBeUndefined())
})

describe('dates', () => {
  it.each(['2026-02-29', '2026-04-31', '2026-00-10', '2026-1-1', '20260101', ''])('refuses %j, which is no day', (text) => expect(parseDate(text)).toBeUndefined())

  it('knows 29 February of a leap year and the last day of every month', () => {
    expect(parseDate('2028-02-29')).toBe('2028-02-29')
    expect(lastDay(period('2026-02'))).toBe('2026-02-28')
  })

  it('counts days as it adds them', () => {
    fc.assert(fc.property(fc.integer({ min: -4000, max: 4000 }), (count) => {
      expect(daysBetween(date('2026-03-01'), addDays(date('2026-03-01'), count))).toBe(count)
    }))
  })
})
