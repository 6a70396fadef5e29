import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { DisputesOf } from '../disputes/disputes-of.tsx'
import { AskRefundDialog, type Refundable } from './ask-refund-dialog.tsx'
import { refundsOfPaymentQuery } from './queries.ts'
import { RefundState } from './refund-state.tsx'
import { ReverseDialog } from './reverse-dialog.tsx'
import { useRefundWords } from './words.ts'

type Props = { readonly payment: Refundable & { readonly collector: string | null; readonly reversed: { readonly on: string; readonly by: string; readonly reason: string } | null } }

/** What went back of a payment, and the ways to give it back. */
export function RefundsOfPayment({ payment }: Props) {
  const words = useRefundWords()
  const { date } = useFormat()
  const may = useMay()
  const query = useQuery(refundsOfPaymentQuery(payment.id))
  const [open, setOpen] = useState<'ask' | 'reverse'>()
  const untouched = payment.reversed === null
  const left = payment.amountFen - payment.refundedFen
  return (
    <Section
      title={words.ofPayment}
      actions={
        <>
          {untouched && left > 0 && may('createRefund') && <Button onClick={() => setOpen('ask')}>{words.ask}</Button>}
          {untouched && payment.collector !== null && payment.refundedFen === 0 && may('reversePayment') && <Button onClick={() => setOpen('reverse')}>{words.reverse}</Button>}
        </>
      }
    >
      {payment.reversed && <p className="mt-2 font-medium text-bad">{words.reversedOn(date(payment.reversed.on), payment.reversed.by, payment.reversed.reason)}</p>}
      <Asked query={query} what={words.loading}>
        {({ items }) => (items.length === 0 ? <p className="mt-2 text-ink-2">{payment.reversed ? null : words.none}</p> : <Rows refunds={items} />)}
      </Asked>
      <DisputesOf of={{ payment: payment.id }} />
      {open === 'ask' && <AskRefundDialog payment={payment} onClose={() => setOpen(undefined)} />}
      {open === 'reverse' && <ReverseDialog payment={payment} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function Rows({ refunds }: { readonly refunds: readonly { readonly id: string; readonly amountFen: number; readonly state: Parameters<typeof RefundState>[0]['state']; readonly requestedAt: string }[] }) {
  const { yuan, moment } = useFormat()
  return (
    <ol className="mt-2">
      {refunds.map((refund) => (
        <li key={refund.id} className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-2">
          <Link to="/refunds/$refund" params={{ refund: refund.id }} className={rowLink}>
            {yuan(refund.amountFen)} · {moment(refund.requestedAt)}
          </Link>
          <RefundState state={refund.state} />
        </li>
      ))}
    </ol>
  )
}
