import { monthsFromTo, type Period, periodOfDate, today } from '../calendar.ts'
import { compare, compareSums } from '../budgets/compare.ts'
import { getBudget } from '../budgets/get-budget.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { fundNames, funds } from '../ledger/chart.ts'
import { isSource, purposeNames, sources, uses } from '../ledger/purposes.ts'
import { eachVoucher } from '../ledger/read-journal.ts'
import { IncomeByPlace } from './income-by-place.ts'
import type { BudgetReport, BudgetReportLine, MonthQuery } from './model.ts'

/** The fixed budget of a year against what the books say up to a month. Feeds the screen and its files. */
export async function getBudgetReport(ctx: Ctx, query: MonthQuery, lang: keyof Say): Promise<BudgetReport> {
  const period = query.period ?? periodOfDate(today(ctx.clock))
  const year = period.slice(0, 4)
  const months = monthsFromTo(`${year}-01` as Period, period)
  const actual = new IncomeByPlace(new Map(), query.fund)
  const { fixed, draft } = await getBudget(ctx, year)
  for (const month of months) await eachVoucher(ctx, month, (voucher) => actual.add(voucher))
  const lines = [...sources, ...uses].flatMap((purpose) =>
    funds.flatMap((fund): BudgetReportLine[] => {
      const found = actual.sums.get(`${fund} ${purpose}`)
      const planned = query.fund && query.fund !== fund ? undefined : fixed?.lines.find((line) => line.fund === fund && line.purpose === purpose)
      if (!found && !planned) return []
      const actualFen = [...(found?.fen.values() ?? [])].reduce((total, amount) => total + amount, 0)
      return [{ purpose, name: purposeNames[purpose][lang], group: isSource(purpose) ? 'sources' : 'uses', fund, fundName: fundNames[fund][lang], planned: planned !== undefined, ...compare(planned, actualFen, months.length) }]
    }),
  )
  const sumOf = (group: BudgetReportLine['group']) => compareSums(lines.filter((line) => line.group === group))
  return { period, fund: query.fund ?? null, version: fixed?.version ?? null, fixedBy: fixed?.fixedBy ?? null, fixedAt: fixed?.fixedAt ?? null, waiting: draft !== null, lines, sources: sumOf('sources'), uses: sumOf('uses') }
}
