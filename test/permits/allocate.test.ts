import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { PermitId, SpaceId, UnitId } from '../../functions/ids.ts'
import { allocate, type Application, drawsOf, type FreeSpace, type Method } from '../../functions/permits/allocate.ts'

const application = (id: string, more: Partial<Application> = {}): Application => ({ id: id as PermitId, unit: `u-${id}` as UnitId, resident: true, askedAt: '2026-12-01T00:00:00.000Z', barrierFree: false, held: 0, ...more })
const space = (number: string, kind: FreeSpace['kind'] = 'ordinary'): FreeSpace => ({ id: `s-${number}` as SpaceId, number, kind })
const given = (applications: Application[], spaces: FreeSpace[], method: Method = { kind: 'order' }) => allocate(applications, spaces, method).map(({ application: { id }, space: got }) => `${id}:${got?.number ?? '-'}`)

test.each<[string, Application[], FreeSpace[], string[]]>([
  ['who asked first', [application('b', { askedAt: '2' }), application('a', { askedAt: '1' })], [space('A2'), space('A10')], ['a:A2', 'b:A10']],
  ['residents before all others', [application('a', { resident: false, askedAt: '1' }), application('b', { askedAt: '9' })], [space('A1')], ['b:A1', 'a:-']],
  ["a first car before anybody's second", [application('a', { held: 1, askedAt: '1' }), application('b', { askedAt: '9' })], [space('A1')], ['b:A1', 'a:-']],
  ['two of one household count on', [application('a', { unit: 'u' as UnitId, askedAt: '1' }), application('b', { unit: 'u' as UnitId, askedAt: '2' }), application('c', { askedAt: '3' })], [space('A1'), space('A2')], ['a:A1', 'c:A2', 'b:-']],
  ['barrier-free spaces only to who needs one', [application('a', { askedAt: '1' }), application('b', { askedAt: '2', barrierFree: true })], [space('W1', 'barrier-free')], ['a:-', 'b:W1']],
  ['who needs a barrier-free one takes another where there is none', [application('a', { barrierFree: true })], [space('A1')], ['a:A1']],
  ['reserved spaces to nobody, those with a charger last', [application('a'), application('b')], [space('R1', 'reserved'), space('C1', 'charging'), space('Z9')], ['a:Z9', 'b:C1']],
])('%s', (_, applications, spaces, expected) => {
  expect(given(applications, spaces)).toEqual(expected)
})

const anApplication = (id: number) =>
  fc.record({ id: fc.constant(`p${id}` as PermitId), unit: fc.constantFrom('u1', 'u2', 'u3', 'u4').map((unit) => unit as UnitId), resident: fc.boolean(), askedAt: fc.constantFrom('1', '2', '3'), barrierFree: fc.boolean(), held: fc.nat(2) })
const applications = fc.nat(12).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anApplication(at))))
const spaces = fc.array(fc.constantFrom<FreeSpace['kind']>('ordinary', 'reserved', 'barrier-free', 'charging'), { maxLength: 10 }).map((kinds) => kinds.map((kind, at) => space(`A${at}`, kind)))
const method = fc.oneof(fc.constant<Method>({ kind: 'order' }), fc.string().map((seed): Method => ({ kind: 'lottery', seed })))

describe('for every set of applications and spaces', () => {
  it('the result is the same in whatever order they come in', () => {
    fc.assert(
      fc.property(applications, spaces, method, fc.infiniteStream(fc.nat()), (asked, free, by, keys) => {
        const shuffled = <T>(all: readonly T[]): T[] => all.map((one) => ({ one, key: keys.next().value as number })).toSorted((a, b) => a.key - b.key).map(({ one }) => one)
        expect(allocate(shuffled(asked), shuffled(free), by)).toEqual(allocate(asked, free, by))
      }),
    )
  })

  it('no space goes twice, none that is reserved, and none stays that somebody who waits could have', () => {
    fc.assert(
      fc.property(applications, spaces, method, (asked, free, by) => {
        const result = allocate(asked, free, by)
        const got = result.flatMap(({ space: one }) => one ?? [])
        expect(new Set(got.map(({ id }) => id)).size).toBe(got.length)
        expect(got.every(({ kind }) => kind !== 'reserved')).toBe(true)
        const left = free.filter(({ kind, id }) => (kind === 'ordinary' || kind === 'charging') && !got.some((one) => one.id === id))
        expect(left.length > 0 && result.some(({ space: one }) => !one)).toBe(false)
      }),
    )
  })

  it('residents come first, and among them first cars', () => {
    fc.assert(
      fc.property(applications, spaces, method, (asked, free, by) => {
        const order = allocate(asked, free, by).map(({ application: { resident }, nth }) => (resident ? 0 : 1000) + nth)
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('a lottery', () => {
  const ids = Array.from({ length: 20 }, (_, at) => `p${at}` as PermitId)

  it('is drawn again by anybody from its seed and its list', () => {
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const digest = sha(`福彩3D 2026325 期 4 7 1\n${ids.toSorted().join(',')}`)
    expect(drawsOf(ids, '福彩3D 2026325 期 4 7 1').get(ids[3]!)).toBe(sha(`${digest}:${ids[3]}`))
  })

  it('with another seed, or one more application, comes out otherwise', () => {
    const order = (all: readonly PermitId[], seed: string) => [...drawsOf(all, seed)].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id)
    expect(order(ids, '471')).not.toEqual(order(ids, '472'))
    expect(order([...ids, 'p20' as PermitId], '471').filter((id) => id !== 'p20')).not.toEqual(order(ids, '471'))
  })
})
