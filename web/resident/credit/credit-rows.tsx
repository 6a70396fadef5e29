import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { useWords } from '../i18n/words.ts'
import type { Credit } from './queries.ts'
import { useCreditWords } from './words.ts'

/** What came in and went out, newest first, with what was left after it. */
export function CreditRows({ credit }: { readonly credit: Credit }) {
  const words = useCreditWords()
  const common = useWords()
  const format = useFormat()
  return (
    <>
      <h2 className="mt-6 border-t border-line pt-4 text-[1.1rem] font-bold">{words.history}</h2>
      {credit.items.length === 0 && <p className="mt-1 text-ink-2">{words.none}</p>}
      <ol>
        {credit.items.map((row) => (
          <li key={`${row.kind} ${row.document}`} className="flex flex-wrap items-start justify-between gap-x-4 border-b border-line py-3">
            <span className="min-w-[9em] flex-1">
              <span className="block font-medium">{row.kind === 'used' && row.automatic ? words.usedAutomatic : words.kinds[row.kind]}</span>
              <span className="block text-ink-2">{format.date(row.date)}</span>
              {row.receiptNo && (
                <Link href={`/receipts/${row.document}`} className="inline-flex min-h-(--target) items-center font-medium text-brand-ink underline underline-offset-4">
                  {common.bills.receipt} {row.receiptNo}
                </Link>
              )}
              {row.bills.map((no) => (
                <span key={no} className="block text-ink-2">
                  {common.receipt.billNo(no)}
                </span>
              ))}
            </span>
            <span className="text-right whitespace-nowrap">
              <span className="block font-medium">
                {row.deltaFen > 0 ? '+' : ''}
                {format.yuan(row.deltaFen)}
              </span>
              <span className="block text-ink-2">{words.after(format.yuan(row.balanceFen))}</span>
            </span>
          </li>
        ))}
      </ol>
      {credit.next !== null && (
        <p className="mt-3">
          <Link href={`/statement?unit=${credit.unit}`} className={buttonClass('link')}>
            {words.more}
          </Link>
        </p>
      )}
    </>
  )
}
