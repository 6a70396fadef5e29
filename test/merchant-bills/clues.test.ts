import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnitId } from '../../functions/ids.ts'
import { cluesOf, mentionsBuilding, mentionsPlace, mentionsRoom } from '../../functions/merchant-bills/clues.ts'
import { type Known, matchHousehold } from '../../functions/merchant-bills/match-household.ts'

describe('a place in a remark', () => {
  it.each([
    ['2幢1-101物业费', '2幢', '1-101'],
    ['２幢１－１０１', '2幢', '1-101'],
    ['2号楼 1单元101室 11月', '2幢', '1-101'],
    ['2栋1-101', '2号楼', '1-101'],
    ['2-1-101', '2幢', '1-101'],
    ['2-101 王芳', '2号楼', '101'],
    ['物业 2 幢 101 室', '2号楼', '101'],
    ['A座1203', 'a座', '1203'],
    ['向阳新村3幢502', '3幢', '502'],
    ['老干部楼 302', '老干部楼', '302'],
    ['2幢101-物业费', '2幢', '101'],
  ])('%s is %s %s', (remark, building, room) => {
    const clues = cluesOf(remark)
    expect(mentionsBuilding(clues, building)).toBe(true)
    expect(mentionsPlace(clues, building, room)).toBe(true)
  })

  it.each([
    ['12幢1-101', '2幢', '1-101'],
    ['2幢1-1011', '2幢', '1-101'],
    ['2幢11-101', '2幢', '1-101'],
    ['2101', '2幢', '101'],
    ['2幢101', '2幢', '10'],
    ['2幢1-101', '2幢', '1'],
    ['2026-11-24', '2026幢', '11'],
    ['3幢101', '2幢', '101'],
  ])('%s is not %s %s', (remark, building, room) => {
    expect(mentionsPlace(cluesOf(remark), building, room)).toBe(false)
  })

  it.each([
    ['101室物业', '101', true],
    ['房号１０１', '101', true],
    ['3幢101', '101', false],
    ['101元', '101', false],
    ['1-101', '1-101', true],
    ['2-101', '101', false],
    ['12', '12', false],
    ['101.50', '101', false],
  ])('%s alone is room %s: %s', (remark, room, is) => {
    expect(mentionsRoom(cluesOf(remark), room)).toBe(is)
  })
})

it.each([
  ['账单202611-00042', ['202611-00042']],
  ['２０２６１１－０００４２', ['202611-00042']],
  ['202611 - 00042 谢谢', ['202611-00042']],
  ['20261100042', ['202611-00042']],
  ['202611-00042和202610-00041', ['202611-00042', '202610-00041']],
  ['202613-00042', []],
  ['1202611-00042', []],
  ['202611-000421', []],
])('the bills in %s are %s', (remark, numbers) => {
  expect(cluesOf(remark).billNos).toEqual(numbers)
})

const known = (unit: string, buildingName: string, room: string, ...open: number[]): Known => ({ unit: unit as UnitId, buildingName, room, name: '王芳', openFen: open.reduce((a, b) => a + b, 0), bills: open.map((openFen) => ({ openFen })) })
const street = [known('a', '2号楼', '101', 4000, 4000), known('b', '2号楼', '102', 4000), known('c', '10号楼', '101', 5000), known('d', '10号楼', '102', 4000), known('e', '2号楼', '102', 7000)]
const match = (remark: string, amountFen: number, byBill: Record<string, string> = {}) => {
  const { verdict, candidates } = matchHousehold(cluesOf(remark), amountFen, street, new Map(Object.entries(byBill) as [string, UnitId][]))
  return [verdict, candidates.map(({ unit, reasons }) => `${unit}:${reasons.join('+')}`)]
}

it.each([
  ['a bill’s number', '202611-00001', 1, { '202611-00001': 'a' }, 'matched', ['a:bill']],
  ['a number and the sum of all', '202611-00001', 8000, { '202611-00001': 'a' }, 'matched', ['a:bill+amount']],
  ['two bills of one household', '202611-00001 202610-00001', 8000, { '202611-00001': 'a', '202610-00001': 'a' }, 'matched', ['a:bill+amount']],
  ['a number and a door that contradict each other', '202611-00001 10号楼101', 5000, { '202611-00001': 'a' }, 'ambiguous', ['c:place+amount', 'a:bill']],
  ['a number of nobody', '202611-09999', 4000, {}, 'unmatched', []],
  ['a door', '2号楼101', 123, {}, 'matched', ['a:place']],
  ['two doors, even when one sum fits', '2号楼101和10号楼101', 5000, {}, 'ambiguous', ['c:place+amount', 'a:place']],
  ['a door that two communities have, told apart by the sum', '2号楼102', 7000, {}, 'matched', ['e:place+amount']],
  ['a door that two communities have, and no sum', '2号楼102', 1, {}, 'ambiguous', ['b:place', 'e:place']],
  ['a room in several buildings, told apart by the sum', '101室', 5000, {}, 'matched', ['c:room+amount']],
  ['a room in several buildings of equal sums (R1)', '102室', 4000, {}, 'ambiguous', ['b:room+amount', 'd:room+amount', 'e:room']],
  ['a sum alone, however rare', '', 7000, {}, 'unmatched', []],
  ['a building that is not there', '7号楼101', 4000, {}, 'unmatched', []],
])('%s', (_, remark, amountFen, byBill, verdict, candidates) => {
  expect(match(remark, amountFen, byBill as Record<string, string>)).toEqual([verdict, candidates])
})

it('whatever is written, a match names one household and never rests on a sum alone', () => {
  const words = fc.constantFrom('2号楼', '10号楼', '101', '102', ' ', '物业费', '-', '1', '202611-00001', '元')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), fc.constantFrom(4000, 5000, 7000, 8000), (parts, amountFen) => {
      const { verdict, candidates } = matchHousehold(cluesOf(parts.join('')), amountFen, street, new Map([['202611-00001', 'a' as UnitId]]))
      expect(candidates.length === 0 ? 'unmatched' : verdict).toBe(verdict)
      if (verdict === 'matched') expect(candidates).toHaveLength(1)
      for (const { reasons } of candidates) expect(reasons.some((reason) => reason !== 'amount')).toBe(true)
    }),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 12 }), (remark, name) => {
    const clues = cluesOf(remark)
    return [mentionsBuilding(clues, name), mentionsPlace(clues, name, '101'), mentionsRoom(clues, name)].every((one) => typeof one === 'boolean')
  }))
})
