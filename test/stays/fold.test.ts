import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../functions/calendar.ts'
import type { TariffId } from '../../functions/ids.ts'
import { chargedUntil, type Fact, type GateFact, paidFen, staysOf, stateOf } from '../../functions/stays/stay-model.ts'

const at = (minute: number): Instant => new Date(Date.parse('2026-12-01T00:00:00Z') + minute * 60_000).toISOString() as Instant
const gate = (kind: 'in' | 'out', minute: number, key = `${kind}${minute}`): GateFact => ({ kind, key, at: at(minute), device: 'g', class: 'small', standing: 'none', tariff: 'tarifftariff' as TariffId })
const shape = (facts: readonly Fact[]) => staysOf(facts).map(({ in: entry, out, exitUnseen }) => [entry, out, exitUnseen])

describe('events pair up', () => {
  it.each<readonly [string, readonly GateFact[], readonly (readonly [Instant | null, Instant | null, boolean])[]]>([
    ['an entry and an exit are a stay', [gate('in', 0), gate('out', 60)], [[at(0), at(60), false]]],
    ['an entry alone is a car inside', [gate('in', 0)], [[at(0), null, false]]],
    ['an exit without an entry is a stay that nobody can price', [gate('out', 60)], [[null, at(60), false]]],
    ['two entries: the first exit was not seen', [gate('in', 0), gate('in', 600), gate('out', 660)], [[at(0), null, true], [at(600), at(660), false]]],
    ['one passing read twice is one entry', [gate('in', 0), gate('in', 2, 'second'), gate('out', 60)], [[at(0), at(60), false]]],
    ['and one exit', [gate('in', 0), gate('out', 60), gate('out', 61)], [[at(0), at(60), false]]],
    ['an exit hours after one is another', [gate('in', 0), gate('out', 60), gate('out', 600)], [[at(0), at(60), false], [null, at(600), false]]],
    ['an entry that came late heals an exit without one', [gate('out', 60), gate('in', 0)], [[at(0), at(60), false]]],
    ['in and out at one moment is a stay of no time', [gate('out', 0), gate('in', 0)], [[at(0), at(0), false]]],
  ])('%s', (_, facts, stays) => expect(shape(facts)).toEqual(stays))
})

const event = fc.tuple(fc.constantFrom('in' as const, 'out' as const), fc.integer({ min: 0, max: 300 })).map(([kind, minute]) => ({ kind, minute }))
const events = fc.array(event, { maxLength: 14 }).map((list) => list.map(({ kind, minute }, place) => gate(kind, minute, `k${place}`)))
const withMoney = events.chain((gates) =>
  fc.tuple(
    fc.constant(gates),
    fc.array(fc.tuple(fc.integer({ min: 0, max: Math.max(0, gates.length - 1) }), fc.integer({ min: 1, max: 900 })), { maxLength: gates.length ? 4 : 0 }).map((list) =>
      list.map(([of, amountFen], place): Fact => ({ kind: 'paid', key: `p${place}`, at: at(place), of: `k${of}`, amountFen, method: 'cash', until: at(place + 15) })),
    ),
  ).map(([all, paid]): Fact[] => [...all, ...paid]),
)

describe('whatever was seen and paid', () => {
  it('gives the same stays in any order', () =>
    fc.assert(
      fc.property(withMoney.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))), ([facts, shuffled]) => {
        expect(staysOf(shuffled)).toEqual(staysOf(facts))
      }),
    ))

  it('every event belongs to one stay, and all money is found again', () =>
    fc.assert(
      fc.property(withMoney, (facts) => {
        const stays = staysOf(facts)
        const seen = facts.filter(({ kind }) => kind === 'in' || kind === 'out').map(({ key }) => key)
        expect(stays.flatMap(({ keys }) => keys).toSorted()).toEqual(seen.toSorted())
        const paid = facts.reduce((sum, fact) => sum + (fact.kind === 'paid' ? fact.amountFen : 0), 0)
        expect(stays.reduce((sum, stay) => sum + paidFen(stay), 0)).toBe(paid)
        for (const stay of stays) expect(!stay.in || !stay.out || stay.in <= stay.out).toBe(true)
        expect(stays.filter((stay) => stateOf(stay, 0) === 'present').length).toBeLessThanOrEqual(1)
      }),
    ))
})

describe('whoever has paid', () => {
  const fee = (until: Instant): number => Math.ceil((Date.parse(until) - Date.parse(at(0))) / 3_600_000) * 200
  const paid = (minute: number, amountFen: number): Fact => ({ kind: 'paid', key: `p${minute}`, at: at(minute), of: 'in0', amountFen, method: 'cash', until: at(minute + 15) })
  it.each([
    ['may leave within the time that was granted', 59, 200, 70, 59],
    ['pays on after it', 59, 200, 75, 75],
    ['what the price was a moment before counts too', 61, 200, 70, 46],
    ['but not less than that', 61, 100, 70, 70],
  ])('%s', (_, minute, amountFen, now, until) => {
    const [stay] = staysOf([gate('in', 0), paid(minute, amountFen)])
    expect(chargedUntil(stay!, at(now), fee)).toBe(at(until))
  })
})
