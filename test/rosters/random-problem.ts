import * as fc from 'fast-check'
import type { Person, Problem } from '../../functions/rosters/engine/problem.ts'

export type Shapes = { readonly days: number; readonly kinds: number; readonly people: number; readonly rich?: boolean }

/** Small random problems: rules that bind, pins, wishes, and (`rich`) ceilings, spans, history, skills, pairs and fairness. */
export function problems({ days, kinds, people, rich = false }: Shapes): fc.Arbitrary<Problem> {
  const day = fc.nat({ max: days - 1 })
  const kind = fc.integer({ min: 1, max: kinds })
  const cells = (most: number, least = 0) => fc.uniqueArray(fc.record({ day, kind: fc.integer({ min: least, max: kinds }) }), { maxLength: most, selector: (cell) => cell.day })
  const before = fc.option(fc.oneof(fc.record({ worked: fc.integer({ min: 1, max: 3 }), kind }), fc.record({ off: fc.integer({ min: 1, max: 3 }) })), { nil: undefined })
  const person = fc.record({
    id: fc.constant('p'),
    minMinutes: fc.constantFrom(0, 480, 960, 1440),
    maxMinutes: fc.constantFrom(1440, 2400, 9600),
    maxRun: fc.integer({ min: 1, max: 5 }),
    minRun: fc.integer({ min: 1, max: 3 }),
    minRest: fc.integer({ min: 1, max: 3 }),
    maxWeekends: fc.integer({ min: 0, max: 2 }),
    maxOfKind: fc.array(rich ? fc.constantFrom(0, 1, 2, days) : fc.constantFrom(0, days, days, days), { minLength: kinds, maxLength: kinds }),
    pinned: cells(2),
    barred: cells(rich ? 3 : 0, 1),
    wishes: fc.array(fc.record({ day, kind, weight: fc.integer({ min: 1, max: 9 }), wants: fc.boolean() }), { maxLength: 6 }),
    before: rich ? before : fc.constant(undefined),
    spans: rich ? fc.constantFrom([], [[{ from: 0, to: 3, maxMinutes: 960 }, { from: 4, to: days - 1, maxMinutes: 1440 }]]) : fc.constant([]),
    balance: rich ? fc.option(fc.constant([{ kinds: [1], target: 2, weight: 3 }]), { nil: undefined }) : fc.constant(undefined),
  }).map(({ before: was, balance, ...rest }): Person => ({ ...rest, ...(was ? { before: was } : {}), ...(balance ? { balance } : {}) }))
  return fc.record({
    days: fc.constant(days),
    weekend: fc.nat({ max: 6 }).map((first) => Array.from({ length: days }, (_, at) => ((at + first) % 7 >= 5 ? Math.floor((at + first) / 7) : -1))),
    kinds: fc.array(fc.record({ id: fc.constant('k'), minutes: fc.constantFrom(240, 480, 480, 720), notBefore: fc.subarray(Array.from({ length: kinds }, (_, at) => at + 1), { maxLength: 1 }) }), { minLength: kinds, maxLength: kinds }),
    people: fc.array(person, { minLength: people, maxLength: people }),
    demand: fc.array(fc.record({
      day, kinds: fc.uniqueArray(kind, { minLength: 1, maxLength: 2 }), need: fc.nat({ max: 2 }), under: fc.constantFrom(10, 100), over: fc.constantFrom(0, 1, 5),
      people: rich ? fc.option(fc.uniqueArray(fc.nat({ max: people - 1 }), { minLength: 1 }), { nil: undefined }) : fc.constant(undefined),
    }), { maxLength: days * kinds }).map((lines) => lines.map(({ people: who, ...line }) => (who ? { ...line, people: who } : line))),
    pairs: rich && people > 1 ? fc.constantFrom([], [{ people: [0, 1] as const, how: 'apart' as const, weight: 7 }], [{ people: [0, 1] as const, how: 'together' as const, weight: 4 }]) : fc.constant([]),
  })
}
