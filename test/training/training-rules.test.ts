import { describe, expect, it } from 'vitest'
import { lessonBlocks, picturesOf } from '../../functions/training/lesson-rules.ts'
import { checkCode, codeOf, readCode, turnMs } from '../../functions/training/scan-code.ts'
import { clashOf, sumFeedback } from '../../functions/training/session-rules.ts'

describe('a trainer and a room', () => {
  const held = { session: 'a', trainer: '王老师', place: '活动室 A', from: 540, to: 720 }
  it.each([
    ['the same trainer elsewhere', { trainer: '王 老师', place: '院内' }, 'trainer'],
    ['another trainer in the same room, written otherwise', { trainer: '李老师', place: '活动室Ａ' }, 'place'],
    ['another trainer elsewhere', { trainer: '李老师', place: '院内' }, undefined],
    ['when the first is over', { from: 720, to: 800 }, undefined],
    ['a minute before its end', { from: 719, to: 800 }, 'trainer'],
    ['the session itself, moved', { session: 'a' }, undefined],
  ])('%s', (_, change, what) => expect(clashOf([held], { ...held, session: 'b', ...change })?.what).toBe(what))
})

describe("the code on the trainer's screen", () => {
  const secret = 'secret-of-the-session'
  const nowMs = Date.parse('2026-12-01T01:00:00Z')
  const code = codeOf({ session: 'abcdefghijkl', secret, phase: 'in', nowMs })
  it('says of which session it is, and whether somebody comes or leaves', () => expect(readCode(code)).toMatchObject({ session: 'abcdefghijkl', phase: 'in' }))
  it.each([
    ['at once', code, secret, nowMs, 'good'],
    ['while the next is shown', code, secret, nowMs + turnMs, 'good'],
    ['a minute later, from a picture that was sent on', code, secret, nowMs + 2 * turnMs, 'old'],
    ['of a time to come', code, secret, nowMs - turnMs, 'false'],
    ['with the secret of another session', code, 'another', nowMs, 'false'],
    ['changed into a leaving', code.replace('abcdefghijkli', 'abcdefghijklo'), secret, nowMs, 'false'],
    ['cut off', code.slice(0, -1), secret, nowMs, 'false'],
  ])('%s', (_, sent, key, at, wanted) => expect(checkCode(sent, key, at)).toBe(wanted))
})

describe('feedback', () => {
  const said = (stars: number, text = '') => ({ stars, text })
  it('is not shown of fewer than five', () => expect(sumFeedback([said(5), said(4), said(1, '太快'), said(3)])).toBeUndefined())
  it('is a count, an average and texts in no order of time', () => expect(sumFeedback([said(5), said(4, '讲得慢一点'), said(4), said(3, '好'), said(5)])).toEqual({ count: 5, tenths: 42, texts: ['好', '讲得慢一点'] }))
})

describe('the text of a lesson', () => {
  it('has headings, paragraphs, lists and pictures, and nothing that runs', () =>
    expect(lessonBlocks('# 开工前\r\n检查手套。\n再检查鞋。\n\n- 手套\n- 防滑鞋\n\n![正确的提法](abcdefghij0123456789)\n\n<script>x</script>\n\n')).toEqual([
      { kind: 'heading', text: '开工前' },
      { kind: 'text', text: '检查手套。\n再检查鞋。' },
      { kind: 'points', points: ['手套', '防滑鞋'] },
      { kind: 'picture', file: 'abcdefghij0123456789', caption: '正确的提法' },
      { kind: 'text', text: '<script>x</script>' },
    ]))
  it('names its pictures; an address elsewhere is none', () => expect(picturesOf('![a](abcdefghij0123456789)\n![b](https://x.example/a.png)')).toEqual(['abcdefghij0123456789']))
})
