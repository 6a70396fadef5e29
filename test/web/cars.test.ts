import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Instant } from '../../functions/calendar.ts'
import { type Fact, staysOf } from '../../functions/stays/stay-model.ts'
import type { Passing } from '../../web/resident/work/act-model.ts'
import { type Car, carsInside, freeSpaces, type Seen } from '../../web/resident/work/cars-model.ts'
import { priceOf, type Tariff } from '../../web/resident/work/price-model.ts'
import { searchCars } from '../../web/resident/work/search-model.ts'
import { rule } from '../tariffs/rules.ts'

const area = 'area00000001'
const start = Date.parse('2026-12-01T02:00:00Z')
const at = (seconds: number): Instant => new Date(start + seconds * 1000).toISOString() as Instant
const plates = ['浙A10001', '浙A10002'] as const
type Step = { readonly plate: string; readonly kind: 'in' | 'out'; readonly at: Instant }

const act = (step: Step, number: number, state: Passing['state']): Passing => ({ ...step, number, device: 'phone-000000000001', area, by: { id: 'm', name: 'm' }, state, tries: 0, class: 'small' })

/** Who is inside after these steps, by the server's own fold. */
const inside = (steps: readonly Step[]): Car[] =>
  plates.flatMap((plate) => {
    const facts = steps.filter((step) => step.plate === plate).map(({ kind, at: when }, place): Fact => ({ kind, key: `k${when}${place}`, at: when, device: 'd', class: 'small', standing: 'none', tariff: null }))
    const last = staysOf(facts).at(-1)
    return last?.in && !last.out ? [{ plate, class: 'small', standing: 'none', in: last.in, paidFen: 0, leaveUntil: null }] : []
  })

const places = (cars: readonly Car[]) => cars.map(({ plate, in: entry }) => `${plate} ${entry}`).toSorted()

it("who is inside by the phone is who is inside by the server's own rule, whatever of it the server has had", () => {
  const step = fc.record({ plate: fc.constantFrom(...plates), kind: fc.constantFrom('in' as const, 'out' as const), after: fc.integer({ min: 1, max: 400 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), fc.nat(14), fc.nat(3), (given, had, behind) => {
      let seconds = 0
      const steps = given.map(({ plate, kind, after }): Step => ({ plate, kind, at: at((seconds += after)) }))
      const sent = Math.min(had, steps.length)
      const acts = steps.map((one, place) => act(one, place + 1, place < sent ? 'sent' : 'waiting'))
      // The list may miss what was sent in the minute before it was asked.
      const asked = sent === 0 ? at(0) : steps[sent - 1]!.at
      const listed = steps.filter((one, place) => place < sent && (place < sent - behind ? true : Date.parse(asked) - Date.parse(one.at) > 60_000))
      const seen: Seen = { area, at: asked, cars: inside(listed) }
      expect(places(carsInside(seen, acts))).toEqual(places(inside(steps)))
    }),
  )
})

it('acts of another area, and those that were refused, change nobody', () => {
  const seen: Seen = { area, at: at(0), cars: [] }
  expect(carsInside(seen, [{ ...act({ plate: plates[0], kind: 'in', at: at(5) }, 1, 'waiting'), area: 'area00000002' }, act({ plate: plates[1], kind: 'in', at: at(5) }, 2, 'refused')])).toEqual([])
})

it('the price told without network is the rule of the day of entry; a permit, a payment and no tariff owe nothing', () => {
  const tariff: Tariff = { id: 't', versions: [{ from: '2026-11-01', rule: rule({ free: { minutes: 15, how: 'once' } }) }, { from: '2026-12-02', rule: rule({ free: { minutes: 600, how: 'once' } }) }] }
  const car = { in: at(0), class: 'small', standing: 'unknown', paidFen: 0, leaveUntil: null } as const
  expect(priceOf(car, tariff, at(61 * 60))).toMatchObject({ feeFen: 400, dueFen: 400 })
  expect(priceOf(car, tariff, at(15 * 60))).toMatchObject({ dueFen: 0 })
  expect(priceOf({ ...car, paidFen: 200 }, tariff, at(61 * 60))).toMatchObject({ feeFen: 400, dueFen: 200 })
  expect(priceOf({ ...car, paidFen: 200, leaveUntil: at(62 * 60) }, tariff, at(61 * 60))).toMatchObject({ dueFen: 0 })
  expect(priceOf({ ...car, coupons: [{ kind: 'minutes', minutes: 60 }] }, tariff, at(61 * 60))).toMatchObject({ dueFen: 200 })
  expect(priceOf({ ...car, standing: 'permit' }, tariff, at(61 * 60))).toMatchObject({ dueFen: 0 })
  expect(priceOf({ ...car, in: at(86_400) }, tariff, at(86_400 + 61 * 60))).toMatchObject({ dueFen: 0 })
  expect(priceOf(car, null, at(61 * 60))).toMatchObject({ dueFen: 0 })
  // It cannot know: then it says nothing rather than a wrong sum.
  expect(priceOf(car, undefined, at(61 * 60))).toBeUndefined()
  expect(priceOf(car, tariff, at(400 * 86_400))).toBeUndefined()
})

it('finds a car by any part of its plate or ticket, longest inside first, and counts what is free for short stays', () => {
  const of = (more: object, minutes: number): Car => ({ class: 'small', standing: 'none', in: at(minutes * 60), paidFen: 0, leaveUntil: null, ...more }) as Car
  const cars = [of({ plate: '浙A10001' }, 5), of({ plate: '浙B20001', standing: 'permit' }, 1), of({ ticket: 41 }, 3)]
  expect(searchCars(cars, '0001').map(({ plate }) => plate)).toEqual(['浙B20001', '浙A10001'])
  expect(searchCars(cars, 'a1').map(({ plate }) => plate)).toEqual(['浙A10001'])
  expect(searchCars(cars, '41').map(({ ticket }) => ticket)).toEqual([41])
  expect(freeSpaces({ spaces: 10, closed: 1, permits: 4 }, cars)).toBe(3)
  expect(freeSpaces({ spaces: 2, closed: 1, permits: 1 }, cars)).toBe(0)
})
