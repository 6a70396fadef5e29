import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { drawQuestions, judgeAttempt, markAnswers, type PastAttempt, type Question } from '../../functions/training/exam-rules.ts'

const question = (id: string, right: number[], points = 1): Question => ({ id, kind: right.length > 1 ? 'many' : 'one', text: id, options: ['a', 'b', 'c', 'd'], right, points })
const paper = [question('q1', [0]), question('q2', [1, 3], 2), question('q3', [2], 2)]

describe('marking', () => {
  it.each([
    ['all right', { q1: [0], q2: [3, 1], q3: [2] }, 5, 100],
    ['nothing answered', {}, 0, 0],
    ['half of two right options is nothing', { q1: [0], q2: [1], q3: [2] }, 3, 60],
    ['one too many is nothing', { q2: [1, 2, 3], q3: [2] }, 2, 40],
    ['an option named twice counts once', { q1: [0, 0], q2: [1, 3, 3] }, 3, 60],
    ['answers to questions that were not asked', { q9: [0], q1: [0] }, 1, 20],
  ])('%s', (_, answers, points, percent) => expect(markAnswers(paper, answers as never)).toMatchObject({ points, of: 5, percent }))

  it('rounds down: 59.9 is no pass of 60', () => expect(markAnswers([question('a', [0], 599), question('b', [0], 401)], { a: [0] }).percent).toBe(59))
})

describe('who may sit an exam', () => {
  const rule = { pass: 60, attemptsMax: 3, waitDays: 7 }
  const day = (on: string, passed = false): PastAttempt => ({ on: on as BusinessDate, passed })
  const on = '2026-12-10' as BusinessDate
  it.each<[string, PastAttempt[], boolean, number, object]>([
    ['the first time', [], true, 0, { ok: true, number: 1 }],
    ['before the lessons were attended', [], false, 0, { ok: false, why: 'not-attended' }],
    ['failed six days ago', [day('2026-12-04')], true, 0, { ok: false, why: 'wait', until: '2026-12-11' }],
    ['failed seven days ago', [day('2026-12-03')], true, 0, { ok: true, number: 2 }],
    ['passed already', [day('2026-11-01'), day('2026-11-20', true)], true, 0, { ok: false, why: 'passed' }],
    ['failed three times', [day('2026-10-01'), day('2026-10-20'), day('2026-11-01')], true, 0, { ok: false, why: 'used-up' }],
    ['failed three times and allowed once more', [day('2026-10-01'), day('2026-10-20'), day('2026-11-01')], true, 1, { ok: true, number: 4 }],
  ])('%s', (_, past, attended, more, verdict) => expect(judgeAttempt(rule, past, { on, attended, more })).toEqual(verdict))
})

describe('a paper', () => {
  it('asks as many different questions as it says, never one that the course has not', () =>
    fc.assert(
      fc.property(fc.nat(12), fc.option(fc.integer({ min: 1, max: 15 })), fc.infiniteStream(fc.nat(1000)), (size, count, numbers) => {
        const all = Array.from({ length: size }, (_, at) => question(`q${at}`, [0]))
        const drawn = drawQuestions(all, count, (below) => (numbers.next().value as number) % below)
        expect(drawn.length).toBe(Math.min(size, count ?? size))
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
      }),
    ))
})
