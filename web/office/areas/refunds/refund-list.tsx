import { Link } from '@tanstack/react-router'
import type { RefundRow } from '../../../../functions/refunds/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { RefundState } from './refund-state.tsx'
import { useRefundWords } from './words.ts'

/** As the client reads a row. */
type Row = Omit<RefundRow, 'id' | 'payment' | 'unit'> & { readonly id: string }

export function RefundList({ refunds }: { readonly refunds: readonly Row[] }) {
  const words = useRefundWords()
  const { yuan, moment } = useFormat()
  const name = (refund: Row) => (
    <Link to="/refunds/$refund" params={{ refund: refund.id }} className={rowLink}>
      {refund.buildingName} {refund.room}
    </Link>
  )
  const columns: Column<Row>[] = [
    { key: 'household', head: words.household, names: true, cell: name },
    { key: 'receipt', head: words.receipt, cell: (refund) => refund.receiptNo ?? '—' },
    { key: 'source', head: words.source, cell: (refund) => words.sources[refund.source] },
    { key: 'amount', head: words.amount, right: true, className: 'font-medium', cell: (refund) => yuan(refund.amountFen) },
    { key: 'state', head: words.state, cell: (refund) => <RefundState state={refund.state} /> },
    { key: 'asked', head: words.asked, cell: (refund) => `${refund.requestedBy ?? ''} ${moment(refund.requestedAt)}` },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={refunds}
      rowKey={(refund) => refund.id}
      columns={columns}
      phone={(refund) => (
        <PhoneRow title={name(refund)} aside={yuan(refund.amountFen)}>
          <RefundState state={refund.state} />
          <p className="text-ink-2">
            {refund.requestedBy} · {moment(refund.requestedAt)}
          </p>
        </PhoneRow>
      )}
    />
  )
}
