import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { usePaymentWords } from '../payments/words.ts'
import { AskRefundDialog } from '../refunds/ask-refund-dialog.tsx'
import type { Credit } from './queries.ts'
import { useHouseholdWords } from './words.ts'

type Refundable = Credit['refundable'][number]

/** The credit goes back the way it came: through which payments, and how much of each. */
export function CreditRefunds({ refundable }: { readonly refundable: readonly Refundable[] }) {
  const { creditPart: words } = useHouseholdWords()
  const { methods } = usePaymentWords()
  const { yuan, date } = useFormat()
  const may = useMay()
  const [asking, setAsking] = useState<Refundable>()
  if (refundable.length === 0) return <p className="mt-2 text-ink-2">{words.notRefundable}</p>
  return (
    <>
      <h3 className="mt-4 font-medium">{words.refundable}</h3>
      <ul className="mt-1 border-t border-line">
        {refundable.map((one) => (
          <li key={one.payment} className="flex flex-wrap items-center gap-x-4 border-b border-line py-1">
            <span className="min-w-0 flex-1 py-1">
              <Link to="/payments/$payment" params={{ payment: one.payment }} className={rowLink}>
                {one.receiptNo ?? words.kinds.payment}
              </Link>
              <span className="block text-[0.8125rem] text-ink-2">
                {methods[one.method]} · {date(one.valueDate)}
              </span>
            </span>
            <span className="whitespace-nowrap">{yuan(one.refundableFen)}</span>
            {may('createRefund') && (
              <button type="button" aria-label={`${words.refund} ${one.receiptNo ?? ''}`} onClick={() => setAsking(one)} className={textLink()}>
                {words.refund}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asking && <AskRefundDialog payment={forDialog(asking)} onClose={() => setAsking(undefined)} />}
    </>
  )
}

/** As if the payment were only what of it can be given back out of the credit. */
const forDialog = ({ payment, refundableFen, refundedFen }: Refundable) => ({ id: payment, amountFen: refundableFen + refundedFen, refundedFen, creditFen: refundableFen + refundedFen })
