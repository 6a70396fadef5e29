import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import type { Found } from './payment-screen.tsx'
import { usePaymentWords } from './words.ts'

type Part = { readonly key: string; readonly bill?: string; readonly text: string; readonly period: string; readonly amountFen: number }

/** Where each part of the money went; the parts add up to the payment. */
export function AppliedTo({ payment }: { readonly payment: Found }) {
  const words = usePaymentWords()
  const { columns } = useWords()
  const { amount, yuan, period } = useFormat()
  const parts: Part[] = payment.bills.map((bill) => ({ key: bill.bill, bill: bill.bill, text: bill.no, period: period(bill.period), amountFen: bill.amountFen }))
  if (payment.creditFen > 0) parts.push({ key: 'credit', text: words.toCredit, period: '', amountFen: payment.creditFen })
  const title = ({ bill, text }: Part) =>
    bill ? (
      <Link to="/bills/$bill" params={{ bill }} className={rowLink}>
        {text}
      </Link>
    ) : (
      text
    )
  return (
    <Section title={words.appliedTo} bare>
      <DataTable
        caption={words.appliedTo}
        rows={parts}
        rowKey={({ key }) => key}
        columns={[
          { key: 'bill', head: words.bill, names: true, cell: title },
          { key: 'period', head: columns.period, cell: (part) => part.period },
          { key: 'amount', head: words.appliedAmount, right: true, cell: (part) => amount(part.amountFen) },
        ]}
        foot={[columns.total, '', amount(payment.amountFen)]}
        phone={(part) => (
          <PhoneRow title={title(part)} aside={yuan(part.amountFen)}>
            <p className="text-ink-2">{part.period}</p>
          </PhoneRow>
        )}
      />
    </Section>
  )
}
