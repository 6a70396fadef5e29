import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditOf, judgeScan, type Mark, minutesAttended } from '../../functions/training/attendance-rules.ts'

const session = { from: 540, to: 720 }

describe('minutes attended', () => {
  it.each<[string, number, Mark[]]>([
    ['nobody saw them', 0, []],
    ['came in time, no scan when leaving: to the end', 180, [{ kind: 'in', minute: 535 }]],
    ['came 17 minutes late', 163, [{ kind: 'in', minute: 557 }]],
    ['scanned three times on coming: the first counts', 179, [{ kind: 'in', minute: 541 }, { kind: 'in', minute: 543 }, { kind: 'in', minute: 600 }]],
    ['left an hour early', 120, [{ kind: 'in', minute: 540 }, { kind: 'out', minute: 660 }]],
    ['scanned out twice: the last counts', 150, [{ kind: 'in', minute: 540 }, { kind: 'out', minute: 660 }, { kind: 'out', minute: 690 }]],
    ['scanned out and came back', 180, [{ kind: 'in', minute: 540 }, { kind: 'out', minute: 600 }, { kind: 'in', minute: 610 }]],
    ['a leaving without an arrival is for the trainer', 0, [{ kind: 'out', minute: 700 }]],
    ['left after its end: no more than it lasted', 180, [{ kind: 'in', minute: 530 }, { kind: 'out', minute: 760 }]],
    ['scanned and listed: each minute once', 180, [{ kind: 'in', minute: 600 }, { kind: 'list', from: 540, to: 720 }]],
    ['listed twice, with a gap', 100, [{ kind: 'list', from: 540, to: 600 }, { kind: 'list', from: 680, to: 720 }]],
    ['a correction answers all before it', 45, [{ kind: 'in', minute: 540 }, { kind: 'correction', minutes: 90 }, { kind: 'correction', minutes: 45 }]],
    ['a correction beyond the session is the session', 180, [{ kind: 'correction', minutes: 600 }]],
    ['a correction to nothing', 0, [{ kind: 'list', from: 540, to: 720 }, { kind: 'correction', minutes: 0 }]],
  ])('%s', (_, minutes, marks) => expect(minutesAttended(session, marks)).toBe(minutes))

  const minute = fc.integer({ min: 480, max: 800 })
  const mark = fc.oneof(
    fc.record({ kind: fc.constantFrom('in' as const, 'out' as const), minute }),
    fc.tuple(minute, minute).map(([a, b]): Mark => ({ kind: 'list', from: Math.min(a, b), to: Math.max(a, b) })),
  )
  it('is never more than the session, and sending every mark again changes nothing', () =>
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), (marks) => {
        const minutes = minutesAttended(session, marks)
        expect(minutes).toBeGreaterThanOrEqual(0)
        expect(minutes).toBeLessThanOrEqual(180)
        expect(minutesAttended(session, [...marks, ...marks])).toBe(minutes)
        expect(minutesAttended(session, marks.toReversed())).toBe(minutes)
      }),
    ))
})

describe('what attended minutes are worth by topic', () => {
  const topics = [{ topic: '消防', kind: 'theory' as const, minutes: 90 }, { topic: '消防', kind: 'practice' as const, minutes: 60 }]

  it.each([
    [180, [90, 60]],
    [90, [45, 30]],
    [1, [0, 0]],
    [0, [0, 0]],
  ])('%i of 180 minutes, of which 150 teach', (attended, minutes) => expect(creditOf(session, topics, attended).map((one) => one.minutes)).toEqual(minutes))

  it('adds up to the attended part exactly, and to no topic more than it lasts', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 180 }), (lengths, attended) => {
        const planned = lengths.map((minutes, at) => ({ topic: `t${at}`, kind: 'theory' as const, minutes }))
        const credit = creditOf(session, planned, attended)
        const sum = (list: readonly { minutes: number }[]) => list.reduce((total, one) => total + one.minutes, 0)
        expect(sum(credit)).toBe(Math.floor((sum(planned) * attended) / 180))
        for (const [at, one] of credit.entries()) expect(one.minutes).toBeLessThanOrEqual(planned[at]!.minutes)
      }),
    ))
})

describe('when a scan is taken', () => {
  it.each([
    ['in', 509, 'early 510'],
    ['in', 510, 'ok'],
    ['in', 720, 'ok'],
    ['in', 721, 'late 720'],
    ['out', 539, 'early 540'],
    ['out', 780, 'ok'],
    ['out', 781, 'late 780'],
  ] as const)('%s at minute %i', (phase, minute, wanted) => {
    const verdict = judgeScan(session, phase, minute)
    expect(verdict.ok ? 'ok' : `${verdict.why} ${verdict.at}`).toBe(wanted)
  })
})
