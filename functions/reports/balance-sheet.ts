import { assert } from '../faults.ts'
import { accountOf, type Fund, funds, netAssetsOf } from '../ledger/chart.ts'
import type { Balance } from '../ledger/sum-vouchers.ts'
import { fen } from '../money.ts'
import type { Form, FormLine } from './forms.ts'

/** What a row is at the opening of the year and at the end of the span, in fen. */
export type TwoDates = { readonly openingFen: number; readonly closingFen: number }
export type SheetRow = TwoDates & { readonly no: number }
export type Sheet = { readonly rows: ReadonlyMap<number, TwoDates>; /** Of the net assets: income less expense that no year's end has carried over. */ readonly resultFen: TwoDates }

const dates = ['openingFen', 'closingFen'] as const

/**
 * The balance sheet of these funds by the form's rows. Income and expense that were not carried over yet stand within the net assets to which a
 * year's end will take them, so the sheet balances before and after: assets = liabilities + net assets, which is asserted.
 */
export function balanceSheetOf(form: Form, balances: readonly Balance[], of: readonly Fund[] = funds): Sheet {
  const rows = new Map<number, { openingFen: number; closingFen: number }>()
  const resultFen = { openingFen: 0, closingFen: 0 }
  const add = (no: number, amount: TwoDates): void => {
    const row = rows.get(no) ?? { openingFen: 0, closingFen: 0 }
    for (const date of dates) row[date] = fen(row[date] + amount[date])
    rows.set(no, row)
  }
  for (const balance of balances) {
    if (!of.includes(balance.fund)) continue
    const { class: kind } = accountOf(balance.account)!
    const result = kind === 'income' || kind === 'expense'
    // 1502 is printed as a positive figure that is taken off.
    const sign = kind === 'asset' && balance.account !== '1502' ? 1 : -1
    const amount = { openingFen: sign * balance.openingFen, closingFen: sign * (balance.openingFen + balance.debitFen - balance.creditFen) }
    add(form.rowOf[result ? netAssetsOf[balance.fund] : balance.account], amount)
    if (result) for (const date of dates) resultFen[date] = fen(resultFen[date] + amount[date])
  }
  for (const { lines } of form.balanceSheet) for (const line of lines) if (line.adds) rows.set(line.no, totalOf(line, rows))
  const [assets, claims] = [rows.get(60)!, rows.get(120)!]
  assert(dates.every((date) => assets[date] === claims[date]), `assets are liabilities and net assets: ${JSON.stringify([assets, claims])}`)
  return { rows, resultFen }
}

function totalOf({ adds = [], less = [] }: FormLine, rows: ReadonlyMap<number, TwoDates>): { openingFen: number; closingFen: number } {
  const sumOf = (nos: readonly number[], date: keyof TwoDates): number => nos.reduce((total, no) => total + (rows.get(no)?.[date] ?? 0), 0)
  return { openingFen: fen(sumOf(adds, 'openingFen') - sumOf(less, 'openingFen')), closingFen: fen(sumOf(adds, 'closingFen') - sumOf(less, 'closingFen')) }
}
