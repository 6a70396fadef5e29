import { describe, expect, it } from 'vitest'
import { doorBook, doorsIn, looksLikeDoor } from '../../../functions/reconciliation/matching/doors.ts'
import { idKey, idsOfLine } from '../../../functions/reconciliation/matching/ids-of-line.ts'
import { codeBook } from '../../../functions/reconciliation/matching/payment-codes.ts'
import { learnedKey } from '../../../functions/reconciliation/matching/payers.ts'
import { line } from './samples.ts'

const households = doorBook([
  { spelling: '3-1-304', household: 'three' },
  { spelling: '3幢1单元304', household: 'three' },
  { spelling: '东街3-304', household: 'east' },
  { spelling: '西街3-304室', household: 'west' },
  { spelling: 'A座1203', household: 'tower' },
  { spelling: '老干部楼302', household: 'veterans' },
  { spelling: '5-1', household: 'none: a count' },
  { spelling: '11-02', household: 'none: a day' },
  { spelling: '和平巷5-12', household: 'lane' },
])
const known = (remark: string): string[] => doorsIn(remark).flatMap((door) => [...households(door)])

describe('a door in a remark', () => {
  it.each([
    ['3-1-304', 'three'],
    ['３－１－３０４', 'three'],
    ['3 - 1 — 304', 'three'],
    ['物业费3-1-304王芳', 'three'],
    ['（3幢1单元304室）11月', 'three'],
    ['3号楼1单元304', 'three'],
    ['3栋 1单元 304房', 'three'],
    ['3#1单元304', 'three'],
    ['3-1-304-11月', 'three'],
    ['3-1-304，2026年11月', 'three'],
    ['2026-11-02 3-1-304', 'three'],
    ['11月2日3-1-304物业费', 'three'],
    ['3-1-304.', 'three'],
    ['东街3-304', 'east'],
    ['红星里西街3-304缴费', 'west'],
    ['a座1203', 'tower'],
    ['A-1203', 'tower'],
    ['老干部楼302', 'veterans'],
    ['和平巷5-12', 'lane'],
  ])('%s is %s', (remark, household) => {
    expect(known(remark)).toEqual([household])
  })

  it.each([
    ['13-1-304'],
    ['3-1-3045'],
    ['3-1-304-2'],
    ['23-304'],
    ['3-304'],
    ['北街3-304'],
    ['2003-1-304567'],
    ['13800003130'],
    ['0571-3-1-304'],
    ['2026-11-02'],
    ['2026.3.1 304'],
    ['订单20263-1-304'],
    ['3-1-304元'],
    ['1203.00'],
    ['A座1203.5'],
    ['3-1-304A'],
    ['5-1'],
    ['5-12'],
    ['11-02'],
    [''],
  ])('“%s” is nobody’s', (remark) => {
    expect(known(remark)).toEqual([])
  })

  it.each([
    ['8-2-101', true],
    ['8-101', true],
    ['A-1203', true],
    ['2026-11-02', false],
    ['0571-88880000', false],
    ['202611-00042', false],
    ['304', false],
    ['11-02', false],
  ])('%s looks like a door: %s', (remark, is) => {
    expect(doorsIn(remark).some(looksLikeDoor)).toBe(is)
  })
})

describe('our code in a remark', () => {
  const codes = codeBook(['LL8K2Q', '202611-00042', 'AB-12-CD', '123456', 'ABC', '20261102'])
  it.each([
    ['LL8K2Q', ['LL8K2Q']],
    ['物业费ｌｌ８ｋ２ｑ谢谢', ['LL8K2Q']],
    ['LL-8K2Q', ['LL8K2Q']],
    ['LL 8K 2Q', ['LL8K2Q']],
    ['（LL8K2Q）', ['LL8K2Q']],
    ['ab12cd', ['AB12CD']],
    ['账单202611-00042', ['20261100042']],
    ['20261100042', ['20261100042']],
    ['202611 — 00042', ['20261100042']],
    ['LL8K2Q、202611-00042', ['LL8K2Q', '20261100042']],
    ['XLL8K2Q', []],
    ['LL8K2Q1', []],
    ['1202611-00042', []],
    ['202611-000421', []],
    ['123456', []],
    ['ABC', []],
    ['20261102', []],
    ['', []],
  ])('“%s” has %j', (remark, found) => {
    expect(codes(remark)).toEqual(found)
  })
})

it.each([
  ['ch_3PqXyZ', 'CH3PQXYZ'],
  ['ＮＯ.1234567', 'NO1234567'],
  ['12345', undefined],
  ['NOTPROVIDED', undefined],
  ['999999', undefined],
])('the id %s is %s', (text, key) => {
  expect(idKey(text)).toBe(key)
})

it('every reference of a line counts, and long words of its remark', () => {
  expect(idsOfLine(line('l', 1, { reference: 'REF00001/7', endToEnd: 'E2E00001', otherReferences: ['TxId:TX000001'], remark: 'po_1234567890 20261102' }))).toEqual(['REF000017', 'REF00001', 'E2E00001', 'TXIDTX000001', 'TX000001', 'PO1234567890'])
})

it.each([
  ['account', '6222 0000 1111', '622200001111'],
  ['account', '6222****1111', undefined],
  ['account', '123', undefined],
  ['name', '王 芳', '王芳'],
  ['name', '*芳', undefined],
  ['name', '芳', undefined],
  ['remark', '11月份物业费 老李代', '物业费老李代'],
  ['remark', '物业费', undefined],
] as const)('what is learned of a payer by %s “%s” is %s', (by, text, key) => {
  expect(learnedKey(by, text)).toBe(key)
})
