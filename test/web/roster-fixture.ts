import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import { usualLimits } from '../../functions/rosters/rules/labour-model.ts'
import type { RosterSheet } from '../../functions/rosters/sheet-model.ts'

const from = '2026-11-30' as BusinessDate
const day = (at: number): string => addDays(from, at)
const id = (letter: string, at: number): string => `${letter}${String(at).padStart(11, '0')}`

export const gate = id('p', 1)
export const clean = id('p', 2)
export const early = id('s', 1)
export const late = id('s', 2)
export const night = id('s', 3)
export const person = (at: number): string => id('w', at)

const shift = (at: number, name: string, short: string, colour: string, startMinute: number, isNight = false) => ({ id: id('s', at), name, short, colour, startMinute, spanMinutes: 480, breakMinutes: 0, breakStart: null, night: isNight, from: '2026-01-01', to: null, version: 1 })

/** 60 people and 28 days from a Monday: two posts, three shifts, two guards on each shift of the gate and twenty cleaners in the morning. */
export function sheetOf(people = 60, days = 28): RosterSheet {
  const range = Array.from({ length: days }, (_, at) => day(at))
  return {
    roster: { id: id('r', 1), name: '十二月', from, to: day(days - 1), posts: [gate, clean], state: 'draft', publishedAt: null, version: 1 },
    shifts: [shift(1, '早班', '早', 'blue', 360), shift(2, '中班', '中', 'amber', 840), shift(3, '夜班', '夜', 'violet', 1320, true)],
    posts: [{ id: gate, name: '门岗', kind: 'gate-guard', community: id('c', 1) }, { id: clean, name: '保洁', kind: 'cleaner', community: id('c', 2) }],
    people: Array.from({ length: people }, (_, at) => ({
      id: person(at), name: `员工${at}`, posts: [{ post: at % 2 ? clean : gate, from: '2026-01-01', to: null }],
      partTime: false, overtimeAgreed: false, averaged: null, noNights: at % 10 === 9, noHeights: false, earliest: null, latest: null, minMinutes: 0, maxMinutes: 0,
      leave: at === 2 ? [{ from: day(3), to: day(5) }] : [], occupied: [], unfit: [], warnings: [], holds: [], around: [], wishes: [],
    })),
    demand: range.flatMap((date) => [
      ...[early, late, night].map((one) => ({ date, post: gate, shift: one, need: 2, skilled: null, hard: false })),
      { date, post: clean, shift: early, need: 20, skilled: null, hard: false },
    ]),
    holidays: [], limits: [usualLimits], pairs: [], rows: [],
  } as unknown as RosterSheet
}
