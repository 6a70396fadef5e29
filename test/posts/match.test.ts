import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byRank, type Candidate, distanceBetween, matchOf, type Opening } from '../../functions/posts/match-rules.ts'
import { Limits } from '../../functions/workforce/model.ts'

const nobody = Limits.parse({})
const home = { community: 'community001', point: null }
const person: Candidate = { limits: nobody, wishes: { posts: [], hoursPerWeek: null }, home, active: true, placed: false, reasons: [] }
const post: Opening = { kind: 'gate-guard', requirements: { limits: [] }, hoursPerWeek: null, hours: null, community: 'community001', point: null, open: true }
const limited = (limits: object): Candidate => ({ ...person, limits: { ...nobody, ...limits } })
const east = { latE6: 30_000_000, lngE6: 120_000_000 }
const kmNorth = { latE6: 30_010_000, lngE6: 120_000_000 }

test.each([
  ['nothing stands in the way', person, post, 'fit', []],
  ['no nights, and the post has nights', limited({ noNights: true }), { ...post, requirements: { limits: ['nights' as const] } }, 'unfit', [{ code: 'nights' }]],
  ['no nights, and the post has none', limited({ noNights: true }), post, 'fit', []],
  ['every demand that is in the way is named', limited({ noHeights: true, noHeavy: true, noStanding: true }), { ...post, requirements: { limits: ['heights' as const, 'heavy' as const, 'standing' as const] } }, 'unfit', [{ code: 'heights' }, { code: 'heavy' }, { code: 'standing' }]],
  ['20 hours at most for 20 hours', limited({ maxHoursPerWeek: 20 }), { ...post, hoursPerWeek: 20 }, 'fit', []],
  ['20 hours at most for 21', limited({ maxHoursPerWeek: 20 }), { ...post, hoursPerWeek: 21 }, 'unfit', [{ code: 'hours-per-week', has: 20, needs: 21 }]],
  ['home by 16:30 for a day until 16:30', limited({ latest: '16:30' }), { ...post, hours: { from: '08:00', to: '16:30' } }, 'fit', []],
  ['home by 16:30 for a day until 17:00', limited({ latest: '16:30' }), { ...post, hours: { from: '08:00', to: '17:00' } }, 'unfit', [{ code: 'latest', has: '16:30', needs: '17:00' }]],
  ['home by 23:00 for a night over midnight', limited({ latest: '23:00' }), { ...post, hours: { from: '20:00', to: '06:00' } }, 'unfit', [{ code: 'latest', has: '23:00', needs: '06:00' }]],
  ['a certificate is missing: training helps', { ...person, reasons: [{ code: 'certificate-missing' as const, kind: 'guard-card' }] }, post, 'after-training', [{ code: 'certificate-missing', kind: 'guard-card' }]],
  ['a limit and a certificate: both are named', { ...limited({ noNights: true }), reasons: [{ code: 'certificate-missing' as const, kind: 'guard-card' }] }, { ...post, requirements: { limits: ['nights' as const] } }, 'unfit', [{ code: 'nights' }, { code: 'certificate-missing', kind: 'guard-card' }]],
  ['too far', { ...limited({ maxDistanceM: 1000 }), home: { community: null, point: east } }, { ...post, point: kmNorth }, 'unfit', [{ code: 'distance', has: 1000, needs: 1112 }]],
  ['how far is not known: nobody is excluded for it', { ...limited({ maxDistanceM: 100 }), home: { community: 'community002', point: null } }, post, 'fit', []],
  ['works already, and the post is closed', { ...person, placed: true }, { ...post, open: false }, 'unfit', [{ code: 'post-closed' }, { code: 'placed' }]],
])('%s', (_, candidate, opening, fit, reasons) => {
  expect(matchOf(candidate as Candidate, opening as Opening)).toMatchObject({ fit, reasons })
})

const points = fc.record({ latE6: fc.integer({ min: -90_000_000, max: 90_000_000 }), lngE6: fc.integer({ min: -180_000_000, max: 180_000_000 }) })
const at = (point: { latE6: number; lngE6: number }) => ({ community: null, point })

test('a way is as long there as back, none to oneself, and never longer than half the earth', () => {
  fc.assert(
    fc.property(points, points, (a, b) => {
      const there = distanceBetween(at(a), at(b))!
      expect(there).toBe(distanceBetween(at(b), at(a)))
      expect(distanceBetween(at(a), at(a))).toBe(0)
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(20_015_087)
    }),
  )
})

test('whoever can do more fits wherever they fitted before, and a demand more never makes anybody fit', () => {
  const flags = fc.record({ noNights: fc.boolean(), noHeights: fc.boolean(), noHeavy: fc.boolean(), noStanding: fc.boolean(), maxHoursPerWeek: fc.option(fc.integer({ min: 1, max: 44 })) })
  const asks = fc.subarray(['nights', 'heights', 'heavy', 'standing'] as const)
  fc.assert(
    fc.property(flags, asks, asks, fc.option(fc.integer({ min: 1, max: 44 })), (limits, some, more, hoursPerWeek) => {
      const little = { ...post, hoursPerWeek, requirements: { limits: some } }
      const much = { ...little, requirements: { limits: [...new Set([...some, ...more])] } }
      expect(matchOf(person, much).fit).toBe('fit')
      if (matchOf(limited(limits), much).fit === 'fit') expect(matchOf(limited(limits), little).fit).toBe('fit')
      expect(matchOf(limited(limits), much).fit === 'fit').toBe(matchOf(limited(limits), much).reasons.length === 0)
    }),
  )
})

test('the best first: who fits, then who wished for it, then who is nearest, an unknown way last', () => {
  const row = (name: string, fit: 'fit' | 'after-training' | 'unfit', wished: boolean, distanceM: number | null) => ({ name, fit, wished, distanceM, reasons: [] })
  const best = [row('a', 'fit', true, 900), row('b', 'fit', true, null), row('c', 'fit', true, null), row('d', 'fit', false, 10), row('e', 'after-training', true, 0), row('f', 'unfit', true, 0)]
  fc.assert(fc.property(fc.shuffledSubarray(best, { minLength: best.length }), (mixed) => void expect(mixed.toSorted(byRank).map(({ name }) => name).join('')).toBe('abcdef')))
})
