import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterException, type FoundException } from './queries.ts'
import { useExceptionWords } from './words.ts'

type Props = { readonly exception: FoundException; readonly onClose: () => void }
type Step = 'assign' | 'comment' | 'close' | 'agree' | 'keep'

/** One exception: where to look, who looks after it, what was said, and the way to close it. */
export function ExceptionDialog({ exception, onClose }: Props) {
  const words = useExceptionWords()
  const { lang } = useLanguage()
  const { moment } = useFormat()
  const [step, setStep] = useState<Step>()
  const { may, closing, comments } = exception
  if (step) return <StepDialog exception={exception} step={step} onClose={() => setStep(undefined)} />
  return (
    <Dialog title={words.what} onClose={onClose}>
      <p className="mt-4 font-medium wrap-anywhere">{exception.say[lang]}</p>
      <a href={exception.path} className={textLink()}>
        {words.look}
      </a>
      {closing && <p className="mt-2 border-l-4 border-warn px-3 py-2">{closing.state === 'asked' ? words.closeAsked(closing.by, closing.reason) : words.closed(closing.by, closing.agreedBy ?? '', closing.reason)}</p>}
      <h3 className="mt-4 font-bold">{words.comments}</h3>
      {comments.length === 0 && <p className="text-ink-2">{words.noComments}</p>}
      <ul>
        {comments.map(({ at, by, text }) => (
          <li key={`${at} ${text}`} className="border-b border-line py-2">
            <p className="wrap-anywhere">{text}</p>
            <p className="text-ink-2">
              {by} · {moment(at)}
            </p>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        {may.act && <Button onClick={() => setStep('comment')}>{words.addComment}</Button>}
        {may.act && <Button onClick={() => setStep('assign')}>{words.assign}</Button>}
        {may.close && <Button onClick={() => setStep('close')}>{words.askClose}</Button>}
        {may.decide && (
          <Button kind="main" onClick={() => setStep('agree')}>
            {words.agree}
          </Button>
        )}
        {may.decide && <Button onClick={() => setStep('keep')}>{words.keepOpen}</Button>}
      </div>
    </Dialog>
  )
}

function StepDialog({ exception, step, onClose }: Props & { readonly step: Step }) {
  const words = useExceptionWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const param = { exception: exception.id }
  const at = api.exceptions[':exception']
  const done = async (answer: Promise<unknown>) => {
    await answer
    await afterException(client)
  }
  switch (step) {
    case 'assign':
      return <AssignDialog exception={exception} onSend={(json) => done(ask(at.assignment.$post({ param, json })))} onClose={onClose} />
    case 'comment':
      return <ReasonDialog title={words.addComment} words={{ reason: words.comment, reasonNeeded: words.commentNeeded }} max={300} onSend={(text) => done(ask(at.comments.$post({ param, json: { id, text } })))} onClose={onClose} />
    case 'close':
      return <ReasonDialog title={words.askClose} note={words.askCloseNote} words={{ reason: words.reasonWord, reasonNeeded: words.reasonNeeded }} max={300} onSend={(reason) => done(ask(at.closing.$post({ param, json: { reason } })))} onClose={onClose} />
    case 'agree':
    case 'keep': {
      const title = step === 'agree' ? words.agree : words.keepOpen
      return (
        <ConfirmDialog title={title} act={title} onClose={onClose} onConfirm={() => done(ask(at.closing.decision.$post({ param, json: { action: step === 'agree' ? 'approve' : 'decline' } })))}>
          <p>{exception.closing && words.closeAsked(exception.closing.by, exception.closing.reason)}</p>
        </ConfirmDialog>
      )
    }
    default:
      return step satisfies never
  }
}

function AssignDialog({ exception, onSend, onClose }: Props & { readonly onSend: (json: { readonly assignee: string | null; readonly due: string | null }) => Promise<unknown> }) {
  const words = useExceptionWords()
  const form = useOfficeForm({
    name: 'assignment',
    schema: z.object({ assignee: z.string(), due: z.string() }),
    defaults: { assignee: exception.assignee ?? '', due: exception.due ?? '' },
    onSubmit: async ({ assignee, due }) => {
      await onSend({ assignee: assignee.trim() || null, due: due || null })
      onClose()
    },
  })
  return (
    <Dialog title={words.assign} onClose={onClose}>
      <OfficeForm form={form} act={words.assignAct} onCancel={onClose}>
        <TextField label={words.assignee} maxLength={40} optional {...form.fieldOf('assignee')} />
        <DateField label={words.due} optional {...form.fieldOf('due')} />
      </OfficeForm>
    </Dialog>
  )
}
