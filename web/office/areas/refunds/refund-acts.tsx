import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { PayOutDialog } from './pay-out-dialog.tsx'
import { afterRefund, type FoundRefund } from './queries.ts'
import { useRefundWords } from './words.ts'

type Open = 'approve' | 'decline' | 'payOut' | 'keep'

/** What this person may do now; each asks once more. */
export function RefundActs({ refund }: { readonly refund: FoundRefund }) {
  const words = useRefundWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const { approve, decline, payOut, decide } = refund.may
  const param = { refund: refund.id }
  const done = async (answer: Promise<unknown>) => {
    await answer
    await afterRefund(client)
  }
  const solve = (action: 'retry' | 'keep') => done(ask(api.stuck[':stuck'].resolution.$post({ param: { stuck: `refund~${refund.id}` }, json: { action } })))
  if (!approve && !decline && !payOut && !decide) return null
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {approve && (
        <Button kind="main" className="min-h-10" onClick={() => setOpen('approve')}>
          {words.approve}
        </Button>
      )}
      {decide && <Retry onRetry={() => solve('retry')} />}
      {payOut && (
        <Button kind={decide ? 'plain' : 'main'} className="min-h-10" onClick={() => setOpen('payOut')}>
          {words.payOut}
        </Button>
      )}
      {decide && (
        <Button className="min-h-10" onClick={() => setOpen('keep')}>
          {words.keep}
        </Button>
      )}
      {decline && (
        <Button className="min-h-10" onClick={() => setOpen('decline')}>
          {words.decline}
        </Button>
      )}
      {open === 'approve' && (
        <ConfirmDialog
          title={words.approve}
          act={`${words.approve} ${yuan(refund.amountFen)}`}
          onClose={close}
          onConfirm={() => done(ask(api.refunds[':refund'].approval.$post({ param })))}
        >
          <p>{words.approveNote(yuan(refund.amountFen), refund.source, isByHand(refund.method) ? 'by-hand' : 'online')}</p>
        </ConfirmDialog>
      )}
      {open === 'keep' && (
        <ConfirmDialog title={words.keep} act={words.keep} onClose={close} onConfirm={() => solve('keep')}>
          <p>{words.keepNote(yuan(refund.amountFen))}</p>
        </ConfirmDialog>
      )}
      {open === 'decline' && <DeclineDialog onDecline={(json) => done(ask(api.refunds[':refund'].refusal.$post({ param, json })))} onClose={close} />}
      {open === 'payOut' && <PayOutDialog method={refund.method} onPayOut={(json) => done(ask(api.refunds[':refund'].handover.$post({ param, json })))} onClose={close} />}
    </div>
  )
}

const isByHand = (method: FoundRefund['method']): boolean => method === 'cash' || method === 'transfer' || method === 'alipay-code' || method === 'wechat-code'

function Retry({ onRetry }: { readonly onRetry: () => Promise<unknown> }) {
  const words = useRefundWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="main" className="min-h-10" onClick={() => setAsking(true)}>
        {words.retry}
      </Button>
      {asking && (
        <ConfirmDialog title={words.retry} act={words.retry} onClose={() => setAsking(false)} onConfirm={onRetry}>
          <p>{words.lead}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
