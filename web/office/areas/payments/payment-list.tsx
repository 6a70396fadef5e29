import { Link } from '@tanstack/react-router'
import type { PaymentPage } from '../../../../functions/payments/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { usePaymentWords } from './words.ts'

type Row = PaymentPage['items'][number]

export function PaymentList({ payments }: { readonly payments: readonly Row[] }) {
  const words = usePaymentWords()
  const { columns: common, yuanHead } = useWords()
  const { amount, yuan, day } = useFormat()
  const columns: Column<Row>[] = [
    {
      key: 'no',
      head: words.receiptNo,
      names: true,
      cell: (payment) => (
        <Link to="/payments/$payment" params={{ payment: payment.id }} className={rowLink}>
          {payment.receiptNo ?? words.numbering}
        </Link>
      ),
    },
    { key: 'date', head: words.valueDate, cell: (payment) => payment.valueDate },
    { key: 'room', head: common.room, cell: (payment) => `${payment.buildingName} ${payment.room}` },
    { key: 'name', head: common.name, cell: (payment) => payment.name, className: 'max-w-40 truncate' },
    { key: 'method', head: words.method, cell: (payment) => words.methods[payment.method] },
    { key: 'amount', head: yuanHead(words.amount), right: true, className: 'font-medium', cell: (payment) => amount(payment.amountFen) },
    { key: 'credit', head: yuanHead(words.toCredit), right: true, cell: (payment) => (payment.creditFen > 0 ? amount(payment.creditFen) : '—') },
    { key: 'collector', head: words.collector, cell: (payment) => payment.collector ?? <span className="text-ink-2">{words.online}</span> },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={payments}
      rowKey={(payment) => payment.id}
      columns={columns}
      phone={(payment) => (
        <PhoneRow
          title={
            <Link to="/payments/$payment" params={{ payment: payment.id }} className={rowLink}>
              {payment.buildingName} {payment.room} {payment.name}
            </Link>
          }
          aside={yuan(payment.amountFen)}
        >
          <p className="text-ink-2">
            {day(payment.valueDate)} · {words.methods[payment.method]}
          </p>
          <p className="text-ink-2">{payment.receiptNo ?? words.numbering}</p>
        </PhoneRow>
      )}
    />
  )
}
