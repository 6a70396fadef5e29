import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePoint, pointText } from '../../functions/posts/point-rules.ts'
import { walkOf } from '../../functions/posts/walk-rules.ts'

const hangzhou = { latE6: 30_274_100, lngE6: 120_155_100 }
test.each([
  ['30.2741,120.1551', hangzhou],
  [' 30.2741 ， 120.1551 ', hangzhou],
  ['120.1551,30.2741', hangzhou],
  ['(30.27410001234, 120.155100999)', hangzhou],
  ['30 120', { latE6: 30_000_000, lngE6: 120_000_000 }],
  ['30.2741', undefined],
  ['30.2741,120.1551,5', undefined],
  ['-30.2741,120.1551', undefined],
  ['60.1,24.9', undefined],
  ['0,0', undefined],
  ['文二路 391 号', undefined],
])('%s is read as a place, or not at all', (text, point) => expect(parsePoint(text)).toEqual(point))

test('what is shown is read back as the same place', () => {
  fc.assert(fc.property(fc.integer({ min: 3_000_000, max: 54_000_000 }), fc.integer({ min: 73_000_000, max: 136_000_000 }), (latE6, lngE6) => void expect(parsePoint(pointText({ latE6, lngE6 }))).toEqual({ latE6, lngE6 })))
  expect(pointText(null)).toBe('')
})

test.each([
  [0, { wayM: 0, minutes: 0 }],
  [100, { wayM: 150, minutes: 2 }],
  [1_000, { wayM: 1_300, minutes: 17 }],
  [2_500, { wayM: 3_250, minutes: 41 }],
])('%i metres as the crow flies are a walk of some streets more', (distance, walk) => expect(walkOf(distance)).toEqual(walk))
