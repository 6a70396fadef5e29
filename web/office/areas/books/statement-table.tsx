import { Link } from '@tanstack/react-router'
import type { Statement, StatementRow } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useBookWords } from './words.ts'

export function StatementTable({ statement }: { readonly statement: Statement }) {
  const { statement: words } = useBookWords()
  const { columns: common, yuanHead } = useWords()
  const { amount, yuan, date } = useFormat()
  const balance = (fen: number) => (fen < 0 ? words.creditOf(amount(-fen)) : amount(fen))
  const columns: Column<StatementRow>[] = [
    { key: 'date', head: words.date, cell: (row) => row.date },
    { key: 'text', head: words.text, names: true, wraps: true, cell: (row) => <Document row={row} /> },
    { key: 'no', head: words.no, cell: (row) => row.no ?? '—' },
    { key: 'charge', head: yuanHead(words.charge), right: true, cell: (row) => (row.chargeFen ? amount(row.chargeFen) : '') },
    { key: 'paid', head: yuanHead(words.payment), right: true, cell: (row) => (row.paidFen ? amount(row.paidFen) : '') },
    { key: 'balance', head: yuanHead(words.balance), right: true, className: 'font-medium', cell: (row) => balance(row.balanceFen) },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={statement.rows}
      rowKey={(row) => `${row.kind} ${row.document}`}
      columns={columns}
      foot={[common.total, '', '', amount(statement.chargedFen), amount(statement.paidFen), balance(statement.closingFen)]}
      phone={(row) => (
        <PhoneRow title={<Document row={row} />} aside={yuan(row.chargeFen || row.paidFen)}>
          <p className="text-ink-2">
            {date(row.date)} · {words.kinds[row.kind]}
          </p>
          <p className="text-ink-2">
            {words.balance} {balance(row.balanceFen)}
          </p>
        </PhoneRow>
      )}
    />
  )
}

function Document({ row }: { readonly row: StatementRow }) {
  switch (row.kind) {
    case 'bill':
      return (
        <Link to="/bills/$bill" params={{ bill: row.document }} className={rowLink}>
          {row.text}
        </Link>
      )
    case 'payment':
    case 'reversal':
      return (
        <Link to="/payments/$payment" params={{ payment: row.document }} className={rowLink}>
          {row.text}
        </Link>
      )
    default:
      return <>{row.text}</>
  }
}
