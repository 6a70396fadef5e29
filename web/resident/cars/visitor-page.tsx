import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { addDays, systemClock, today } from '../../../functions/calendar.ts'
import { visitDaysAheadMax } from '../../../functions/parking/household-model.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary, type Problem } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { PlateField } from '../plate/plate-field.tsx'
import { plateProblem } from '../plate/plate-problem.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { Choice } from './choice.tsx'
import { carsPath } from './paths.ts'
import { type Visits, visitsQuery } from './queries.ts'
import { useCarsWords } from './words.ts'

/** A guest's plate for a day, within what is left of the quota. */
export function VisitorPage({ unit }: { readonly unit: string }) {
  const words = useCarsWords()
  const visits = useQuery(visitsQuery(unit))
  return (
    <Page title={words.invite} subtitle={words.inviteHint} back={{ href: carsPath(unit), text: words.back }}>
      <Asked query={visits} what={words.visitors}>
        {({ quotas }) => (quotas.length > 0 ? <Form unit={unit} quotas={quotas} /> : <p className="mt-4">{words.noneLeft}</p>)}
      </Asked>
    </Page>
  )
}

function Form({ unit, quotas }: { readonly unit: string; readonly quotas: Visits['quotas'] }) {
  const words = useCarsWords()
  const { lang } = useLanguage()
  const [, navigate] = useLocation()
  const now = today(systemClock)
  const [area, setArea] = useState<string>((quotas.find(({ quota, used }) => used < quota) ?? quotas[0]!).area)
  const [date, setDate] = useState<string>(now)
  const [plate, setPlate] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [attempt, setAttempt] = useState(0)
  const invite = useAct(async () => {
    await ask(api.parking.visits.$post({ json: { unit: unit as never, area: area as never, plate, date: date as never } }))
    await queries.invalidateQueries({ queryKey: ['visits', unit] })
    navigate(carsPath(unit), { replace: true })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrongPlate = plateProblem(plate, lang, { abroad: true })
    const wrongDay = date >= now && date <= addDays(now, visitDaysAheadMax) ? undefined : words.dayWrong
    const found = [...(wrongDay ? [{ field: 'day', say: wrongDay }] : []), ...(wrongPlate ? [{ field: 'plate', say: wrongPlate }] : [])]
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length === 0) void invite.run()
  }
  const sayOf = (field: string) => problems.find((one) => one.field === field)?.say
  return (
    <form noValidate onSubmit={submit} className="mt-4">
      <ErrorSummary problems={problems} attempt={attempt} />
      <Choice name="area" legend={words.where} chosen={area} onChoose={setArea} options={quotas.map(({ area: id, name, quota, used }) => ({ key: id as string, title: name, note: words.left(Math.max(0, quota - used), quota) }))} />
      <Field id="day" label={words.day} error={sayOf('day')} className="mt-5">
        {(aria) => <input {...aria} type="date" min={now} max={addDays(now, visitDaysAheadMax)} value={date} onChange={({ currentTarget }) => setDate(currentTarget.value)} className={inputClass(sayOf('day'))} />}
      </Field>
      <div className="mt-5">
        <PlateField id="plate" label={words.visitorPlate} value={plate} onChange={setPlate} error={sayOf('plate')} />
      </div>
      <Failure error={invite.error} />
      <Button type="submit" kind="main" busy={invite.busy} className="mt-3 min-h-(--target-main) w-full">
        {invite.busy ? words.busy : words.invite}
      </Button>
    </form>
  )
}
