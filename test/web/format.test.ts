import { describe, expect, it } from 'vitest'
import { systemClock, today } from '../../functions/calendar.ts'
import { formatOf } from '../../web/shared/i18n/format.ts'
import { plural } from '../../web/shared/i18n/plural.ts'

const zh = formatOf('zh')
const en = formatOf('en')

describe('money on screens', () => {
  it.each([
    [44260, '¥442.60'],
    [0, '¥0.00'],
    [5, '¥0.05'],
    [-500, '-¥5.00'],
    [18642000, '¥186,420.00'],
    [900719925474099, '¥9,007,199,254,740.99'],
  ])('%i fen reads %s in both languages', (fen, shown) => {
    expect(zh.yuan(fen)).toBe(shown)
    expect(en.yuan(fen)).toBe(shown)
  })

  it('shows prices with two to four decimals and areas with two', () => {
    expect(zh.price(1500)).toBe('0.15')
    expect(zh.price(12345)).toBe('1.2345')
    expect(zh.price(30000)).toBe('3.00')
    expect(zh.area(1)).toBe('0.01')
  })
})

describe('dates on screens', () => {
  const year = today(systemClock).slice(0, 4)

  it('leave the year out when it is this one', () => {
    expect(zh.day(`${year}-10-15`)).toBe('10月15日')
    expect(en.day(`${year}-10-15`)).toBe('15 October')
    expect(zh.day('2019-10-15')).toBe('2019年10月15日')
  })

  it('are the business date wherever the reader is', () => {
    expect(zh.date('2026-02-28')).toBe('2026年2月28日')
    expect(en.period('2026-12')).toBe('December 2026')
  })

  it('show instants in the time of Shanghai', () => {
    expect(zh.moment('2026-11-23T16:30:00.000Z')).toBe('2026年11月24日 00:30')
    expect(en.moment('2026-11-23T06:05:00.000Z')).toBe('23 November 2026 14:05')
  })
})

it('counts in English with one and other', () => {
  expect(plural(1, 'bill', 'bills')).toBe('1 bill')
  expect(plural(0, 'bill', 'bills')).toBe('0 bills')
  expect(plural(1200, 'bill', 'bills')).toBe('1,200 bills')
})
