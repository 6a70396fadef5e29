import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type OwnSheet, sheetsQuery } from './queries.ts'
import { useTimesheetWords } from './words.ts'

/** My word on a month: signed, or what is wrong with it. It answers the very sheet that is shown. */
export function Answer({ sheet }: { readonly sheet: OwnSheet }) {
  const words = useTimesheetWords()
  const { moment } = useFormat()
  const client = useQueryClient()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const param = { month: sheet.month }
  const after = { onSuccess: () => client.invalidateQueries({ queryKey: sheetsQuery.queryKey }) }
  const sign = useMutation({ mutationFn: () => ask(api.timesheets[':month'].sign.$post({ param, json: { version: sheet.version } })), ...after })
  const object = useMutation({ mutationFn: () => ask(api.timesheets[':month'].object.$post({ param, json: { version: sheet.version, text: text.trim() } })), ...after })
  const failure = sign.error ?? object.error
  if (sheet.state === 'signed') return sheet.signedAt && <p className="mt-2 font-medium text-good">{words.signed(moment(sheet.signedAt))}</p>
  return (
    <div className="mt-3">
      <p>{sheet.objection ? words.objected(sheet.objection) : words.check}</p>
      {failure && (
        <p role="alert" className="mt-2 font-medium text-bad">
          {asApiError(failure).say}
        </p>
      )}
      {open ? (
        <div className="mt-3 border-l-4 border-line-strong pl-3">
          <label htmlFor={id} className="block font-medium">
            {words.objectWhat}
          </label>
          <textarea id={id} rows={3} maxLength={300} value={text} aria-invalid={missing} onChange={(event) => setText(event.currentTarget.value)} className="w-full border border-line-strong p-2" />
          {missing && <p role="alert" className="font-medium text-bad">{words.objectNeeded}</p>}
          <Button
            kind="main"
            busy={object.isPending}
            className="mt-2 min-h-(--target-main) w-full"
            onClick={() => {
              const short = text.trim().length < 2
              setMissing(short)
              if (!short) object.mutate(undefined, { onSuccess: () => setOpen(false) })
            }}
          >
            {words.send}
          </Button>
          <Button className="mt-2 w-full" onClick={() => setOpen(false)}>
            {words.cancel}
          </Button>
        </div>
      ) : (
        <>
          <Button kind="main" busy={sign.isPending} className="mt-3 min-h-(--target-main) w-full text-[1.2rem]" onClick={() => sign.mutate()}>
            {words.sign}
          </Button>
          <Button className="mt-2 w-full" onClick={() => setOpen(true)}>
            {words.object}
          </Button>
        </>
      )}
    </div>
  )
}
