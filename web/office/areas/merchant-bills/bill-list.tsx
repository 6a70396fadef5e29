import { Link } from '@tanstack/react-router'
import type { MerchantBill } from '../../../../functions/merchant-bills/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMerchantWords } from './words.ts'

export function BillList({ bills }: { readonly bills: readonly MerchantBill[] }) {
  const words = useMerchantWords()
  const { yuan, day, moment } = useFormat()
  const title = (bill: MerchantBill) => (
    <Link to="/merchant-bills/$bill" params={{ bill: bill.id }} className={rowLink}>
      {words.formats[bill.format]}
    </Link>
  )
  const days = ({ from, to }: MerchantBill) => words.fromTo(day(from), day(to))
  const columns: Column<MerchantBill>[] = [
    { key: 'bill', head: words.bill, names: true, cell: title },
    { key: 'days', head: words.days, cell: days },
    { key: 'income', head: words.income, right: true, cell: (bill) => yuan(bill.incomeFen) },
    { key: 'lines', head: words.lines, right: true, cell: (bill) => words.newOf(bill.newLines, bill.lines) },
    { key: 'by', head: words.by, cell: (bill) => bill.createdByName },
    { key: 'when', head: words.when, cell: (bill) => moment(bill.createdAt) },
  ]
  return (
    <DataTable
      caption={words.history}
      rows={bills}
      rowKey={(bill) => bill.id}
      columns={columns}
      phone={(bill) => (
        <PhoneRow title={title(bill)} aside={yuan(bill.incomeFen)}>
          <p>{days(bill)}</p>
          <p className="text-ink-2">
            {words.lines} {words.newOf(bill.newLines, bill.lines)} · {bill.createdByName}
          </p>
        </PhoneRow>
      )}
    />
  )
}
