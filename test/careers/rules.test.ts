import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import { countsOf, type Course, groupMin, keptOf, partakers, placementsOf, rowsBy } from '../../functions/careers/outcome-rules.ts'
import { daysIn, stageOf } from '../../functions/careers/stage-rules.ts'
import type { Marks } from '../../functions/workforce/model.ts'

const day = (text: string): BusinessDate => text as BusinessDate
const year = { from: day('2026-01-01'), to: day('2026-12-31') }
const nobody: Course = { registered: day('2025-01-01'), taught: [], certified: [], hires: [], groups: { category: 'a', gender: 'f', community: 'x' } }
type Hire = Course['hires'][number]
const hire = (from: string, to: string | null = null, reason: Hire['reason'] = null): Hire => ({ from: day(from), to: to === null ? null : day(to), reason })

describe('a person stands', () => {
  it.each<[string, Marks, string, string | undefined]>([
    ['where they registered', { registered: day('2026-01-05') }, 'registered', '2026-01-05'],
    ['at the furthest step, whatever was skipped', { registered: day('2026-01-05'), certified: day('2026-02-01') }, 'certified', '2026-02-01'],
    ['at work', { registered: day('2026-01-05'), training: day('2026-03-01'), hired: day('2026-02-01') }, 'hired', '2026-02-01'],
    ['among those who left', { hired: day('2026-02-01'), left: day('2026-08-31') }, 'left', '2026-08-31'],
    ['among those who left, hired and gone on one day', { hired: day('2026-02-01'), left: day('2026-02-01') }, 'left', '2026-02-01'],
    ['at work again once hired after leaving', { hired: day('2026-09-01'), left: day('2026-08-31') }, 'hired', '2026-09-01'],
    ['nowhere yet', {}, 'registered', undefined],
  ])('%s', (_, marks, stage, since) => expect(stageOf(marks)).toEqual({ stage, since }))

  it('for as many days as have passed, and for none before it began', () => {
    expect([daysIn(day('2026-02-27'), day('2026-03-01')), daysIn(day('2026-03-01'), day('2026-03-01')), daysIn(day('2026-03-02'), day('2026-03-01')), daysIn(undefined, day('2026-03-01'))]).toEqual([2, 0, 0, 0])
  })
})

describe('outcomes of a span', () => {
  it('count a person once whatever they did twice, both its days included', () => {
    const busy: Course = { ...nobody, registered: day('2026-01-01'), taught: [{ on: day('2026-12-31'), minutes: 90 }, { on: day('2026-05-01'), minutes: 30 }, { on: day('2027-01-01'), minutes: 60 }], certified: [day('2026-02-01'), day('2026-03-01')], hires: [hire('2026-04-01', '2026-05-31', 'open-market'), hire('2026-07-01')] }
    expect(countsOf([busy, nobody], year)).toEqual({ registered: 1, trained: 1, certified: 1, hired: 1, movedOn: 1, trainingMinutes: 120 })
    expect(placementsOf([busy, nobody], year)).toBe(2)
  })

  it.each<[string, readonly Hire[], string, number, number, number]>([
    ['on the day itself', [hire('2026-01-31')], '2026-04-30', 1, 1, 0],
    ['not before its months are over', [hire('2026-01-31')], '2026-04-29', 0, 0, 0],
    ['not when they ended the day before', [hire('2026-01-15', '2026-04-14', 'own-wish')], '2026-12-31', 1, 0, 0],
    ['still, when that day was the last', [hire('2026-01-15', '2026-04-15', 'own-wish')], '2026-12-31', 1, 1, 0],
    ['by another contract', [hire('2026-01-15', '2026-02-15', 'contract-over'), hire('2026-02-16')], '2026-12-31', 1, 1, 0],
    ['elsewhere, when they went to the open market', [hire('2026-01-15', '2026-03-01', 'open-market')], '2026-12-31', 1, 0, 1],
    ['of the first hire in the span only', [hire('2025-01-15', '2025-02-15', 'contract-over'), hire('2026-11-15')], '2026-12-31', 0, 0, 0],
  ])('after three months are at work %s', (_, hires, asOf, of, atWork, movedOn) => expect(keptOf([{ ...nobody, hires }], year, day(asOf))[0]).toEqual({ months: 3, of, atWork, movedOn }))
})

const dates = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2025-01-01'), days))
const courses = fc.array(
  fc.record({
    registered: dates,
    taught: fc.array(fc.record({ on: dates, minutes: fc.integer({ min: 0, max: 400 }) }), { maxLength: 3 }),
    certified: fc.array(dates, { maxLength: 2 }),
    hires: fc.array(fc.tuple(dates, fc.option(fc.integer({ min: 0, max: 500 })), fc.constantFrom<Hire['reason']>('own-wish', 'open-market')).map(([from, length, reason]): Hire => ({ from, to: length === null ? null : addDays(from, length), reason: length === null ? null : reason })), { maxLength: 2 }),
    groups: fc.record({ category: fc.constantFrom('', 'a', 'b', 'c', 'd'), gender: fc.constantFrom('f', 'm'), community: fc.constantFrom('x', 'y', 'z') }),
  }),
  { maxLength: 60 },
)

describe('for any people', () => {
  it('no row of a breakdown is of fewer than five, and rows add up to everybody or to none of them', () => {
    fc.assert(
      fc.property(courses, fc.constantFrom<'category' | 'gender' | 'community'>('category', 'gender', 'community'), (people, by) => {
        const rows = rowsBy(people, by, year)
        const all = partakers(people, year)
        expect(rows.every((row) => row.people >= groupMin)).toBe(true)
        expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(all >= groupMin ? all : 0)
      }),
    )
  })

  it('who is still at work or has moved on is part of the base, and the base falls with the months', () => {
    fc.assert(
      fc.property(courses, dates, (people, asOf) => {
        const kept = keptOf(people, year, asOf)
        expect(kept.every(({ of, atWork, movedOn }) => atWork + movedOn <= of)).toBe(true)
        expect(kept.map(({ of }) => of)).toEqual(kept.map(({ of }) => of).toSorted((a, b) => b - a))
      }),
    )
  })
})
