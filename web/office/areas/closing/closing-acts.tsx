import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useMay } from '../../shell/session.ts'
import { afterClosing, type FoundMonth } from './queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useClosingWords } from './words.ts'

type Open = 'start' | 'approve' | 'decline' | 'reopen' | 'stay-closed'

/** What this person may do now; each asks once more. */
export function ClosingActs({ month }: { readonly month: FoundMonth }) {
  const words = useClosingWords()
  const { period, count } = useFormat()
  const may = useMay()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const param = { period: month.period }
  const done = async (answer: Promise<unknown>) => {
    await answer
    await afterClosing(client)
  }
  if (!may('startClose')) return null
  const { start, approve, decline, reopen } = month.may
  const act = (name: Open, label: string, main: boolean) => (
    <Button kind={main ? 'main' : 'plain'} className="min-h-10" onClick={() => setOpen(name)}>
      {label}
    </Button>
  )
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {start && act('start', words.start, true)}
      {approve && act('approve', words.approve, true)}
      {decline && act('decline', words.decline, false)}
      {reopen && act('reopen', month.reopening ? words.reopenAgree : words.reopen, month.reopening !== null)}
      {month.reopening && act('stay-closed', month.reopening.own ? words.reopenTakeBack : words.reopenDecline, false)}
      {open === 'start' && (
        <ConfirmDialog title={words.start} act={words.start} onClose={close} onConfirm={() => done(ask(api.closings[':period'].start.$post({ param })))}>
          <p>{words.startNote(period(month.period))}</p>
        </ConfirmDialog>
      )}
      {open === 'approve' && (
        <ConfirmDialog title={words.approve} act={words.approve} onClose={close} onConfirm={() => done(ask(api.closings[':period'].approval.$post({ param, json: { hash: month.hash ?? undefined } })))}>
          <p>{words.approveNote(period(month.period), count(month.vouchers ?? 0))}</p>
        </ConfirmDialog>
      )}
      {open === 'decline' && <ReasonDialog title={words.decline} act={words.declineAct} onGive={(json) => done(ask(api.closings[':period'].refusal.$post({ param, json })))} onClose={close} />}
      {open === 'reopen' && (
        <ReasonDialog title={month.reopening ? words.reopenAgree : words.reopen} note={words.reopenNote} act={month.reopening ? words.reopenAgree : words.reopen} onGive={(json) => done(ask(api.closings[':period'].reopening.$post({ param, json })))} onClose={close} />
      )}
      {open === 'stay-closed' && <ReasonDialog title={words.reopenDecline} act={words.reopenDecline} onGive={(json) => done(ask(api.closings[':period'].reopening.refusal.$post({ param, json })))} onClose={close} />}
    </div>
  )
}
