import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, type BusinessDate, type Instant, instantOfLocal, type LocalTime } from '../../functions/calendar.ts'
import { checkClockCode, clockCodeOf, type CodeSecret, postOfCode } from '../../functions/clock/clock-code.ts'
import { expected, placeVerdict, sameAs, shiftAt, timingOf, windowsOf } from '../../functions/clock/clock-rules.ts'

const shift = (date: string, startMinute: number, spanMinutes = 480, post = 'gate') => ({ date: date as BusinessDate, post, startMinute, spanMinutes, breakMinutes: 0, breakStart: null as number | null })
const day = shift('2026-12-01', 480)
const night = shift('2026-12-02', 1320, 600)
/** 06:00 to 10:00 and 15:00 to 19:00. */
const split = { ...shift('2026-12-01', 360, 780), breakMinutes: 300, breakStart: 600 }
const at = (text: string) => text as LocalTime

describe('a clocking belongs to', () => {
  it.each([
    ['2026-12-01T06:59', 'in', undefined],
    ['2026-12-01T07:00', 'in', day],
    ['2026-12-01T16:00', 'in', day],
    ['2026-12-01T16:01', 'in', undefined],
    ['2026-12-01T07:59', 'out', undefined],
    ['2026-12-01T20:00', 'out', day],
    ['2026-12-01T20:01', 'out', undefined],
    ['2026-12-03T00:30', 'in', night],
    ['2026-12-03T08:05', 'out', night],
    ['2026-12-03T12:01', 'out', undefined],
  ] as const)('at %s %s: the shift around it, or none', (now, kind, expectedShift) => {
    const found = shiftAt([day, night], at(now), kind, null)
    expect('why' in found ? undefined : found.shift).toBe(expectedShift)
  })

  it('the shift at the post whose code was scanned, or says whose post it is not, or when the next one is', () => {
    const other = shift('2026-12-01', 960, 240, 'fire')
    expect(shiftAt([day, other], at('2026-12-01T15:30'), 'in', 'fire')).toEqual({ shift: other })
    expect(shiftAt([day], at('2026-12-01T08:00'), 'in', 'fire')).toEqual({ why: 'other-post', shift: day })
    expect(shiftAt([night, day], at('2026-12-01T05:00'), 'in', null)).toEqual({ why: 'no-shift', next: at('2026-12-01T08:00') })
    expect(shiftAt([day], at('2026-12-05T05:00'), 'in', null)).toEqual({ why: 'no-shift', next: undefined })
  })

  it('of two the one that is nearest', () => {
    const [early, late] = [shift('2026-12-01', 360, 360), shift('2026-12-01', 720, 360)]
    expect(shiftAt([early, late], at('2026-12-01T11:50'), 'in', null)).toEqual({ shift: late })
    expect(shiftAt([early, late], at('2026-12-01T12:40'), 'out', null)).toEqual({ shift: early })
  })

  it.each([
    ['2026-12-01T05:00', 'in', true],
    ['2026-12-01T10:00', 'in', true],
    ['2026-12-01T10:01', 'in', false],
    ['2026-12-01T13:59', 'in', false],
    ['2026-12-01T14:00', 'in', true],
    ['2026-12-01T10:05', 'out', true],
    ['2026-12-01T14:55', 'out', true],
    ['2026-12-01T23:00', 'out', true],
    ['2026-12-01T23:01', 'out', false],
  ] as const)('a split shift at %s %s is %s: in an hour before each part, out throughout', (now, kind, open) => {
    const found = shiftAt([split], at(now), kind, null)
    expect('shift' in found).toBe(open)
    if (now === '2026-12-01T13:59') expect(found).toEqual({ why: 'no-shift', next: at('2026-12-01T15:00') })
  })

  it('property: whatever is found has the minute in its window', () => {
    const some = fc.record({ date: fc.integer({ min: 1, max: 9 }).map((n) => `2026-12-0${n}` as BusinessDate), post: fc.constantFrom('gate', 'fire'), startMinute: fc.integer({ min: 0, max: 1439 }), spanMinutes: fc.integer({ min: 3, max: 1440 }), split: fc.boolean() }).map(({ split, ...one }) => ({ ...one, breakMinutes: 1, breakStart: split ? one.startMinute + 1 : null }))
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('in' as const, 'out' as const), fc.constantFrom(null, 'gate', 'fire'), (shifts, minutes, kind, post) => {
        const now = addMinutes(at('2026-12-01T00:00'), minutes)
        const found = shiftAt(shifts, now, kind, post)
        if ('why' in found) {
          if (found.why === 'no-shift' && found.next) expect(found.next > now).toBe(true)
          return
        }
        expect(windowsOf(found.shift, kind).some(({ from, to }) => from <= now && now <= to) && (post === null || found.shift.post === post)).toBe(true)
      }),
    )
  })
})

