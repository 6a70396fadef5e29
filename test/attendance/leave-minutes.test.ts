import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, type Period } from '../../functions/calendar.ts'
import { type ApprovedLeave, cutByLeave, leaveOnDay } from '../../functions/attendance/leave-minutes.ts'
import { type MonthAsked, type MonthDay, monthSheet } from '../../functions/attendance/month-rules.ts'
import type { PlannedShift } from '../../functions/attendance/worked-rules.ts'
import { usualLimits } from '../../functions/rosters/rules/labour-model.ts'

const d = (text: string) => text as BusinessDate
const day = d('2026-10-13')
const office: PlannedShift = { startMinute: 480, spanMinutes: 540, breakMinutes: 60, breakStart: null }
/** 06:00 to 10:00 and 15:00 to 19:00. */
const split: PlannedShift = { startMinute: 360, spanMinutes: 780, breakMinutes: 300, breakStart: 600 }
const leave = (more: Partial<ApprovedLeave> = {}): ApprovedLeave => ({ kind: 'personal', paidPercent: 0, from: day, to: day, freed: [], ...more })
const freed = [{ date: day, ...office }]

describe('what of a day is leave', () => {
  it.each<[string, PlannedShift, 'am' | 'pm' | 'all', number, number]>([
    ['a day of work', office, 'am', 240, 240],
    ['a day of work', office, 'pm', 240, 240],
    ['a day of work', office, 'all', 480, 0],
    ['a morning', { startMinute: 360, spanMinutes: 360, breakMinutes: 30, breakStart: null }, 'pm', 0, 330],
    ['a morning', { startMinute: 360, spanMinutes: 360, breakMinutes: 30, breakStart: null }, 'am', 330, 0],
    ['a split shift', split, 'am', 240, 240],
    ['a split shift', split, 'pm', 240, 240],
    ['a shift split in the afternoon', { startMinute: 480, spanMinutes: 720, breakMinutes: 240, breakStart: 840 }, 'am', 240, 240],
    ['a night', { startMinute: 1320, spanMinutes: 480, breakMinutes: 0, breakStart: null }, 'pm', 480, 0],
    ['a break longer than the afternoon', { startMinute: 480, spanMinutes: 270, breakMinutes: 60, breakStart: null }, 'am', 210, 0],
  ])('of %s, %o, the %s is %i minutes, and %i are left', (_, shift, part, minutes, left) => {
    const cut = cutByLeave(shift, part)
    expect([cut.minutes, cut.left ? cut.left.spanMinutes - cut.left.breakMinutes : 0]).toEqual([minutes, left])
  })

  it('cut at noon no minute of a shift is lost or counted twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 0, max: 720 }), fc.constantFrom('am', 'pm', 'all'), fc.integer({ min: 1, max: 1439 }), fc.boolean(), (startMinute, spanMinutes, rest, part, first, split) => {
        const breakMinutes = Math.min(rest, spanMinutes - 1)
        // Split where there is room for two parts and a gap.
        const breakStart = split && breakMinutes > 0 && first + breakMinutes < spanMinutes ? startMinute + first : null
        const { minutes, left } = cutByLeave({ startMinute, spanMinutes, breakMinutes, breakStart }, part)
        expect(minutes + (left ? left.spanMinutes - left.breakMinutes : 0)).toBe(spanMinutes - breakMinutes)
        expect(cutByLeave({ startMinute, spanMinutes, breakMinutes, breakStart }, 'am').minutes + cutByLeave({ startMinute, spanMinutes, breakMinutes, breakStart }, 'pm').minutes).toBe(spanMinutes - breakMinutes)
      }),
    )
  })

  const of = (shift: PlannedShift | null, leaves: readonly ApprovedLeave[], usualMinutes = 480) => {
    const is = leaveOnDay({ date: day, shift, leaves, usualMinutes })
    return [is.leaves.map(({ minutes }) => minutes), is.shift && [is.shift.startMinute, is.shift.spanMinutes - is.shift.breakMinutes], is.leave !== null]
  }
  it('is measured by the shift that is there, then by the one that was freed, then by a usual day', () => {
    expect(of(office, [leave({ fromNoon: true })])).toEqual([[240], [480, 240], false])
    expect(of(office, [leave()])).toEqual([[480], [480, 480], true])
    expect(of(null, [leave({ freed })])).toEqual([[480], null, true])
    expect(of(null, [leave({ fromNoon: true, freed })])).toEqual([[240], null, true])
    expect(of({ startMinute: 480, spanMinutes: 240, breakMinutes: 0, breakStart: null }, [leave({ fromNoon: true, freed })]), 'given a half shift instead').toEqual([[240], [480, 240], false])
    expect(of(null, [leave()])).toEqual([[480], null, true])
    expect(of(null, [leave()], 0), 'a day of rest').toEqual([[0], null, true])
    expect(of(office, [leave({ from: d('2026-10-14'), to: d('2026-10-14') })])).toEqual([[], [480, 480], false])
    expect(of(null, [leave({ toNoon: true, freed }), leave({ kind: 'annual', paidPercent: 100, fromNoon: true })]), 'two halves of a day').toEqual([[240, 240], null, true])
  })
})

