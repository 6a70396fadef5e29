import { expect, test } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { addDays, weekdayOf } from '../../functions/calendar.ts'
import type { PostId, ShiftId } from '../../functions/ids.ts'
import { demandOn } from '../../functions/shifts/demand-rules.ts'
import { DemandLine } from '../../functions/shifts/model.ts'
import { shippedHolidays } from '../../functions/shifts/shipped-holidays.ts'

const post = 'post00000001' as PostId
const shift = { id: 'shift0000001' as ShiftId, from: '2026-01-01' as BusinessDate, to: null }
const line = (more: object) => DemandLine.parse({ shift: shift.id, days: [0, 1, 2, 3, 4], need: 2, ...more })
const needs = (lines: readonly ReturnType<typeof line>[], ...dates: string[]) => {
  const found = demandOn(post, lines, dates as BusinessDate[], shippedHolidays('2026').days, [shift])
  return dates.map((date) => found.find((one) => one.date === date)?.need ?? 0)
}

test('a public holiday is a day of its own, and a weekend day worked in exchange counts as a Monday', () => {
  // 1 October is a Thursday, 10 October a Saturday that is worked, 11 October a Sunday.
  expect(needs([line({ holidays: false })], '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-10', '2026-10-11')).toEqual([2, 0, 0, 2, 0])
  expect(needs([line({ days: [], holidays: true })], '2026-09-30', '2026-10-01', '2026-10-10')).toEqual([0, 2, 0])
})

test('of several lines the largest counts, a season may run over the end of the year, and days outside a line add nothing', () => {
  const winter = line({ days: [0, 1, 2, 3, 4, 5, 6], need: 3, season: { from: '11-15', to: '03-15' } })
  expect(needs([line({}), winter], '2026-11-14', '2026-11-16', '2026-12-27', '2026-03-15', '2026-03-16')).toEqual([0, 3, 3, 3, 2])
  expect(needs([line({ from: '2026-06-02', to: '2026-06-03' })], '2026-06-01', '2026-06-02', '2026-06-04')).toEqual([0, 2, 0])
})

test('the shipped year has thirteen statutory days, every exchanged working day on a weekend, and no day twice', () => {
  const { days } = shippedHolidays('2026')
  const of = (kind: string) => days.filter((day) => day.kind === kind).map(({ date }) => date)
  expect(of('statutory')).toHaveLength(13)
  expect(of('workday').map(weekdayOf).every((day) => day >= 5)).toBe(true)
  expect(new Set(days.map(({ date }) => date)).size).toBe(days.length)
  // Each working day lost to a holiday that is not statutory was worked on a weekend instead.
  const lost = of('off').filter((date) => weekdayOf(date) < 5).length
  const moved = of('statutory').filter((date) => weekdayOf(date) >= 5).length
  expect(of('workday').length).toBe(lost - moved)
  expect(addDays('2026-02-15' as BusinessDate, 8)).toBe('2026-02-23')
})
