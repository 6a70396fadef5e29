import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, dayOf, daysInMonth, firstDay, type Period, weekdayOf } from '../../functions/calendar.ts'
import { monthSheet, type MonthAsked, type MonthDay } from '../../functions/attendance/month-rules.ts'
import { classify, type Worker } from '../../functions/attendance/overtime-rules.ts'
import { payOf, totalOf } from '../../functions/attendance/pay-rules.ts'
import { type DayAsked, workedDay } from '../../functions/attendance/worked-rules.ts'
import { usualLimits } from '../../functions/rosters/rules/labour-model.ts'

const d = (text: string) => text as BusinessDate
const october = '2026-10' as Period
const early = { startMinute: 360, spanMinutes: 480, breakMinutes: 30, breakStart: null }
const night = { startMinute: 1320, spanMinutes: 480, breakMinutes: 0, breakStart: null }
/** 06:00 to 10:00 and 15:00 to 19:00. */
const split = { startMinute: 360, spanMinutes: 780, breakMinutes: 300, breakStart: 600 }
const asked: DayAsked = { shift: early, stamps: [], correction: null, leave: null, graceMinutes: 5, over: true }
const stamps = (...minutes: number[]) => minutes.map((minute, at) => ({ kind: at % 2 === 0 ? ('in' as const) : ('out' as const), minute }))

