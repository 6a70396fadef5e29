import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { api, ask } from '../../shared/api/client.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { rememberedPlace, rememberPlace } from '../plate/place.ts'
import { PlateField } from '../plate/plate-field.tsx'
import { plateProblem } from '../plate/plate-problem.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { carsPath } from './paths.ts'
import { useCarsWords } from './words.ts'

/** The plate is all that is asked: the registered phone has shown who lives here. */
export function NewCarPage({ unit }: { readonly unit: string }) {
  const words = useCarsWords()
  const { lang } = useLanguage()
  const [, navigate] = useLocation()
  const [plate, setPlate] = useState(rememberedPlace)
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const register = useAct(async () => {
    await ask(api.parking.cars.$post({ json: { unit: unit as never, plate } }))
    rememberPlace(plate)
    await queries.invalidateQueries({ queryKey: ['cars', unit] })
    navigate(carsPath(unit), { replace: true })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = plateProblem(plate, lang)
    setProblem(wrong)
    setAttempt(attempt + 1)
    if (!wrong) void register.run()
  }
  return (
    <Page title={words.newTitle} subtitle={words.newHint} back={{ href: carsPath(unit), text: words.back }}>
      <form noValidate onSubmit={submit} className="mt-4">
        <ErrorSummary problems={problem ? [{ field: 'plate', say: problem }] : []} attempt={attempt} />
        <PlateField id="plate" value={plate} onChange={(next) => (setPlate(next), setProblem(undefined))} error={problem} />
        <Failure error={register.error} />
        <Button type="submit" kind="main" busy={register.busy} className="mt-3 min-h-(--target-main) w-full">
          {register.busy ? words.busy : words.save}
        </Button>
      </form>
    </Page>
  )
}
