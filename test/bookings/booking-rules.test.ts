import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMinutes, type BusinessDate, dateOfLocal, type LocalTime, localTimeOf } from '../../functions/calendar.ts'
import { backOf, cellsOf, judgeBooking, priceOf, priceOfSlot, runFrom, slotsFrom, slotsOn, type Wanted } from '../../functions/bookings/booking-rules.ts'
import { BookingTerms } from '../../functions/facilities/booking-terms.ts'

const day = { from: '09:00', to: '21:00' }
const room = BookingTerms.parse({
  by: { by: 'slot', minutes: 120, hours: [null, day, day, day, day, { from: '09:00', to: '24:00' }, { from: '09:30', to: '14:00' }] },
  closed: ['2026-12-03'],
  aheadDays: 14,
  leadMinutes: 60,
  most: 3,
  perMonth: 2,
  eveningFrom: '17:00',
  residents: { usualFen: 1000, eveningFen: 1500, weekendFen: 2000 },
  others: { usualFen: 3000, eveningFen: null, weekendFen: null },
  depositFen: 5000,
  refund: { fullHours: 24, partHours: 2, partBp: 3333 },
})
const bed = BookingTerms.parse({ ...room, by: { by: 'night', arrive: '14:00', leave: '12:00' }, most: 5 })
const at = (text: string) => text as LocalTime
const on = (text: string) => text as BusinessDate

describe('what is offered on a day', () => {
  it.each([
    ['a Monday, closed every week', room, '2026-11-30', []],
    ['a day closed by itself', room, '2026-12-03', []],
    ['a Tuesday', room, '2026-12-01', ['09:00', '11:00', '13:00', '15:00', '17:00', '19:00']],
    ['a Saturday until midnight, without the hour that is left over', room, '2026-12-05', ['09:00', '11:00', '13:00', '15:00', '17:00', '19:00', '21:00']],
    ['a short Sunday', room, '2026-12-06', ['09:30', '11:30']],
    ['a night', bed, '2026-12-01', ['14:00']],
    ['a night that is not let', bed, '2026-12-03', []],
  ])('%s', (_, terms, date, starts) => {
    expect(slotsOn(terms, on(date)).map(({ start }) => start)).toEqual(starts.map((time) => `${date}T${time}`))
  })

  it('slots of one booking follow each other within a day; nights over a night that is not let do not', () => {
    expect(slotsFrom(room, at('2026-12-01T17:00'), 2)?.at(-1)).toEqual({ start: '2026-12-01T19:00', end: '2026-12-01T21:00' })
    expect(slotsFrom(room, at('2026-12-01T17:00'), 3)).toBeUndefined()
    expect(slotsFrom(room, at('2026-12-01T17:30'), 1)).toBeUndefined()
    expect(slotsFrom(bed, at('2026-12-01T14:00'), 2)?.at(-1)).toEqual({ start: '2026-12-02T14:00', end: '2026-12-03T12:00' })
    expect(slotsFrom(bed, at('2026-12-02T14:00'), 2)).toBeUndefined()
  })
})

it('what may be added to a slot on the screen ends at the first one that is not free', () => {
  const shown = (start: string, standing = 'free') => ({ start: `2026-12-02T${start}:00`, end: `2026-12-02T${String(Number(start) + 1).padStart(2, '0')}:00`, standing })
  const day = [shown('09', 'taken'), shown('10'), shown('11'), shown('12'), shown('13', 'taken'), shown('14')]
  const run = (start: string, most = 4) => runFrom(day, `2026-12-02T${start}:00`, { by: { by: 'slot' }, most }).map((slot) => slot.start.slice(11, 13))
  expect([run('09'), run('10'), run('10', 2), run('14')]).toEqual([[], ['10', '11', '12'], ['10', '11'], ['14']])
})

describe('may it be booked', () => {
  const wanted: Wanted = { start: at('2026-12-02T15:00'), count: 1, now: at('2026-12-01T10:00'), bookedInMonth: 0, byOffice: false }
  it.each<[string, Partial<Wanted>, string]>([
    ['tomorrow', {}, 'yes'],
    ['three slots', { start: at('2026-12-02T13:00'), count: 3 }, 'yes'],
    ['four', { count: 4 }, 'too-long'],
    ['between slots', { start: at('2026-12-02T16:00') }, 'not-offered'],
    ['a day without any', { start: at('2026-12-07T09:00') }, 'not-offered'],
    ['exactly an hour before', { now: at('2026-12-02T14:00') }, 'yes'],
    ['a minute later than that', { now: at('2026-12-02T14:01') }, 'too-late'],
    ['the same by the office', { now: at('2026-12-02T14:59'), byOffice: true }, 'yes'],
    ['begun, by the office', { now: at('2026-12-02T15:00'), byOffice: true }, 'past'],
    ['on the last day ahead', { start: at('2026-12-15T19:00') }, 'yes'],
    ['a day further', { start: at('2026-12-16T09:00') }, 'too-early'],
    ['the second of the month', { bookedInMonth: 1 }, 'yes'],
    ['the third', { bookedInMonth: 2 }, 'month-full'],
  ])('%s', (_, more, answer) => {
    const verdict = judgeBooking(room, { ...wanted, ...more })
    expect('refusal' in verdict ? verdict.refusal : 'yes').toBe(answer)
  })
})

