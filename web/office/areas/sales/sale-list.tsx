import { Link } from '@tanstack/react-router'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { useWords } from '../../i18n/languages.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { usePaymentWords } from '../payments/words.ts'
import type { SaleRow } from './queries.ts'
import { useSaleWords } from './words.ts'

export function SaleList({ sales }: { readonly sales: readonly SaleRow[] }) {
  const words = useSaleWords()
  const { methods } = usePaymentWords()
  const { yuanHead } = useWords()
  const { lang } = useLanguage()
  const { amount, yuan, day } = useFormat()
  const by = ({ collector, method }: SaleRow) => collector ?? <span className="text-ink-2">{methods[method]}</span>
  const columns: Column<SaleRow>[] = [
    {
      key: 'no',
      head: words.receiptNo,
      names: true,
      cell: (sale) => (
        <Link to="/sales/$sale" params={{ sale: sale.id }} className={rowLink}>
          {sale.receiptNo ?? words.numbering}
        </Link>
      ),
    },
    { key: 'date', head: words.valueDate, cell: (sale) => sale.valueDate },
    { key: 'kind', head: words.kind, cell: (sale) => words.kinds[sale.kind] },
    { key: 'what', head: words.what, cell: (sale) => sale.title[lang], wraps: true },
    { key: 'method', head: usePaymentWords().method, cell: (sale) => methods[sale.method] },
    { key: 'amount', head: yuanHead(words.amount), right: true, className: 'font-medium', cell: (sale) => amount(sale.amountFen) },
    { key: 'refunded', head: yuanHead(words.refunded), right: true, cell: (sale) => (sale.refundedFen > 0 ? amount(sale.refundedFen) : '—') },
    { key: 'collector', head: words.collector, cell: (sale) => sale.collector ?? <span className="text-ink-2">{words.online}</span> },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={sales}
      rowKey={(sale) => sale.id}
      columns={columns}
      phone={(sale) => (
        <PhoneRow
          title={
            <Link to="/sales/$sale" params={{ sale: sale.id }} className={rowLink}>
              {sale.title[lang]}
            </Link>
          }
          aside={yuan(sale.amountFen)}
        >
          <p className="text-ink-2">
            {day(sale.valueDate)} · {by(sale)} · {sale.receiptNo ?? words.numbering}
          </p>
          {sale.refundedFen > 0 && (
            <p className="text-ink-2">
              {words.refunded} {yuan(sale.refundedFen)}
            </p>
          )}
        </PhoneRow>
      )}
    />
  )
}
