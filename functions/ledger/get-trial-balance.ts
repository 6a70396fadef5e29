import { firstDay, lastDay, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, invalid, type Say } from '../faults.ts'
import { accountOf, editionOn, type Fund, fundNames, funds } from './chart.ts'
import type { TrialBalance, TrialBalanceQuery, TrialRow } from './shapes.ts'
import { type Balance, sumVouchers } from './sum-vouchers.ts'

/**
 * Opening, movement and closing of each account within each fund, in fen, summed from the vouchers themselves.
 * Feeds the screen and its exports alike. Throws a broken invariant when a fund does not balance.
 */
export async function getTrialBalance(ctx: Ctx, query: TrialBalanceQuery, lang: keyof Say): Promise<TrialBalance> {
  const month = periodOfDate(query.to ?? query.from ?? today(ctx.clock))
  const from = query.from ?? firstDay(month)
  const to = query.to ?? lastDay(periodOfDate(from))
  if (from > to) throw invalid('from-after-to', { zh: '开始日期晚于结束日期。请重新选择期间。', en: 'The span begins after it ends. Choose another one.' })
  const { balances, vouchers } = await sumVouchers(ctx, from, to)
  const shown = balances.filter((balance) => query.fund === undefined || balance.fund === query.fund)
  const rows = shown.map((balance) => rowOf(balance, lang))
  const { note, ...edition } = editionOn(to)
  return {
    from,
    to,
    rows,
    funds: funds.filter((fund) => rows.some((row) => row.fund === fund)).map((fund) => totalOfFund(fund, rows, lang)),
    total: totalOf(rows),
    vouchers,
    edition: { ...edition, note: note[lang] },
  }
}

function rowOf(balance: Balance, lang: keyof Say): TrialRow {
  const { account, fund, openingFen, debitFen, creditFen } = balance
  const closingFen = openingFen + debitFen - creditFen
  const { name, class: kind } = accountOf(account)!
  return {
    account,
    name: name[lang],
    class: kind,
    fund,
    fundName: fundNames[fund][lang],
    openingDebitFen: Math.max(openingFen, 0),
    openingCreditFen: Math.max(-openingFen, 0),
    debitFen,
    creditFen,
    closingDebitFen: Math.max(closingFen, 0),
    closingCreditFen: Math.max(-closingFen, 0),
  }
}

const columns = ['openingDebitFen', 'openingCreditFen', 'debitFen', 'creditFen', 'closingDebitFen', 'closingCreditFen'] as const
type Total = Pick<TrialRow, (typeof columns)[number]>

function totalOf(rows: readonly TrialRow[]): Total {
  const total = Object.fromEntries(columns.map((column) => [column, rows.reduce((sum, row) => sum + row[column], 0)])) as Total
  return total
}

function totalOfFund(fund: Fund, rows: readonly TrialRow[], lang: keyof Say) {
  const total = totalOf(rows.filter((row) => row.fund === fund))
  assert(
    total.openingDebitFen === total.openingCreditFen && total.debitFen === total.creditFen && total.closingDebitFen === total.closingCreditFen,
    `the vouchers of fund ${fund} do not balance`,
  )
  return { fund, name: fundNames[fund][lang], ...total }
}