describe('what it costs', () => {
  it.each<[string, BookingTerms, string, 'resident' | 'other', number]>([
    ['by day', room, '2026-12-02T15:00', 'resident', 1000],
    ['in the evening', room, '2026-12-02T17:00', 'resident', 1500],
    ['at the weekend, also in the evening', room, '2026-12-05T19:00', 'resident', 2000],
    ['somebody from outside', room, '2026-12-05T19:00', 'other', 3000],
    ['the night from Friday to Saturday', bed, '2026-12-04T14:00', 'resident', 2000],
    ['the night from Sunday to Monday', bed, '2026-12-06T14:00', 'resident', 1000],
  ])('%s', (_, terms, start, payer, price) => {
    expect(priceOfSlot(terms, { start: at(start), end: at(start) }, payer)).toBe(price)
  })
})

describe('what goes back', () => {
  const booking = { start: at('2026-12-02T15:00'), refund: room.refund, priceFen: 1000, depositFen: 5000 }
  it.each([
    ['exactly a day before', '2026-12-01T15:00', { how: 'whole', priceFen: 1000, depositFen: 5000 }],
    ['a minute later', '2026-12-01T15:01', { how: 'part', priceFen: 333, depositFen: 5000 }],
    ['two hours before', '2026-12-02T13:00', { how: 'part', priceFen: 333, depositFen: 5000 }],
    ['after that', '2026-12-02T13:01', { how: 'none', priceFen: 0, depositFen: 5000 }],
  ])('%s', (_, now, back) => {
    expect(backOf(booking, at(now))).toEqual(back)
  })
})

const halfHour = (least: number, most: number) => fc.integer({ min: least, max: most }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`)
const hours = fc.option(fc.integer({ min: 0, max: 47 }).chain((from) => fc.record({ from: halfHour(from, from), to: halfHour(from + 1, 48) })), { nil: null })
const prices = fc.record({ usualFen: fc.nat(100_000), eveningFen: fc.option(fc.nat(100_000), { nil: null }), weekendFen: fc.option(fc.nat(100_000), { nil: null }) })
const someTerms = fc
  .record({ minutes: fc.integer({ min: 1, max: 24 }).map((halves) => halves * 30), hours: fc.array(hours, { minLength: 7, maxLength: 7 }), night: fc.boolean(), residents: prices, others: prices, eveningFrom: halfHour(0, 48), fullHours: fc.nat(72), less: fc.nat(72), partBp: fc.nat(10_000) })
  .map(({ minutes, hours: week, night, fullHours, less, partBp, ...more }) =>
    BookingTerms.parse({ ...room, ...more, by: night ? bed.by : { by: 'slot', minutes, hours: week }, refund: { fullHours, partHours: Math.max(0, fullHours - less), partBp } }),
  )
const someDay = fc.nat(400).map((days) => addDays(on('2026-11-30'), days))

describe('whatever the rules', () => {
  it('slots lie within their day’s hours, one after the other, and share no cell', () => {
    fc.assert(
      fc.property(someTerms, someDay, (terms, date) => {
        const slots = slotsOn(terms, date)
        for (const [place, { start, end }] of slots.entries()) {
          expect(start < end && (place === 0 || slots[place - 1]!.end <= start)).toBe(true)
          expect(dateOfLocal(start)).toBe(date)
          expect(end <= addMinutes(at(`${addDays(date, 1)}T00:00`), terms.by.by === 'night' ? 24 * 60 : 0)).toBe(true)
        }
        const cells = cellsOf(terms.by.by, slots)
        expect(new Set(cells).size).toBe(cells.length)
      }),
    )
  })

  it('two bookings share a cell exactly when their times overlap', () => {
    fc.assert(
      fc.property(someTerms, someDay, fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 4 }), (terms, date, a, b, count) => {
        const offered = slotsOn(terms, date)
        if (offered.length === 0) return
        const [one, two] = [a, b].map((place) => slotsFrom(terms, offered[place % offered.length]!.start, count))
        if (!one || !two) return
        const shared = cellsOf(terms.by.by, one).some((cell) => cellsOf(terms.by.by, two).includes(cell))
        expect(shared).toBe(one[0]!.start < two.at(-1)!.end && two[0]!.start < one.at(-1)!.end)
      }),
    )
  })

  it('a price is the sum of its slots, and what goes back never rises with time, is never negative and never more than was paid', () => {
    fc.assert(
      fc.property(someTerms, someDay, fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 2, maxLength: 5 }), (terms, date, count, minutes) => {
        const first = slotsOn(terms, date)[0]
        const slots = first && slotsFrom(terms, first.start, count)
        if (!slots) return
        const priceFen = priceOf(terms, slots, 'resident')
        expect(priceFen).toBe(slots.reduce((total, slot) => total + priceOf(terms, [slot], 'resident'), 0))
        const backs = minutes.toSorted((x, y) => y - x).map((before) => backOf({ start: first.start, refund: terms.refund, priceFen, depositFen: 700 }, addMinutes(first.start, -before)))
        for (const [place, back] of backs.entries()) {
          expect(back.depositFen).toBe(700)
          expect(back.priceFen >= 0 && back.priceFen <= (place === 0 ? priceFen : backs[place - 1]!.priceFen)).toBe(true)
        }
      }),
    )
  })
})

it('a minute in Shanghai is the same wherever the machine stands', () => {
  expect(localTimeOf('2026-12-01T16:30:59.999Z')).toBe('2026-12-02T00:30')
})
