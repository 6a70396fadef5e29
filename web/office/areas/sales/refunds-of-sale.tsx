import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { DisputesOf } from '../disputes/disputes-of.tsx'
import { DeclineDialog } from '../refunds/decline-dialog.tsx'
import { PayOutDialog } from '../refunds/pay-out-dialog.tsx'
import { RefundState } from '../refunds/refund-state.tsx'
import { useRefundWords } from '../refunds/words.ts'
import { AskSaleRefundDialog } from './ask-sale-refund-dialog.tsx'
import { afterSaleRefund, type FoundSale, type FoundSaleRefund, saleRefundsQuery } from './queries.ts'
import { useSaleWords } from './words.ts'

/** What went back, by a rule or by two people, and what this person may do about it. */
export function RefundsOfSale({ sale }: { readonly sale: FoundSale }) {
  const words = useSaleWords()
  const { ask: askWord } = useRefundWords()
  const may = useMay()
  const query = useQuery(saleRefundsQuery(sale.id))
  const [asking, setAsking] = useState(false)
  return (
    <Section title={words.refunds} actions={sale.refundedFen + sale.keptFen < sale.amountFen && may('createSaleRefund') && <Button onClick={() => setAsking(true)}>{askWord}</Button>}>
      <Asked query={query} what={words.refundsLoading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-2 text-ink-2">{words.noRefunds}</p>
          ) : (
            <ol className="mt-2">
              {items.map((refund) => (
                <li key={refund.id} className="border-b border-line py-3">
                  <OneRefund refund={refund} />
                </li>
              ))}
            </ol>
          )
        }
      </Asked>
      <DisputesOf of={{ sale: sale.id }} />
      {asking && <AskSaleRefundDialog sale={sale} onClose={() => setAsking(false)} />}
    </Section>
  )
}

type Props = { readonly refund: FoundSaleRefund }

function OneRefund({ refund }: Props) {
  const words = useSaleWords()
  const refunds = useRefundWords()
  const { lang } = useLanguage()
  const { yuan, moment } = useFormat()
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="font-medium">
          {yuan(refund.amountFen)} · {refund.rule === null ? refund.reason : words.rules[refund.rule]}
        </p>
        <RefundState state={refund.state} />
      </div>
      {refund.problem && <p className="mt-2 border-l-4 border-bad bg-paper px-4 py-3 font-medium">{refund.problem[lang]}</p>}
      {refund.state === 'requested' && !refund.may.approve && <p className="mt-2 border-l-4 border-warn bg-paper px-4 py-3">{refunds.waitSecond}</p>}
      <ol className="mt-1 text-ink-2">
        {refund.steps.map((step) => (
          <li key={`${step.what} ${step.at}`}>{[refunds.steps[step.what], moment(step.at), step.by, step.note].filter(Boolean).join(' · ')}</li>
        ))}
      </ol>
      <RefundActs refund={refund} />
    </>
  )
}

type Open = 'approve' | 'decline' | 'payOut' | 'retry'

function RefundActs({ refund }: Props) {
  const words = useSaleWords()
  const refunds = useRefundWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const done = async (answer: Promise<unknown>) => {
    await answer
    await afterSaleRefund(client)
  }
  const one = api.sales[':sale'].refunds[':saleRefund']
  const param = { sale: refund.sale, saleRefund: refund.id }
  const { approve, decline, payOut, retry } = refund.may
  if (!approve && !decline && !payOut && !retry) return null
  return (
    <div className="mt-3 flex flex-wrap gap-3">
      {approve && (
        <Button kind="main" className="min-h-10" onClick={() => setOpen('approve')}>
          {refunds.approve}
        </Button>
      )}
      {retry && (
        <Button kind="main" className="min-h-10" onClick={() => setOpen('retry')}>
          {refunds.retry}
        </Button>
      )}
      {payOut && (
        <Button kind={retry ? 'plain' : 'main'} className="min-h-10" onClick={() => setOpen('payOut')}>
          {refunds.payOut}
        </Button>
      )}
      {decline && (
        <Button className="min-h-10" onClick={() => setOpen('decline')}>
          {refunds.decline}
        </Button>
      )}
      {open === 'approve' && (
        <ConfirmDialog title={refunds.approve} act={`${refunds.approve} ${yuan(refund.amountFen)}`} onClose={close} onConfirm={() => done(ask(one.approval.$post({ param })))}>
          <p>{words.approveNote(yuan(refund.amountFen))}</p>
        </ConfirmDialog>
      )}
      {open === 'retry' && (
        <ConfirmDialog title={refunds.retry} act={refunds.retry} onClose={close} onConfirm={() => done(ask(api.stuck[':stuck'].resolution.$post({ param: { stuck: `sale-refund~${refund.id}` }, json: { action: 'retry' } })))}>
          <p>{yuan(refund.amountFen)}</p>
        </ConfirmDialog>
      )}
      {open === 'decline' && <DeclineDialog onDecline={(json) => done(ask(one.refusal.$post({ param, json })))} onClose={close} />}
      {open === 'payOut' && <PayOutDialog method={refund.method} onPayOut={(json) => done(ask(one.handover.$post({ param, json })))} onClose={close} />}
    </div>
  )
}
