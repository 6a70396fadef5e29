import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useOverviewWords } from './words.ts'

/** The newest payments, each leading to its own page. */
export function LastPayments({ payments }: { readonly payments: Overview['lastPayments'] }) {
  const words = useOverviewWords()
  const { yuan, day } = useFormat()
  return (
    <Section
      title={words.last}
      className="max-xl:mt-4"
      actions={
        <Link to="/payments" className={textLink()}>
          {words.toPayments}
        </Link>
      }
    >
      {payments.length === 0 && <p className="mt-2 text-ink-2">{words.noPayments}</p>}
      <ul className="mt-1 divide-y divide-line">
        {payments.map((payment) => (
          <li key={payment.payment} className="flex items-baseline gap-3 py-2">
            <span className="min-w-0 flex-1">
              <Link to="/payments/$payment" params={{ payment: payment.payment }} className={rowLink}>
                {payment.text}
              </Link>
            </span>
            <span className="text-ink-2">{day(payment.date)}</span>
            <span className="min-w-20 text-right font-bold">{yuan(payment.amountFen)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
