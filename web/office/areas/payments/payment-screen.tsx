import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type * as z from 'zod'
import type { Payment } from '../../../../functions/payments/model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { RefundsOfPayment } from '../refunds/refunds-of-payment.tsx'
import { AppliedTo } from './applied-to.tsx'
import { paymentQuery } from './queries.ts'
import { usePaymentWords } from './words.ts'

export type Found = z.infer<typeof Payment>

/** One payment: who, how, what it paid, its receipt and its voucher. */
export function PaymentScreen() {
  const words = usePaymentWords()
  const { payment } = useParams({ from: '/payments/$payment' })
  const query = useQuery(paymentQuery(payment))
  return (
    <Page
      title={query.data?.receiptNo ? words.paymentNo(query.data.receiptNo) : words.payment}
      above={
        <Link to="/payments" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={query.data && <PaymentActs payment={query.data} />}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <PaymentFacts payment={found} />
            <AppliedTo payment={found} />
            <RefundsOfPayment payment={found} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function PaymentActs({ payment }: { readonly payment: Found }) {
  const words = usePaymentWords()
  const may = useMay()
  return (
    <>
      {may('listVouchers') && (
        <Link to="/vouchers/$voucher" params={{ voucher: payment.voucher }} className={buttonClass('plain', 'min-h-10')}>
          {words.voucher}
        </Link>
      )}
      <a href={fileUrl(`/v1/receipts/${payment.id}/pdf`)} target="_blank" rel="noreferrer" className={buttonClass('main', 'min-h-10')}>
        {words.printReceipt}
      </a>
    </>
  )
}

function PaymentFacts({ payment }: { readonly payment: Found }) {
  const words = usePaymentWords()
  const { yuan, date, moment } = useFormat()
  const given: readonly (readonly [string, string | null])[] = [
    [words.payer, payment.payer],
    [words.reference, payment.reference],
    [words.note, payment.note],
    [words.collector, payment.collector],
    [words.channelOrder, payment.channelOrder],
    [words.channelPayment, payment.channelPayment],
  ]
  const facts: Fact[] = [
    [
      words.household,
      <Link key="unit" to="/households/$unit" params={{ unit: payment.unit }} className={rowLink}>
        {payment.buildingName} {payment.room} {payment.name}
      </Link>,
    ],
    [words.amount, yuan(payment.amountFen)],
    [words.method, words.methods[payment.method]],
    [words.valueDate, date(payment.valueDate)],
    [words.entryDate, date(payment.entryDate)],
    [words.bookedAt, moment(payment.bookedAt)],
    ...given.filter((fact): fact is readonly [string, string] => Boolean(fact[1])),
  ]
  return (
    <Section title={words.payment}>
      <Facts className="mt-3" facts={facts} />
    </Section>
  )
}
