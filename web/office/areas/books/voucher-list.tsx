import { Link } from '@tanstack/react-router'
import type { VoucherRow } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useBookWords } from './words.ts'

export function VoucherList({ caption, vouchers }: { readonly caption: string; readonly vouchers: readonly VoucherRow[] }) {
  const { journal: words, voucher } = useBookWords()
  const common = useWords()
  const { amount, yuan, day, marks } = useFormat()
  const title = (row: VoucherRow) => (
    <Link to="/vouchers/$voucher" params={{ voucher: row.id }} className={rowLink}>
      {row.text}
    </Link>
  )
  const sides = (row: VoucherRow, side: 'debitFen' | 'creditFen') =>
    row.postings
      .filter((posting) => posting[side] > 0)
      .map((posting) => `${posting.account} ${posting.accountName}`)
      .join(marks.comma)
  const columns: Column<VoucherRow>[] = [
    ...(vouchers.some(({ no }) => no !== null) ? [{ key: 'no', head: words.no, right: true, cell: (row: VoucherRow) => row.no ?? '—' }] : []),
    { key: 'date', head: words.date, cell: (row) => row.entryDate },
    { key: 'kind', head: words.kind, cell: (row) => row.kindName },
    { key: 'text', head: words.text, names: true, wraps: true, cell: title },
    { key: 'debit', head: voucher.debit, wraps: true, cell: (row) => sides(row, 'debitFen') },
    { key: 'credit', head: voucher.credit, wraps: true, cell: (row) => sides(row, 'creditFen') },
    { key: 'amount', head: common.yuanHead(words.amount), right: true, className: 'font-medium', cell: (row) => amount(row.amountFen) },
  ]
  return (
    <DataTable
      caption={caption}
      rows={vouchers}
      rowKey={(row) => row.id}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={title(row)} aside={yuan(row.amountFen)}>
          <p className="text-ink-2">
            {day(row.entryDate)} · {row.kindName}
          </p>
        </PhoneRow>
      )}
    />
  )
}
