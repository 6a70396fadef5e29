import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleOf, type RuleValues, untold, usualRule, valuesOf, withoutRow, withRow } from '../../web/office/areas/tariffs/rule-form.ts'
import { anyRule } from '../tariffs/any-rule.ts'

const wrongOf = (more: Partial<RuleValues>) => ruleOf({ ...usualRule, ...more }).problems.map(({ field, wrong }) => [field, wrong])
const small = usualRule.prices[0]!
const holiday = { ...small, day: 'holiday' } as const

describe('the editor of a tariff', () => {
  it('says nothing else than the rule that it was opened with', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        // Prices for holidays need holidays; the form says so.
        fc.pre(rule.holidays.length > 0 || rule.classes.every((one) => one.holiday === null))
        expect(ruleOf(valuesOf(rule))).toEqual({ rule, problems: [] })
      }),
    )
  })

  it.each([
    ['minutes that are none', { stepMinutes: '0' }, [['stepMinutes', 'number']]],
    ['an amount with three decimals', { prices: [{ ...small, step: '1.005' }] }, [['small-usual-step', 'yuan']]],
    ['an amount of another class', { prices: [small, { ...small, class: 'large', cap: 'x' }] }, [['large-usual-cap', 'yuan']]],
    ['half a night', { nightFrom: '22:00' }, [['nightFrom', 'night']]],
    ['prices of holidays without a holiday', { prices: [small, holiday] }, [['holidays', 'holidays']]],
    ['a day that is none', { prices: [small, holiday], holidays: '2026-10-01 2026-02-30' }, [['holidays', 'holidays']]],
  ] as const)('names %s', (_name, more, wrong) => {
    expect(wrongOf(more as Partial<RuleValues>)).toEqual(wrong)
  })

  it('reads holidays with anything between them, each once, in order', () => {
    expect(ruleOf({ ...usualRule, prices: [small, holiday], holidays: '2026-10-02，2026-10-01\n2026-10-02' }).rule?.holidays).toEqual(['2026-10-01', '2026-10-02'])
  })

  it('takes a class away with its holidays and never small cars', () => {
    const rows = withRow(withRow([small], { class: 'large', day: 'usual' }), { class: 'large', day: 'holiday' })
    expect(rows.map((row) => `${row.class} ${row.day}`)).toEqual(['small usual', 'large usual', 'large holiday'])
    expect(withoutRow(rows, rows[1]!)).toEqual([small])
    expect(untold(rows).map((row) => `${row.class} ${row.day}`)).toEqual(['small holiday', 'green usual', 'motor usual'])
  })
})