describe('the time of a clocking', () => {
  const now = Date.parse('2026-12-01T08:00:00Z')
  it('is taken from the phone and set right by what its clock shows now', () => {
    expect(timingOf({ deviceMs: now - 600_000, sentMs: now, nowMs: now })).toEqual({ atMs: now - 600_000, driftSeconds: 0, late: true, clockWrong: false, tooOld: false })
    expect(timingOf({ deviceMs: now + 3_600_000, sentMs: now + 3_600_000, nowMs: now })).toMatchObject({ atMs: now, driftSeconds: 3600, late: false, clockWrong: true })
    expect(timingOf({ deviceMs: now - 49 * 3_600_000, sentMs: now, nowMs: now }).tooOld).toBe(true)
  })

  it('property: is never later than now, and a wrong clock alone changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 48 * 3_600_000 }), fc.integer({ min: -1e9, max: 1e9 }), (agoMs, aheadMs) => {
        expect(timingOf({ deviceMs: now - agoMs + aheadMs, sentMs: now + aheadMs, nowMs: now }).atMs).toBe(now - agoMs)
        expect(timingOf({ deviceMs: now + agoMs, sentMs: now + aheadMs, nowMs: now }).atMs).toBeLessThanOrEqual(now)
      }),
    )
  })

  it('counts a clocking in once, and a later one out as a later end', () => {
    const known = [{ kind: 'in' as const, at: '2026-12-01T00:00:00.000Z' as Instant }, { kind: 'out' as const, at: '2026-12-01T08:00:00.000Z' as Instant }]
    expect(sameAs(known, 'in', Date.parse('2026-12-01T03:00:00Z'), day)).toBe(known[0])
    expect(sameAs(known, 'out', Date.parse('2026-12-01T08:05:00Z'), day)).toBe(known[1])
    expect(sameAs(known, 'out', Date.parse('2026-12-01T08:05:01Z'), day)).toBeUndefined()
    expect([expected([], day), expected(known.slice(0, 1), day), expected(known, day)]).toEqual(['in', 'out', null])
  })

  it('of a split shift counts in once a part, and waits for in again after the first, for nothing after the second', () => {
    const stamp = (kind: 'in' | 'out', time: string) => ({ kind, at: instantOfLocal(at(`2026-12-01T${time}`)) })
    const ms = (time: string) => Date.parse(instantOfLocal(at(`2026-12-01T${time}`)))
    const all = [stamp('in', '05:55'), stamp('out', '10:02'), stamp('in', '14:50'), stamp('out', '19:01')]
    expect([0, 1, 2, 3, 4].map((count) => expected(all.slice(0, count), split))).toEqual(['in', 'out', 'in', 'out', null])
    // Whoever did not clock in the gap is done when they go out at the end.
    expect(expected([all[0]!, all[3]!], split)).toBeNull()
    expect(sameAs(all.slice(0, 2), 'in', ms('09:00'), split)).toBe(all[0])
    expect(sameAs(all.slice(0, 2), 'in', ms('14:50'), split)).toBeUndefined()
    expect(sameAs(all, 'in', ms('15:10'), split)).toBe(all[2])
  })
})

it.each([
  [100, 20, 'there'],
  [170, 20, 'there'],
  [171, 20, 'away'],
  [5000, 301, 'unsure'],
  [null, 20, 'unknown'],
] as const)('a phone %s m away that is sure to %s m is %s', (distanceM, accuracyM, verdict) => {
  expect(placeVerdict({ distanceM, place: { latE6: 0, lngE6: 0, accuracyM }, radiusM: 150 })).toBe(verdict)
})

describe('a code at a post', () => {
  const paper: CodeSecret = { post: 'post00000001', mode: 'printed', secret: 's1', serial: 1 }
  const screen: CodeSecret = { ...paper, mode: 'screen' }
  const now = 1_800_000_000_000

  it('on paper stands until a fresh one is made, and nobody else can make one', () => {
    const code = clockCodeOf(paper, now)
    expect(postOfCode(code)).toBe('post00000001')
    expect(checkClockCode(code, paper, now + 1e10)).toBe('good')
    expect(checkClockCode(code, { ...paper, serial: 2, secret: 's2' }, now)).toBe('old')
    expect(checkClockCode(code, { ...paper, secret: 's2' }, now)).toBe('false')
    expect(checkClockCode(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`, paper, now)).toBe('false')
    expect(checkClockCode(code, screen, now)).toBe('old')
  })

  it('on a screen stands for a minute, by when it was read and not when it was sent', () => {
    const code = clockCodeOf(screen, now)
    expect(postOfCode(code)).toBe('post00000001')
    expect(checkClockCode(code, screen, now + 20_000)).toBe('good')
    expect(checkClockCode(code, screen, now + 90_000)).toBe('old')
    expect(checkClockCode(code, paper, now)).toBe('old')
    expect(postOfCode('what somebody drew')).toBeUndefined()
  })
})