const month = '2026-10' as Period
/** 2,610.00 a month are 25 fen a minute. */
const sheetOf = (days: readonly (Partial<MonthDay> & { date: BusinessDate })[]) =>
  monthSheet({
    month, worker: { id: 'w', partTime: false, overtimeAgreed: true, averaged: null, system: 'standard' }, limits: [usualLimits], statutory: new Set(), holidayPayFree: false, holidayPayPartTime: false,
    spells: [{ from: d('2026-01-01'), to: null, per: 'month', amountFen: 261_000 }], nightFen: 0, sickFloorFen: 0,
    days: days.map((one) => ({ shift: null, stamps: [], correction: null, leave: null, graceMinutes: 5, over: true, night: false, post: 'post', ...one })),
  } satisfies MonthAsked)
const worked = (date: string, minutes = 480) => ({ date: d(date), shift: { startMinute: 480, spanMinutes: minutes, breakMinutes: 0, breakStart: null }, stamps: [{ kind: 'in' as const, minute: 480 }, { kind: 'out' as const, minute: 480 + minutes }] })
const onLeave = (date: string, minutes: number, paidPercent = 0, more: Partial<MonthDay> = {}) => ({ date: d(date), leave: { kind: 'personal', paidPercent }, leaves: [{ kind: 'personal', paidPercent, minutes }], ...more })

describe('leave in the wage', () => {
  it('takes half a day off for half a day, and says how much of the day was leave', () => {
    const sheet = sheetOf([worked('2026-10-12'), { ...worked('2026-10-13', 240), leaves: [{ kind: 'personal', paidPercent: 0, minutes: 240 }] }])
    expect(sheet.days.map(({ state, plannedMinutes, workedMinutes, leaveMinutes }) => [state, plannedMinutes, workedMinutes, leaveMinutes])).toEqual([['worked', 480, 480, 0], ['worked', 240, 240, 240]])
    expect(sheet.payFen).toBe(261_000 - 240 * 25)
  })

  it('takes a freed shift off as leave, and nothing when the kind is paid', () => {
    expect(sheetOf([onLeave('2026-10-13', 480)]).payFen).toBe(261_000 - 480 * 25)
    expect(sheetOf([onLeave('2026-10-13', 480, 100)]).payFen).toBe(261_000)
  })

  it('takes nothing off where the week was worked all the same, on another day', () => {
    const week = ['2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16', '2026-10-17'].map((date) => worked(date))
    expect(sheetOf([onLeave('2026-10-12', 480), ...week]).payFen).toBe(261_000)
    expect(sheetOf([onLeave('2026-10-12', 480), ...week.slice(0, 4)]).payFen).toBe(261_000 - 480 * 25)
  })

  it('takes nothing off for leave beside a whole day of work', () => {
    const sheet = sheetOf([{ ...worked('2026-10-13'), leaves: [{ kind: 'personal', paidPercent: 0, minutes: 240 }] }])
    expect([sheet.payFen, sheet.days[0]!.leaveMinutes]).toEqual([261_000, 0])
  })

  it('never takes off more than what was missing in the month, whatever was leave and whatever was worked', () => {
    const any = fc.record({ work: fc.integer({ min: 0, max: 10 }), away: fc.integer({ min: 0, max: 8 }), percent: fc.constantFrom(0, 60, 100) })
    fc.assert(
      fc.property(fc.array(any, { minLength: 31, maxLength: 31 }), (all) => {
        const days = all.map(({ work, away, percent }, at) => ({ ...(work > 0 ? worked(addDays(d('2026-10-01'), at), work * 60) : { date: addDays(d('2026-10-01'), at) }), leaves: [{ kind: 'personal', paidPercent: percent, minutes: away * 60 }] }))
        const sheet = sheetOf(days)
        const off = -sheet.lines.filter(({ kind }) => kind === 'leave' || kind === 'absence').reduce((sum, { amountFen }) => sum + amountFen, 0)
        const leaveMinutes = sheet.days.reduce((sum, one) => sum + one.leaveMinutes, 0)
        expect(off).toBeGreaterThanOrEqual(0)
        // One fen a rate for its rounding.
        expect(off).toBeLessThanOrEqual(leaveMinutes * 25 + 3)
      }),
    )
  })
})
