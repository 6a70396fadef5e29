import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { idNumberWords, readIdNumber } from '../../functions/workforce/id-number-rules.ts'
import { idNumberOf } from './id-numbers.ts'

const day = '2026-11-26' as BusinessDate

test.each([
  ['11010519491231002X', { number: '11010519491231002X', born: '1949-12-31', gender: 'f' }],
  ['１１０１０５ 19491231 002x ', { number: '11010519491231002X', born: '1949-12-31', gender: 'f' }],
  [idNumberOf('20000229', '013'), { born: '2000-02-29', gender: 'm' }],
  [idNumberOf('19000228', '002'), { born: '1900-02-28', gender: 'f' }],
  ['110105491231002', 'old'],
  ['110105194912310021', 'check'],
  ['11010519491231002', 'shape'],
  ['01010519491231002X', 'shape'],
  ['11010519491231002A', 'shape'],
  ['', 'shape'],
  [idNumberOf('19000229'), 'born'],
  [idNumberOf('19701301'), 'born'],
  [idNumberOf('20261127'), 'born'],
  [idNumberOf('18991231'), 'born'],
])('%s is read, or refused with its reason', (typed, expected) => {
  const read = readIdNumber(typed, day)
  if (typeof expected === 'string') expect(read).toBe(expected)
  else expect(read).toMatchObject(expected)
})

test('one wrong digit, or two neighbours exchanged, is never read as another person', () => {
  const numbers = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(numbers, ([order, at, shift]) => {
      const number = idNumberOf('19700203', String(order).padStart(3, '0'))
      const wrong = number.slice(0, at) + String((Number(number[at]) + shift) % 10) + number.slice(at + 1)
      expect(typeof readIdNumber(wrong, day)).toBe('string')
      if (at < 16 && number[at] !== number[at + 1]) expect(typeof readIdNumber(number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2), day)).toBe('string')
    }),
  )
})

test('no reason has room for the number', () => {
  for (const say of Object.values(idNumberWords)) expect(`${say.zh}${say.en}`).not.toMatch(/\d{6}/)
})
