import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { instant, systemClock } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { newId } from '../../../shared/new-id.ts'
import type { Chosen, Preview } from './queries.ts'
import { useReminderWords } from './words.ts'

type Props = { readonly chosen: Chosen; readonly preview: Preview; readonly onClose: () => void }

/** The id is made once for the dialog: pressing again after a lost answer is the same run. */
export function SendDialog({ chosen, preview, onClose }: Props) {
  const words = useReminderWords()
  const { count, yuan, moment } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const id = useRef(newId())
  const send = async () => {
    const run = await ask(api.reminders.$post({ json: { ...chosen, id: id.current } }))
    await client.invalidateQueries({ queryKey: ['reminders'] })
    await client.invalidateQueries({ queryKey: ['reminder-preview'] })
    await navigate({ to: '/reminders/$reminder', params: { reminder: run.id } })
  }
  const later = preview.startsAt > instant(systemClock)
  return (
    <ConfirmDialog title={words.sendTitle} act={words.send(count(preview.send))} onConfirm={send} onClose={onClose}>
      <p>{words.sendNote(count(preview.send), yuan(preview.totalFen))}</p>
      {preview.sample !== null && (
        <figure className="mt-3 border-l-4 border-line-strong bg-ground px-3 py-2">
          <figcaption className="text-[0.8125rem] text-ink-2">{words.sample}</figcaption>
          <p className="whitespace-pre-line break-words">{preview.sample}</p>
        </figure>
      )}
      {later && <p className="mt-2 font-medium text-warn">{words.later(moment(preview.startsAt))}</p>}
    </ConfirmDialog>
  )
}
