import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { TakeBackDialog } from './take-back-dialog.tsx'
import { useHouseholdWords } from './words.ts'
import type { Credit } from './queries.ts'

type Row = Credit['items'][number]

/** The last changes of a credit, each with what was left after it; the statement has them all. */
export function CreditHistory({ rows, more, unit }: { readonly rows: readonly Row[]; readonly more: boolean; readonly unit: string }) {
  const { creditPart: words } = useHouseholdWords()
  const { yuan, date, marks } = useFormat()
  const may = useMay()
  const [taking, setTaking] = useState<Row>()
  const takenBack = new Set(rows.filter(({ kind }) => kind === 'reversal').map(({ document }) => document))
  if (rows.length === 0) return <p className="mt-2 text-ink-2">{words.none}</p>
  return (
    <>
      <h3 className="mt-4 font-medium">{words.history}</h3>
      <ol className="mt-1 border-t border-line">
        {rows.map((row) => (
          <li key={`${row.kind} ${row.document}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line py-2">
            <span className="min-w-0">
              <What row={row} />
              <span className="block text-[0.8125rem] text-ink-2">{[date(row.date), row.bills.join(marks.comma)].filter(Boolean).join(' · ')}</span>
            </span>
            <span className="text-right whitespace-nowrap">
              <span className="font-medium">
                {row.deltaFen > 0 ? '+' : ''}
                {yuan(row.deltaFen)}
              </span>
              <span className="block text-[0.8125rem] text-ink-2">{words.after(yuan(row.balanceFen))}</span>
              {row.kind === 'used' && !takenBack.has(row.document) && may('reversePayment') && (
                <button type="button" aria-label={words.takeBackOf(row.bills.join(marks.comma))} onClick={() => setTaking(row)} className={textLink()}>
                  {words.takeBack}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
      {taking && <TakeBackDialog use={taking} onClose={() => setTaking(undefined)} />}
      {more && (
        <Link to="/households/$unit/statement" params={{ unit }} className={textLink()}>
          {words.more}
        </Link>
      )}
    </>
  )
}

/** Leads to the paper behind it. */
function What({ row }: { readonly row: Row }): ReactNode {
  const { creditPart: words } = useHouseholdWords()
  switch (row.kind) {
    case 'payment':
      return (
        <Link to="/payments/$payment" params={{ payment: row.document }} className={rowLink}>
          {words.kinds.payment} {row.receiptNo}
        </Link>
      )
    case 'refund':
    case 'refund-kept':
      return (
        <Link to="/refunds/$refund" params={{ refund: row.document }} className={rowLink}>
          {words.kinds[row.kind]}
        </Link>
      )
    case 'used':
      return <span>{row.automatic ? words.usedAutomatic : words.kinds.used}</span>
    case 'reversal':
    case 'dispute-lost':
      return <span>{words.kinds[row.kind]}</span>
    default:
      return row.kind satisfies never
  }
}
