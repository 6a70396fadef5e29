import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInWords } from '../../functions/paper/amount-in-words.ts'

describe('人民币大写', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [56, '伍角陆分'],
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [1001, '壹拾元零壹分'],
    [4020, '肆拾元零贰角整'],
    [10_000, '壹佰元整'],
    [10_006, '壹佰元零陆分'],
    [10_156, '壹佰零壹元伍角陆分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [100_000_000, '壹佰万元整'],
    [100_010_000, '壹佰万零壹佰元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_000_100_000, '壹亿零壹仟元整'],
    [-4020, '负肆拾元零贰角整'],
  ])('%i fen is %s', (fen, words) => {
    expect(amountInWords(fen)).toBe(words)
  })

  it('tells any two amounts apart, says no zero twice in a row, and ends in 整 or 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.integer({ min: 0, max: 99_999_999_999 }), (a, b) => {
        const words = amountInWords(a)
        expect(words).not.toContain('零零')
        expect(words).toMatch(/[整分]$/)
        expect(words === amountInWords(b)).toBe(a === b)
      }),
    )
  })
})
