import { Link } from '@tanstack/react-router'
import type { ExpenseRow, ExpenseState as State } from '../../../../functions/expenses/model.ts'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { purposeNames } from '../../../../functions/ledger/purposes.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useExpenseWords } from './words.ts'

/** As the client reads a row. */
type Row = Omit<ExpenseRow, 'id' | 'supplier'> & { readonly id: string }

const tones = { requested: 'wait', approved: 'part', paid: 'good', declined: 'off', withdrawn: 'off', reversed: 'off' } as const satisfies Record<State, Tone>

export function ExpenseState({ state }: { readonly state: State }) {
  return <Status tone={tones[state]}>{useExpenseWords().states[state]}</Status>
}

export function ExpenseList({ caption, expenses }: { readonly caption: string; readonly expenses: readonly Row[] }) {
  const words = useExpenseWords()
  const { lang } = useLanguage()
  const { yuan, date } = useFormat()
  const name = (expense: Row) => (
    <Link to="/expenses/$expense" params={{ expense: expense.id }} className={rowLink}>
      {expense.text}
    </Link>
  )
  const columns: Column<Row>[] = [
    { key: 'date', head: words.date, cell: (expense) => date(expense.date) },
    { key: 'text', head: words.text, names: true, wraps: true, cell: name },
    { key: 'payee', head: words.payee, wraps: true, cell: (expense) => expense.payee },
    { key: 'purpose', head: words.purpose, cell: (expense) => purposeNames[expense.purpose][lang] },
    { key: 'fund', head: words.fund, cell: (expense) => fundNames[expense.fund][lang] },
    { key: 'amount', head: words.amount, right: true, className: 'font-medium', cell: (expense) => yuan(expense.amountFen) },
    { key: 'state', head: words.state, cell: (expense) => <ExpenseState state={expense.state} /> },
  ]
  return (
    <DataTable
      caption={caption}
      rows={expenses}
      rowKey={(expense) => expense.id}
      columns={columns}
      phone={(expense) => (
        <PhoneRow title={name(expense)} aside={yuan(expense.amountFen)}>
          <ExpenseState state={expense.state} />
          <p className="text-ink-2">
            {date(expense.date)} · {expense.payee} · {purposeNames[expense.purpose][lang]}
          </p>
        </PhoneRow>
      )}
    />
  )
}
