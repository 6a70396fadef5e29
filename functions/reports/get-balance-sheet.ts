import { firstDay, lastDay, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { type Fund, fundNames, funds } from '../ledger/chart.ts'
import { sumVouchers } from '../ledger/sum-vouchers.ts'
import { balanceSheetOf, type Sheet } from './balance-sheet.ts'
import { accountsOf, type Form, formOn } from './forms.ts'
import type { BalanceSheet, MonthQuery, SheetLine } from './model.ts'

/** 资产负债表: what there is, what is owed and what is left, when the year began and at the end of a month. Feeds the screen and its files. */
export async function getBalanceSheet(ctx: Ctx, query: MonthQuery, lang: keyof Say): Promise<BalanceSheet> {
  const period = query.period ?? periodOfDate(today(ctx.clock))
  const [from, to] = [firstDay(`${period.slice(0, 4)}-01` as Period), lastDay(period)]
  const { balances, vouchers } = await sumVouchers(ctx, from, to)
  const form = formOn(to)
  const sheet = balanceSheetOf(form, balances, query.fund ? [query.fund] : funds)
  const { note, ...edition } = form.edition
  return {
    period,
    from,
    to,
    fund: query.fund ?? null,
    lines: linesOf(form, sheet, lang),
    totalFen: sheet.rows.get(60)!,
    netAssetsFen: sheet.rows.get(110)!,
    resultFen: sheet.resultFen,
    funds: funds.filter((fund) => balances.some((balance) => balance.fund === fund)).map((fund) => ({ fund, name: fundNames[fund][lang], ...endOf(form, balances, fund) })),
    vouchers,
    edition: { ...edition, note: note[lang] },
  }
}

const zero = { openingFen: 0, closingFen: 0 }

function linesOf(form: Form, { rows }: Sheet, lang: keyof Say): SheetLine[] {
  return form.balanceSheet.flatMap(({ name, side, lines }) => [
    { no: null, name: name[lang], accounts: [], side, kind: 'heading' as const, ...zero },
    ...lines.map((line) => ({ no: line.no, name: line.name[lang], accounts: accountsOf(form, line.no, 'sheet'), side, kind: line.adds ? ('total' as const) : ('row' as const), ...(rows.get(line.no) ?? zero) })),
  ])
}

function endOf(form: Form, balances: Parameters<typeof balanceSheetOf>[1], fund: Fund) {
  const { rows } = balanceSheetOf(form, balances, [fund])
  return { assetsFen: rows.get(60)!.closingFen, liabilitiesFen: rows.get(100)!.closingFen, netAssetsFen: rows.get(110)!.closingFen }
}
