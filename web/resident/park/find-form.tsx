import { type FormEvent, useState } from 'react'
import { normalPlate } from '../../../functions/parking/plate-model.ts'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { inWeChat } from '../pay/in-wechat.ts'
import { rememberedPlace, rememberPlace } from '../plate/place.ts'
import { PlateField } from '../plate/plate-field.tsx'
import { plateProblem } from '../plate/plate-problem.ts'
import { Page } from '../shell/page.tsx'
import type { Front, Wanted } from './queries.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { useParkWords } from './words.ts'

type Props = { readonly front: Front; readonly place: string; readonly onFind: (wanted: Wanted) => void }

/** By plate, or by the number of the paper ticket where there is no gate. */
export function FindForm({ front, place, onFind }: Props) {
  const words = useParkWords()
  const { lang } = useLanguage()
  const [by, setBy] = useState<'plate' | 'ticket'>('plate')
  const [plate, setPlate] = useState(rememberedPlace)
  const [ticket, setTicket] = useState('')
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const wrong = by === 'plate' ? plateProblem(plate, lang, { abroad: true }) : readTicket(ticket) ? undefined : words.ticketWrong
    setProblem(wrong)
    if (wrong) return
    if (by === 'plate') rememberPlace(plate)
    onFind(by === 'plate' ? { plate: normalPlate(plate) } : { ticket: readTicket(ticket)! })
  }
  const change = (next: 'plate' | 'ticket') => {
    setBy(next)
    setProblem(undefined)
  }
  const note = front.pay === 'attendant' ? words.attendantOnly : inWeChat() ? words.inWeChat : undefined
  return (
    <Page title={words.title} subtitle={place}>
      {note && <p className="mt-3 border-l-4 border-warn bg-warn-soft p-3 text-warn">{note}</p>}
      <form noValidate onSubmit={submit} className="mt-3">
        <ErrorSummary problems={problem ? [{ field: by, say: problem }] : []} attempt={attempt} />
        {by === 'plate' ? (
          <PlateField id="plate" value={plate} onChange={(next) => (setPlate(next), setProblem(undefined))} error={problem} />
        ) : (
          <Field id="ticket" label={words.ticket} hint={words.ticketHint} error={problem}>
            {(aria) => (
              <input {...aria} type="text" inputMode="numeric" autoComplete="off" maxLength={8} value={ticket} onChange={({ currentTarget }) => setTicket(currentTarget.value)} className={inputClass(problem, 'min-h-(--target-main) text-center text-[1.6rem] font-bold tracking-widest')} />
            )}
          </Field>
        )}
        <Button type="submit" kind="main" className="mt-3 min-h-[3.8rem] w-full rounded-xl text-[1.15rem]">
          {words.find}
        </Button>
      </form>
      <button type="button" onClick={() => change(by === 'plate' ? 'ticket' : 'plate')} className={buttonClass('link', 'mt-2')}>
        {by === 'plate' ? words.byTicket : words.byPlate}
      </button>
    </Page>
  )
}

/** `001234` and full-width digits as well. */
function readTicket(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').replace(/\s/g, '')
  return /^\d{1,6}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined
}
