import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { compare, compareSums, monthsOf } from '../../functions/budgets/compare.ts'
import { fixBudget } from '../../functions/budgets/fix-budget.ts'
import { getBudget, listBudgetVersions } from '../../functions/budgets/get-budget.ts'
import { type BudgetLine, SaveBudget } from '../../functions/budgets/model.ts'
import { saveBudget } from '../../functions/budgets/save-budget.ts'
import { MonthQuery } from '../../functions/reports/model.ts'
import { getBudgetReport } from '../../functions/reports/get-budget-report.ts'
import { billOf, book, booksOnATable } from '../ledger/books.ts'

const wages = (yearFen: number): BudgetLine => ({ fund: 'ORGANISATION', purpose: 'wages', yearFen, monthsFen: null })
const fees: BudgetLine = { fund: 'ORGANISATION', purpose: 'fees', yearFen: 78, monthsFen: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }
const code = (thrown: Promise<unknown>): Promise<unknown> => thrown.then(() => 'done', (error: { code?: string }) => error.code)

describe('a year’s budget', () => {
  const { fresh } = booksOnATable()
  const people = () => {
    const ctx = fresh()
    const as = (id: string, role: 'head' | 'finance'): Ctx => ({ ...ctx, actor: { kind: 'member', id, name: id, roles: [role] } })
    return { finance: as('张丽', 'finance'), head: as('周敏', 'head'), head2: as('王强', 'head'), stranger: fresh() }
  }
  const save = (ctx: Ctx, revision: number, lines: BudgetLine[], note = '') => saveBudget(ctx, SaveBudget.parse({ year: '2026', revision, lines, note }))

  it('is entered by finance and counts for nothing until a head fixes it, each the same however often it is sent', async () => {
    const { finance, head, stranger } = people()
    expect(await getBudget(finance, '2026')).toEqual({ year: '2026', revision: 0, draft: null, fixed: null, mayFix: false })
    const drafts = await Promise.all([save(finance, 0, [wages(1200), fees]), save(finance, 0, [wages(1200), fees])])
    expect(drafts[0]).toEqual(drafts[1])
    expect(drafts[0]).toMatchObject({ revision: 1, fixed: null, mayFix: false, draft: { enteredBy: '张丽' } })
    expect((await getBudget(head, '2026')).mayFix).toBe(true)
    const fixed = await Promise.all([fixBudget(head, { year: '2026', revision: 1 }), fixBudget(head, { year: '2026', revision: 1 })])
    expect(fixed[0]).toEqual(fixed[1])
    expect(fixed[0]).toMatchObject({ revision: 2, draft: null, fixed: { version: 1, enteredBy: '张丽', fixedBy: '周敏', lines: [wages(1200), fees] } })
    expect((await listBudgetVersions(head, '2026')).items).toHaveLength(1)
    expect((await getBudget(stranger, '2026')).revision).toBe(0)
    expect((await getBudget(head, '2027')).revision).toBe(0)
  })

  it('is changed with a reason and by two people once it is fixed; what was fixed before stays', async () => {
    const { finance, head, head2 } = people()
    await save(head, 0, [wages(1200)])
    await fixBudget(head, { year: '2026', revision: 1 })
    expect(await code(save(head, 2, [wages(2400)]))).toBe('needs-reason')
    await save(head, 2, [wages(2400)], '多招两人')
    expect((await getBudget(head, '2026')).mayFix).toBe(false)
    expect(await code(fixBudget(head, { year: '2026', revision: 3 }))).toBe('second-person')
    expect(await code(fixBudget(head2, { year: '2026', revision: 2 }))).toBe('changed-meanwhile')
    expect((await fixBudget(head2, { year: '2026', revision: 3 })).fixed).toMatchObject({ version: 2, note: '多招两人', lines: [wages(2400)] })
    expect((await listBudgetVersions(finance, '2026')).items.map(({ version, lines }) => [version, lines[0]!.yearFen])).toEqual([[1, 1200], [2, 2400]])
    expect(await code(fixBudget(head2, { year: '2026', revision: 4 }))).toBe('nothing-to-fix')
  })

  it('is never written over: of two who enter at once one is told', async () => {
    const { finance, head } = people()
    const answers = await Promise.all([code(save(finance, 0, [wages(100)])), code(save(head, 0, [wages(200)]))])
    expect(answers.toSorted()).toEqual(['changed-meanwhile', 'done'])
    expect(await code(save(finance, 5, [wages(100)]))).toBe('changed-meanwhile')
  })

  it('refuses months that are not the year, a line twice, and a sum below nothing', () => {
    const parse = (...lines: unknown[]) => SaveBudget.safeParse({ year: '2026', revision: 0, lines }).success
    expect(parse(fees)).toBe(true)
    expect(parse({ ...fees, yearFen: 79 })).toBe(false)
    expect(parse(wages(1), wages(2))).toBe(false)
    expect(parse(wages(-1))).toBe(false)
    expect(parse()).toBe(false)
  })

  it('stands against what the books say up to the month, by line and in sums; what nobody planned is shown too', async () => {
    const { finance, head } = people()
    await book(finance, billOf('b1', '2026-01-05', 4), billOf('b2', '2026-02-05', 2, { fund: 'OWNERS_COMMON' }), billOf('b3', '2026-03-01', 999))
    await save(finance, 0, [wages(1201), fees])
    const report = (period: string) => getBudgetReport(finance, MonthQuery.parse({ period }), 'zh')
    expect(await report('2026-02')).toMatchObject({ version: null, waiting: true, sources: { plannedFen: 0, actualFen: 6 } })
    await fixBudget(head, { year: '2026', revision: 1 })
    const { lines, sources, uses, version } = await report('2026-02')
    expect(version).toBe(1)
    expect(lines.map(({ purpose, fund, planned, yearFen, plannedFen, actualFen, deviationFen, deviationBp }) => [purpose, fund, planned, yearFen, plannedFen, actualFen, deviationFen, deviationBp])).toEqual([
      ['fees', 'OWNERS_COMMON', false, 0, 0, 2, 2, null],
      ['fees', 'ORGANISATION', true, 78, 3, 4, 1, 3333],
      ['wages', 'ORGANISATION', true, 1201, 201, 0, -201, -10_000],
    ])
    expect([sources.plannedFen, sources.actualFen, uses.deviationFen]).toEqual([3, 6, -201])
  })
})

it('the months of a line are the year to the fen, and deviations add up, for any budget', () => {
  const line = fc.record({ yearFen: fc.integer({ min: 0, max: 1e11 }), actual: fc.integer({ min: -1e11, max: 1e11 }) })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 10 }), fc.integer({ min: 1, max: 12 }), (list, months) => {
      for (const { yearFen } of list) expect(monthsOf({ yearFen, monthsFen: null }).reduce((total, amount) => total + amount, 0)).toBe(yearFen)
      const parts = list.map(({ yearFen, actual }) => compare({ yearFen, monthsFen: null }, actual, months))
      expect(compareSums(parts).deviationFen).toBe(parts.reduce((total, { deviationFen }) => total + deviationFen, 0))
    }),
  )
})