describe('planned against worked on one day', () => {
  it.each<[string, Partial<DayAsked>, ReturnType<typeof workedDay>]>([
    ['to the minute', { stamps: stamps(360, 840) }, { state: 'worked', plannedMinutes: 450, workedMinutes: 450, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['within the grace', { stamps: stamps(365, 835) }, { state: 'worked', plannedMinutes: 450, workedMinutes: 450, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['a minute beyond the grace counts whole', { stamps: stamps(366, 840) }, { state: 'worked', plannedMinutes: 450, workedMinutes: 444, lateMinutes: 6, earlyMinutes: 0, extraMinutes: 0 }],
    ['gone early', { stamps: stamps(350, 780) }, { state: 'worked', plannedMinutes: 450, workedMinutes: 390, lateMinutes: 0, earlyMinutes: 60, extraMinutes: 0 }],
    ['there early and late does not count by itself', { stamps: stamps(300, 900) }, { state: 'worked', plannedMinutes: 450, workedMinutes: 450, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['a break that was stamped is not taken off twice', { stamps: stamps(360, 600, 630, 840) }, { state: 'worked', plannedMinutes: 450, workedMinutes: 450, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['a longer break is missed', { stamps: stamps(360, 600, 660, 840) }, { state: 'worked', plannedMinutes: 450, workedMinutes: 420, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['nobody came', {}, { state: 'absent', plannedMinutes: 450, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['still to come', { over: false }, { state: 'planned', plannedMinutes: 450, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['came and never went', { stamps: stamps(360) }, { state: 'open', plannedMinutes: 450, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['on shift now', { stamps: stamps(360), over: false }, { state: 'planned', plannedMinutes: 450, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['came without a shift', { shift: null, stamps: stamps(360, 840) }, { state: 'unplanned', plannedMinutes: 0, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['a day off', { shift: null }, { state: 'off', plannedMinutes: 0, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['on leave', { leave: { kind: 'annual', paidPercent: 100 } }, { state: 'leave', plannedMinutes: 450, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['over midnight', { shift: night, stamps: stamps(1318, 1805) }, { state: 'worked', plannedMinutes: 480, workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ["the foreman's word stands over the clock", { stamps: stamps(360), correction: { what: 'worked', fromMinute: 360, toMinute: 960, breakMinutes: 30 } }, { state: 'worked', plannedMinutes: 450, workedMinutes: 570, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 120 }],
    ['said to be absent', { stamps: stamps(360, 840), correction: { what: 'absent' } }, { state: 'absent', plannedMinutes: 450, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
  ])('%s', (_, change, is) => expect(workedDay({ ...asked, ...change })).toEqual(is))

  it.each<[string, Partial<DayAsked>, Partial<ReturnType<typeof workedDay>>]>([
    ['clocked at both parts', { stamps: stamps(360, 600, 900, 1140) }, { state: 'worked', plannedMinutes: 480, workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0 }],
    ['in at the first start and out at the last end: no stamps are needed in the gap', { stamps: stamps(360, 1140) }, { state: 'worked', workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0 }],
    ['within the grace at all four', { stamps: stamps(365, 595, 905, 1135) }, { workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0 }],
    ['late for the second part', { stamps: stamps(360, 600, 920, 1140) }, { workedMinutes: 460, lateMinutes: 20, earlyMinutes: 0 }],
    ['gone early from the first', { stamps: stamps(360, 540, 900, 1140) }, { workedMinutes: 420, lateMinutes: 0, earlyMinutes: 60 }],
    ['late and early at both', { stamps: stamps(370, 590, 910, 1130) }, { workedMinutes: 440, lateMinutes: 20, earlyMinutes: 20 }],
    ['there into the gap and before its end does not count', { stamps: stamps(350, 700, 800, 1200) }, { workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['did not come again', { stamps: stamps(360, 600) }, { state: 'worked', workedMinutes: 240, lateMinutes: 0, earlyMinutes: 240 }],
    ['came for the second part only', { stamps: stamps(900, 1140) }, { state: 'worked', workedMinutes: 240, lateMinutes: 240, earlyMinutes: 0 }],
    ['away within a part', { stamps: stamps(360, 420, 480, 600, 900, 1140) }, { workedMinutes: 420, lateMinutes: 0, earlyMinutes: 0 }],
    ['there in the gap alone', { stamps: stamps(660, 720) }, { state: 'unplanned', workedMinutes: 0 }],
    ['half a pair is for the foreman', { stamps: [...stamps(360), { kind: 'in', minute: 900 }, { kind: 'out', minute: 1140 }] }, { state: 'open' }],
    ['as planned, by the foreman’s word', { correction: { what: 'worked', fromMinute: 360, toMinute: 1140, breakMinutes: 300 } }, { workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }],
    ['the first part alone, by the foreman’s word', { correction: { what: 'worked', fromMinute: 360, toMinute: 600, breakMinutes: 0 } }, { workedMinutes: 240, lateMinutes: 0, earlyMinutes: 240 }],
  ])('of a split shift: %s', (_, change, is) => expect(workedDay({ ...asked, shift: split, ...change })).toMatchObject(is))

  it('property: whoever is there for all of both parts has worked a split shift, whatever else the clock shows; and what is missing is late, early or away', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 300, max: 1200 }), { minLength: 2, maxLength: 8 }), fc.integer({ min: 0, max: 30 }), (drawn, graceMinutes) => {
        const minutes = drawn.toSorted((a, b) => a - b).slice(0, drawn.length - (drawn.length % 2))
        const day = workedDay({ ...asked, graceMinutes, shift: split, stamps: stamps(...minutes) })
        const present = (minute: number) => minutes.some((from, at) => at % 2 === 0 && from <= minute && minute < minutes[at + 1]!)
        const missed = [...Array(780).keys()].map((at) => 360 + at).filter((minute) => (minute < 600 || minute >= 900) && !present(minute)).length
        if (day.state === 'unplanned') {
          expect(missed).toBe(480)
          return
        }
        // Within the grace nothing is missed, at up to four edges.
        expect(day.workedMinutes).toBeGreaterThanOrEqual(480 - missed)
        expect(day.workedMinutes).toBeLessThanOrEqual(Math.min(480, 480 - missed + 4 * graceMinutes))
        if (missed === 0) expect(day).toMatchObject({ workedMinutes: 480, lateMinutes: 0, earlyMinutes: 0 })
        expect(day.lateMinutes + day.earlyMinutes).toBeLessThanOrEqual(missed)
      }),
    )
  })

  it('never counts more than was planned by the clock alone, nor less than nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2800 }), { maxLength: 8 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 60, max: 720 }), fc.integer({ min: 0, max: 50 }), (minutes, startMinute, spanMinutes, breakMinutes) => {
        const day = workedDay({ ...asked, shift: { startMinute, spanMinutes, breakMinutes, breakStart: null }, stamps: stamps(...minutes.toSorted((a, b) => a - b)) })
        expect(day.workedMinutes).toBeGreaterThanOrEqual(0)
        expect(day.workedMinutes).toBeLessThanOrEqual(day.plannedMinutes)
      }),
    )
  })
})

const worker: Worker = { id: 'p', partTime: false, overtimeAgreed: true, averaged: null, system: 'standard' }
const around = { limits: [usualLimits], statutory: new Set([d('2026-10-01'), d('2026-10-02'), d('2026-10-03')]), holidayPayFree: false, holidayPayPartTime: false }
const worked = (...days: [string, number][]) => new Map(days.map(([date, minutes]) => [d(date), minutes]))
const sums = (days: readonly { usual: number; at150: number; at200: number; at300: number }[]) => ['usual', 'at150', 'at200', 'at300'].map((kind) => days.reduce((total, day) => total + day[kind as 'usual'], 0))

describe('overtime by kind', () => {
  // 12 October 2026 is a Monday.
  it.each<[string, Partial<Worker>, [string, number][], number[]]>([
    ['five days of eight hours have none', {}, [['2026-10-12', 480], ['2026-10-13', 480], ['2026-10-14', 480], ['2026-10-15', 480], ['2026-10-16', 480]], [2400, 0, 0, 0]],
    ['what exceeds the day is at 150', {}, [['2026-10-12', 600]], [480, 120, 0, 0]],
    ['a sixth day is a day of rest that was worked', {}, [['2026-10-12', 480], ['2026-10-13', 480], ['2026-10-14', 480], ['2026-10-15', 480], ['2026-10-16', 480], ['2026-10-17', 480]], [2400, 0, 480, 0]],
    ['six days within forty hours are not overtime', {}, [['2026-10-12', 400], ['2026-10-13', 400], ['2026-10-14', 400], ['2026-10-15', 400], ['2026-10-16', 400], ['2026-10-17', 400]], [2400, 0, 0, 0]],
    ['a Sunday in place of a Wednesday is not overtime', {}, [['2026-10-12', 480], ['2026-10-13', 480], ['2026-10-15', 480], ['2026-10-16', 480], ['2026-10-18', 480]], [2400, 0, 0, 0]],
    ['a public holiday is at 300 and does not count in the week', {}, [['2026-09-28', 480], ['2026-09-29', 480], ['2026-09-30', 480], ['2026-10-01', 480], ['2026-10-02', 600], ['2026-10-04', 480]], [480, 0, 0, 1080]],
    ['averaged hours exceed only the month', { averaged: { approval: 'A', from: d('2026-01-01'), to: d('2026-12-31') }, system: 'averaged' }, Array.from({ length: 15 }, (_, at): [string, number] => [addDays(d('2026-10-05'), at), 720]), [9998, 802, 0, 0]],
    ['hours that nobody fixes have none', { system: 'free' }, [['2026-10-01', 720], ['2026-10-12', 720]], [1440, 0, 0, 0]],
    ['by the hour there is none', { partTime: true, system: 'part-time' }, [['2026-10-12', 240]], [240, 0, 0, 0]],
  ])('%s', (_, change, days, is) => expect(sums(classify({ ...worker, ...change }, worked(...days), october, around))).toEqual(is))

  it('gives each minute one kind, whatever was worked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 31, maxLength: 31 }), fc.constantFrom('standard', 'averaged', 'free', 'part-time'), (minutes, system) => {
        const map = worked(...minutes.map((one, at): [string, number] => [dayOf(october, at + 1), one]))
        const averaged = system === 'averaged' ? { approval: 'A', from: d('2026-01-01'), to: d('2026-12-31') } : null
        const days = classify({ ...worker, averaged, system }, map, october, around)
        expect(sums(days).reduce((a, b) => a + b, 0)).toBe(minutes.reduce((a, b) => a + b, 0))
        for (const day of days) for (const kind of ['usual', 'at150', 'at200', 'at300'] as const) expect(day[kind]).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

const month = { month: october, spells: [{ from: d('2026-01-01'), to: null, per: 'month' as const, amountFen: 261_000 }], days: [], nights: [], nightFen: 2000, missed: [], leave: [] }
const day = (date: string, minutes: Partial<Record<'usual' | 'at150' | 'at200' | 'at300', number>>) => ({ date: d(date), usual: 0, at150: 0, at200: 0, at300: 0, ...minutes })
const amounts = (lines: ReturnType<typeof payOf>) => Object.fromEntries(lines.map(({ kind, percent, amountFen }) => [`${kind}${kind === 'leave' ? percent : ''}`, amountFen]))

describe('the wage of a month', () => {
  // 2,610.00 a month are 25 fen a minute.
  it.each<[string, Partial<Parameters<typeof payOf>[0]>, Record<string, number>]>([
    ['is the wage when all was worked', {}, { base: 261_000 }],
    ['pays an hour of overtime at one and a half, two and three', { days: [day('2026-10-12', { at150: 60, at200: 60, at300: 60 })] }, { base: 261_000, 'overtime-150': 2250, 'overtime-200': 3000, 'overtime-300': 4500 }],
    ['takes an hour missed off at the same rate', { missed: [{ date: d('2026-10-12'), minutes: 60 }] }, { base: 261_000, absence: -1500 }],
    ['lets more work on one day make up for another', { missed: [{ date: d('2026-10-12'), minutes: 60 }, { date: d('2026-10-14'), minutes: -60 }] }, { base: 261_000 }],
    ['never takes off more than the wage', { missed: [{ date: d('2026-10-12'), minutes: 22 * 480 }] }, { base: 261_000, absence: -261_000 }],
    ['pays leave by its share', { leave: [{ date: d('2026-10-12'), minutes: 480, paidPercent: 100, floorFen: 0 }, { date: d('2026-10-13'), minutes: 480, paidPercent: 0, floorFen: 0 }] }, { base: 261_000, leave100: 0, leave0: -12_000 }],
    ['pays sick leave at least its floor', { leave: [{ date: d('2026-10-12'), minutes: 10_440, paidPercent: 60, floorFen: 199_200 }] }, { base: 261_000, leave60: -61_800 }],
    ['adds a night allowance a night', { nights: [d('2026-10-12'), d('2026-10-13')] }, { base: 261_000, night: 4000 }],
    ['is a part for whoever began within the month', { spells: [{ ...month.spells[0]!, from: d('2026-10-19') }] }, { base: 118_636 }],
    ['changes with a change of pay, by the weekdays of each', { spells: [{ ...month.spells[0]!, to: d('2026-10-18') }, { ...month.spells[0]!, from: d('2026-10-19'), amountFen: 283_000 }] }, { base: 271_000 }],
    ['by the hour is the hours', { spells: [{ from: d('2026-01-01'), to: null, per: 'hour', amountFen: 2400 }], days: [day('2026-10-12', { usual: 230 }), day('2026-10-01', { at300: 60 })] }, { hours: 9200, 'overtime-300': 7200 }],
    ['is nothing without a contract', { spells: [], nights: [d('2026-10-12')] }, {}],
  ])('%s', (_, change, is) => expect(amounts(payOf({ ...month, ...change }))).toEqual(is))
})

const plan = (shift: DayAsked['shift'], from: string, length: number): MonthDay[] =>
  Array.from({ length }, (_, at) => addDays(d(from), at)).filter((date) => weekdayOf(date) < 5).map((date) => ({ ...asked, shift, stamps: shift ? stamps(shift.startMinute, shift.startMinute + shift.spanMinutes) : [], date, night: false, post: 'post' }))

const whole: MonthAsked = { ...around, month: october, worker, days: plan({ startMinute: 480, spanMinutes: 540, breakMinutes: 60, breakStart: null }, '2026-10-05', 27), spells: month.spells, nightFen: 0, sickFloorFen: 0 }

describe('the sheet of a month', () => {
  it('counts days and hours, and pays what was agreed', () => {
    const sheet = monthSheet(whole)
    expect([sheet.daysWorked, sheet.workedMinutes, sheet.payFen, sheet.undecided]).toEqual([20, 9600, 261_000, []])
  })

  it('names the days on which the foreman has to say something', () => {
    const days = whole.days.map((one, at) => (at === 3 ? { ...one, stamps: stamps(480) } : one))
    expect(monthSheet({ ...whole, days }).undecided).toEqual([whole.days[3]!.date])
  })

  it('does not take off an overtime shift that was missed: it was never in the wage', () => {
    const saturday: MonthDay = { ...whole.days[0]!, date: d('2026-10-17'), stamps: [] }
    expect(monthSheet({ ...whole, days: [...whole.days, saturday] }).payFen).toBe(261_000)
    expect(monthSheet({ ...whole, days: whole.days.map((one, at) => (at === 0 ? { ...one, stamps: [] } : one)) }).payFen).toBe(261_000 - 12_000)
  })

  it('does not take off a public holiday', () => {
    const holiday: MonthDay = { ...whole.days[0]!, date: d('2026-10-01'), stamps: [] }
    expect(monthSheet({ ...whole, days: [holiday, ...whole.days] }).payFen).toBe(261_000)
  })

  it('pays whoever does all that is planned at least the wage, in every month and with every plan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }), fc.integer({ min: 60, max: 660 }), (ahead, planned, spanMinutes) => {
        const period = dayOf(october, 1).slice(0, 7) as Period
        const at = addDays(firstDay(period), ahead * 30).slice(0, 7) as Period
        const shift = { startMinute: 480, spanMinutes, breakMinutes: 0, breakStart: null }
        const days = Array.from({ length: daysInMonth(at) }, (_, n): MonthDay[] => (planned[n] ? [{ ...asked, shift, stamps: stamps(480, 480 + spanMinutes), date: dayOf(at, n + 1), night: false, post: 'post' }] : [])).flat()
        const sheet = monthSheet({ ...whole, month: at, days })
        expect(sheet.payFen).toBeGreaterThanOrEqual(261_000)
        expect(totalOf(sheet.lines)).toBe(sheet.payFen)
      }),
    )
  })
})
