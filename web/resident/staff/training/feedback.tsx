import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { mineQuery } from './queries.ts'
import { useLearnerWords } from './words.ts'

/** What I thought of it, without my name. */
export function Feedback({ session }: { readonly session: string }) {
  const words = useLearnerWords()
  const client = useQueryClient()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: async () => void (await ask(api.staff['training-sessions'][':trainingSession'].feedback.$post({ param: { trainingSession: session }, json: { stars, text: text.trim() } }))),
    onSuccess: () => client.invalidateQueries({ queryKey: mineQuery.queryKey }),
  })
  if (send.isSuccess) return <p className="mt-2 font-medium text-good">{words.rated}</p>
  if (!open) {
    return (
      <Button className="mt-2 w-full" onClick={() => setOpen(true)}>
        {words.rate}
      </Button>
    )
  }
  return (
    <div className="mt-2 border-l-4 border-line-strong pl-3">
      <fieldset>
        <legend className="font-medium">{words.rate}</legend>
        <p className="text-ink-2">{words.rateNote}</p>
        {[5, 4, 3, 2, 1].map((count) => (
          <label key={count} className="flex min-h-(--target) items-center gap-3">
            <input type="radio" name={id} checked={stars === count} onChange={() => setStars(count)} className="size-6" />
            <span>
              <span aria-hidden>{'★'.repeat(count)}</span> {words.stars(count)}
            </span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-text`} className="mt-2 block font-medium">
        {words.rateText}
      </label>
      <textarea id={`${id}-text`} rows={3} maxLength={300} value={text} onChange={(event) => setText(event.currentTarget.value)} className="w-full border border-line-strong p-2" />
      {(missing || send.error) && (
        <p role="alert" className="font-medium text-bad">
          {send.error ? asApiError(send.error).say : words.rateNeeded}
        </p>
      )}
      <Button
        kind="main"
        busy={send.isPending}
        className="mt-2 w-full"
        onClick={() => {
          setMissing(stars === 0)
          if (stars > 0) send.mutate()
        }}
      >
        {send.isPending ? words.working : words.rateSend}
      </Button>
    </div>
  )
}
