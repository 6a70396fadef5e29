import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, type BusinessDate, dayOf, type Period, periodOf } from '../../functions/calendar.ts'
import { type RetirementKind, retirementOf, retirementTables, usualRetirementKind } from '../../functions/hires/retirement-rules.ts'

const when = (born: string, kind: RetirementKind): string => {
  const { on, years, months } = retirementOf(born as BusinessDate, kind)
  return `${on} ${years}/${months}`
}

describe('the age of retirement (E1)', () => {
  // The edges of the national table: the last of the old age, the first and last of a step, the last step and after it.
  it.each<[string, RetirementKind, string]>([
    ['1964-12-31', 'man', '2024-12-31 60/0'],
    ['1965-01-01', 'man', '2025-02-01 60/1'],
    ['1965-01-31', 'man', '2025-02-28 60/1'],
    ['1965-04-30', 'man', '2025-05-30 60/1'],
    ['1965-05-01', 'man', '2025-07-01 60/2'],
    ['1976-08-31', 'man', '2039-07-31 62/11'],
    ['1976-09-01', 'man', '2039-09-01 63/0'],
    ['1990-02-28', 'man', '2053-02-28 63/0'],
    ['1969-12-31', 'woman-55', '2024-12-31 55/0'],
    ['1970-01-01', 'woman-55', '2025-02-01 55/1'],
    ['1981-08-15', 'woman-55', '2039-07-15 57/11'],
    ['1981-09-15', 'woman-55', '2039-09-15 58/0'],
    ['1974-12-31', 'woman-50', '2024-12-31 50/0'],
    ['1975-01-15', 'woman-50', '2025-02-15 50/1'],
    ['1975-02-15', 'woman-50', '2025-03-15 50/1'],
    ['1975-03-15', 'woman-50', '2025-05-15 50/2'],
    ['1984-10-31', 'woman-50', '2039-09-30 54/11'],
    ['1984-11-01', 'woman-50', '2039-11-01 55/0'],
    ['1984-02-29', 'woman-50', '2038-09-29 54/7'],
  ])('born %s, %s: %s', (born, kind, expected) => expect(when(born, kind)).toBe(expected))

  it('names the document that it follows, the old one for those who were there before 2025', () => {
    expect(retirementOf('1964-12-31' as BusinessDate, 'man').source).toContain('国发〔1978〕104号')
    expect(retirementOf('1965-01-01' as BusinessDate, 'man').source).toContain('渐进式延迟法定退休年龄')
    expect(retirementTables.map(({ from }) => from)).toEqual(['1978-06-02', '2025-01-01'])
    expect([usualRetirementKind('f'), usualRetirementKind('m'), usualRetirementKind(null)]).toEqual(['woman-50', 'man', 'man'])
  })

  it('never comes earlier for whoever was born a month later, and stays within the ages of the law', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 12 }), fc.constantFrom<RetirementKind>('man', 'woman-55', 'woman-50'), fc.integer({ min: 1, max: 28 }), (months, kind, day) => {
        const month: Period = addMonths(periodOf(1945, 1), months)
        const [one, next] = [month, addMonths(month, 1)].map((period) => retirementOf(dayOf(period, day), kind)) as [ReturnType<typeof retirementOf>, ReturnType<typeof retirementOf>]
        expect(next.on > one.on).toBe(true)
        const [least, most] = { man: [60, 63], 'woman-55': [55, 58], 'woman-50': [50, 55] }[kind] as [number, number]
        const age = one.years * 12 + one.months
        expect(age >= least * 12 && age <= most * 12).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
