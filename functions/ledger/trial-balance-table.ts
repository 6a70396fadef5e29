import type { Say } from '../faults.ts'
import type { Column, Table } from '../tables/table.ts'
import type { TrialBalance, TrialRow } from './shapes.ts'

type Line = Pick<TrialRow, 'name' | 'openingDebitFen' | 'openingCreditFen' | 'debitFen' | 'creditFen' | 'closingDebitFen' | 'closingCreditFen'> & { readonly account: string; readonly fundName: string }

/** The rows of the screen, then a total for each fund and one in all. */
export function trialBalanceTable(balance: TrialBalance, lang: keyof Say): Table<Line> {
  const total = { zh: '合计', en: 'Total' }[lang]
  return {
    file: `${title[lang]}-${balance.from}_${balance.to}`,
    sheet: title,
    columns,
    rows: [
      ...balance.rows,
      ...balance.funds.map(({ name, ...sums }) => ({ account: '', fundName: name, ...sums, name: total })),
      { account: '', name: total, fundName: '', ...balance.total },
    ],
  }
}

const title: Say = { zh: '科目余额表', en: 'trial-balance' }

const columns: readonly Column<Line>[] = [
  { kind: 'text', title: { zh: '科目编号', en: 'Account' }, width: 10, value: (row) => row.account },
  { kind: 'text', title: { zh: '科目', en: 'Account name' }, width: 22, value: (row) => row.name },
  { kind: 'text', title: { zh: '资金属性', en: 'Fund' }, width: 20, value: (row) => row.fundName },
  { kind: 'money', title: { zh: '期初借方', en: 'Opening debit' }, value: (row) => row.openingDebitFen },
  { kind: 'money', title: { zh: '期初贷方', en: 'Opening credit' }, value: (row) => row.openingCreditFen },
  { kind: 'money', title: { zh: '本期借方', en: 'Debit' }, value: (row) => row.debitFen },
  { kind: 'money', title: { zh: '本期贷方', en: 'Credit' }, value: (row) => row.creditFen },
  { kind: 'money', title: { zh: '期末借方', en: 'Closing debit' }, value: (row) => row.closingDebitFen },
  { kind: 'money', title: { zh: '期末贷方', en: 'Closing credit' }, value: (row) => row.closingCreditFen },
]
