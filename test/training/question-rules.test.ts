import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuestions, writeQuestions } from '../../functions/training/question-rules.ts'

describe('questions as people type them', () => {
  it('reads one, several and judging, with points', () =>
    expect(readQuestions('压力表在红区说明（20分）\n正常\n* 压力不足\n\n先断电再灭火\n* 对\n错\n\n\n哪些要登记\n*访客\n住户\n＊ 快递\n').questions).toEqual([
      { id: 'q1', kind: 'one', text: '压力表在红区说明', options: ['正常', '压力不足'], right: [1], points: 20 },
      { id: 'q2', kind: 'judge', text: '先断电再灭火', options: ['对', '错'], right: [0], points: 10 },
      { id: 'q3', kind: 'many', text: '哪些要登记', options: ['访客', '住户', '快递'], right: [0, 2], points: 10 },
    ]))

  it('names the lines that are none yet', () => expect(readQuestions('第一题\n* 甲\n乙\n\n没有选项\n\n没有答案\n甲\n乙').wrong).toEqual([{ line: 5, why: 'no-options' }, { line: 7, why: 'no-right' }]))

  const word = fc.stringMatching(/^[一-龥a-z]{1,8}$/)
  it('comes back the same from its text', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ text: word, points: fc.integer({ min: 1, max: 100 }), options: fc.array(word, { minLength: 3, maxLength: 8 }), chosen: fc.nat(200) }), { maxLength: 6 }), (list) => {
        const questions = list.map(({ text, points, options, chosen }, at) => {
          const right = options.flatMap((_, place) => ((chosen >> place) & 1 ? [place] : []))
          const some = right.length > 0 ? right : [0]
          return { id: `q${at + 1}`, kind: some.length > 1 ? ('many' as const) : ('one' as const), text, options, right: some, points }
        })
        expect(readQuestions(writeQuestions(questions))).toEqual({ questions, wrong: [] })
      }),
    ))
})
