import { expect, it, test } from 'vitest'
import { measurePrecision, type ProposalFate } from '../../../functions/reconciliation/matching/measure-precision.ts'
import { type Decided, proposeRules } from '../../../functions/reconciliation/matching/propose-rules.ts'
import { line } from './samples.ts'

const decided = (id: string, household: string | null, parts: Parameters<typeof line>[2]): Decided => ({ household, line: line(id, 4000, parts) })

it('proposes what a person matched twice, with its back-test, the faultless first', () => {
  const history = [
    decided('a', 'h1', { counterparty: '王芳', counterAccount: '62220001' }),
    decided('b', 'h1', { counterparty: '王 芳', counterAccount: '62220001' }),
    decided('c', 'h2', { counterparty: '王芳', counterAccount: '62220009' }),
    decided('d', 'h3', { counterparty: '李梅', remark: '老李代缴物业费' }),
    decided('e', 'h3', { counterparty: '李兰', remark: '11月老李代缴物业费' }),
    decided('f', null, { counterparty: '李兰', remark: '老李代缴物业费' }),
  ]
  const found = proposeRules(history)
  expect(found.map(({ by, household, right, wrong }) => `${by} ${household} ${right}/${wrong}`)).toEqual(['account h1 2/0', 'name h1 2/1', 'remark h3 2/1'])
  expect(found[1]).toMatchObject({ value: '王芳', rightLines: ['a', 'b'], wrongLines: ['c'] })
  expect(proposeRules(history.toReversed())).toEqual(found)
  expect(proposeRules(history, [{ by: 'account', value: '6222 0001', household: 'h1' }]).map(({ by }) => by)).toEqual(['name', 'remark'])
})

test('one match is no rule, a masked name none, and one that is wrong as often as right is not proposed', () => {
  expect(proposeRules([decided('a', 'h1', { counterparty: '王芳' })])).toEqual([])
  expect(proposeRules(['a', 'b'].map((id) => decided(id, 'h1', { counterparty: '*芳' })))).toEqual([])
  expect(proposeRules(['a', 'b', 'c', 'd'].map((id, n) => decided(id, `h${n % 2}`, { counterparty: '王芳' })))).toEqual([])
})

it('measures an account by what people decided: changed, refused and undone are wrong, waiting is neither, and never rounds up to all', () => {
  const fates = (fate: ProposalFate['fate'], count: number, rule: ProposalFate['rule'] = 'payer'): ProposalFate[] => Array.from({ length: count }, () => ({ accountId: 'bank', rule, fate }))
  const bank = measurePrecision([...fates('confirmed', 6), ...fates('changed', 1), ...fates('refused', 1), ...fates('undone', 1), ...fates('waiting', 4), ...fates('confirmed', 3, 'unit-code')]).get('bank')!
  expect(bank).toMatchObject({ right: 9, wrong: 3, waiting: 4, precisionPpm: 750_000 })
  expect(bank.rules['unit-code']).toEqual({ right: 3, wrong: 0, waiting: 0, precisionPpm: 1_000_000 })
  expect(bank.rules.subset.precisionPpm).toBeNull()
  expect(measurePrecision([...fates('confirmed', 1_999), ...fates('undone', 1)]).get('bank')!.precisionPpm).toBe(999_500)
  expect(measurePrecision([]).size).toBe(0)
})
