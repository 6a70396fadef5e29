import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchLines } from '../../../functions/reconciliation/matching/match-lines.ts'
import type { Match, Matching, MatchingEntry, MatchingInput, MatchingLine } from '../../../functions/reconciliation/matching/model.ts'
import { subsetSums } from '../../../functions/reconciliation/matching/subset-sums.ts'
import { booked, entry, line, withSettings } from './samples.ts'

const doors = ['1-1-101', '1-1-102', '2-1-101']
const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`)
const amounts = fc.oneof(fc.constantFrom(4000, 4001, 5500, 9500, 15_000), fc.integer({ min: 1, max: 400_000 }))
const ids = fc.constantFrom('', '', '', 'ORDER0001', 'ORDER0002', 'ORDER0003')

const anyLine = (id: string): fc.Arbitrary<MatchingLine> =>
  fc
    .record({ amount: amounts, on: days, endToEnd: ids, remark: fc.constantFrom('', '', ...doors, '1-1-101 1-1-102', 'LL8K2Q', '物业费9-1-909'), counterparty: fc.constantFrom('', '王芳', '李梅'), accountId: fc.constantFrom('bank', 'bank', 'alipay') })
    .map(({ amount, on, ...parts }) => line(id, amount, { on, ...parts }))

const anyEntry = (id: string): fc.Arbitrary<MatchingEntry> =>
  fc.record({ amount: amounts, on: days, order: ids, door: fc.constantFrom(undefined, ...doors), isBooked: fc.boolean(), coded: fc.boolean(), fee: fc.constantFrom(undefined, 24) }).map(({ amount, on, order, door, isBooked, coded, fee }) =>
    (isBooked ? booked : entry)(id, amount, {
      on,
      orderNumbers: order === '' ? [] : [order],
      ...(door === undefined ? {} : { household: door, unitCodes: [door] }),
      ...(coded && door === doors[0] ? { paymentCode: 'LL8K2Q' } : {}),
      ...(fee === undefined ? {} : { fee }),
    }),
  )

const many = <Item>(name: string, of: (id: string) => fc.Arbitrary<Item>): fc.Arbitrary<Item[]> => fc.integer({ min: 0, max: 14 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => of(`${name}${n}`))))

const anyInput: fc.Arbitrary<MatchingInput> = fc.record({
  lines: many('l', anyLine),
  entries: many('e', anyEntry),
  learned: fc.constantFrom([], [{ by: 'name', value: '王芳', household: doors[1]! } as const], [{ by: 'name', value: '李梅', household: doors[0]! } as const, { by: 'name', value: '李梅', household: doors[2]! } as const]),
  settings: fc.record({ feeSplit: fc.boolean(), tolerance: fc.constantFrom(0, 1), windowDays: fc.constantFrom(0, 3, 30) }).map(({ feeSplit, tolerance, windowDays }) => withSettings({ feeSplit, windowDays, toleranceFen: { 'unit-code': tolerance, subset: tolerance, 'unique-amount': tolerance } })),
})

const lineIdsOf = ({ matches, ties, open }: Matching): string[] => [...matches.flatMap(({ lineIds }) => lineIds), ...ties.map(({ lineId }) => lineId), ...open.map(({ lineId }) => lineId)]

test('every line has one answer, no entry has two lines’, and a tie matches nothing', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const found = matchLines(input)
      expect(lineIdsOf(found).toSorted()).toEqual(input.lines.map(({ id }) => id).toSorted())
      const taken = found.matches.flatMap(({ entryIds }) => entryIds)
      expect(new Set(taken).size).toBe(taken.length)
      expect([...taken, ...found.entriesLeft].toSorted()).toEqual(input.entries.map(({ id }) => id).toSorted())
    }),
    { numRuns: 100 },
  )
})

test('what is matched adds up, to the tolerance, and the fee and the difference are told', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const lineFen = new Map(input.lines.map((one) => [one.id, one.amountFen as number]))
      const entryFen = new Map(input.entries.map((one) => [one.id, one]))
      for (const { lineIds, entryIds, feeFen, differenceFen, rule } of matchLines(input).matches) {
        const lines = lineIds.reduce((sum, id) => sum + lineFen.get(id)!, 0)
        const entries = entryIds.reduce((sum, id) => sum + entryFen.get(id)!.amountFen, 0)
        expect(lines).toBe(entries - feeFen + differenceFen)
        expect(Math.abs(differenceFen)).toBeLessThanOrEqual(input.settings['bank']!.toleranceFen[rule] ?? 0)
        expect([0, input.settings['bank']!.feeSplit ? entryIds.reduce((sum, id) => sum + (entryFen.get(id)!.feeFen ?? 0), 0) : 0]).toContain(feeFen)
        expect(lineIds.length === 1 || entryIds.length === 1).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('the order of lines, entries and learned payers changes nothing', () => {
  const shuffled = anyInput.chain((input) => fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.lines], { minLength: input.lines.length }), fc.shuffledSubarray([...input.entries], { minLength: input.entries.length })))
  fc.assert(
    fc.property(shuffled, ([input, lines, entries]) => {
      expect(matchLines({ ...input, lines, entries, learned: input.learned.toReversed() })).toEqual(matchLines(input))
    }),
    { numRuns: 100 },
  )
})

test('one more line that names nothing changes no match by id, code, door or payer, and takes only uniqueness from amounts', () => {
  const stranger = fc.tuple(amounts, days).map(([amount, on]) => line('x', amount, { on }))
  const words = ({ lineIds, entryIds, rule }: Match): string => `${lineIds.join()}=${entryIds.join()} ${rule}`
  const byName = ({ matches }: Matching): string[] => matches.filter(({ rule }) => rule !== 'unique-amount' && rule !== 'subset').map(words).toSorted()
  const byAmount = ({ matches }: Matching): string[] => matches.filter(({ rule, lineIds }) => rule === 'unique-amount' && !lineIds.includes('x')).map(words)
  fc.assert(
    fc.property(anyInput, stranger, (input, more) => {
      const before = matchLines(input)
      const after = matchLines({ ...input, lines: [...input.lines, more] })
      expect(byName(after)).toEqual(byName(before))
      const were = new Set(byAmount(before))
      expect(byAmount(after).filter((one) => !were.has(one))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('a line far from every day and sum changes nothing at all', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const more = line('x', 900_000_001, { on: '2029-01-01' })
      const { open, ...rest } = matchLines({ ...input, lines: [...input.lines, more] })
      expect({ ...rest, open: open.filter(({ lineId }) => lineId !== 'x') }).toEqual(matchLines(input))
    }),
    { numRuns: 100 },
  )
})

test('sums found by halves are those found by trying all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 200 }), { maxLength: 9 }), fc.integer({ min: -60, max: 400 }), fc.constantFrom(0, 1), (values, target, tolerance) => {
      let answers = 0
      for (let mask = 1; mask < 2 ** values.length; mask += 1) {
        const total = values.reduce((sum, value, place) => sum + (mask & (1 << place) ? value : 0), 0)
        if (Math.abs(total - target) <= tolerance) answers += 1
      }
      const found = subsetSums(values, target, tolerance)
      expect(found.length).toBe(Math.min(2, answers))
      for (const places of found) expect(Math.abs(places.reduce((sum, place) => sum + values[place]!, 0) - target)).toBeLessThanOrEqual(tolerance)
    }),
  )
})
