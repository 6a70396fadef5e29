import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { Choice } from '../cars/choice.tsx'
import { carsPath } from '../cars/paths.ts'
import { type Permit, permitsQuery } from '../cars/queries.ts'
import { useCarsWords } from '../cars/words.ts'
import { plateText } from '../plate/plate-text.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { usePermitWords } from './words.ts'

/** Gives a space up: with the term that is paid for, or now. What becomes of the money is said before the press. */
export function EndPage({ unit, permit: id }: { readonly unit: string; readonly permit: string }) {
  const common = useCarsWords()
  const words = usePermitWords()
  const permits = useQuery(permitsQuery(unit))
  const permit = permits.data?.items.find((one) => one.id === id)
  if (permit && (permit.standing === 'valid' || permit.standing === 'expiring' || permit.standing === 'grace')) return <Form unit={unit} permit={permit} />
  return (
    <Page title={common.giveUp} back={{ href: carsPath(unit), text: common.back }}>
      <Asked query={permits} what={common.what}>
        {() => (
          <Empty title={words.endGone}>
            <p>{words.endGoneText}</p>
            <Link href={carsPath(unit)} className={buttonClass('plain', 'mt-4')}>
              {common.back}
            </Link>
          </Empty>
        )}
      </Asked>
    </Page>
  )
}

type When = 'later' | 'now'

function Form({ unit, permit }: { readonly unit: string; readonly permit: Permit }) {
  const common = useCarsWords()
  const words = usePermitWords()
  const format = useFormat()
  const [, navigate] = useLocation()
  const day = format.day(permit.to ?? '')
  // In the days of grace, or when it is chosen already, only ending it now is left.
  const later = permit.standing !== 'grace' && permit.renewal !== 'none'
  const [chosen, choose] = useState<When>(later ? 'later' : 'now')
  const act = useAct(async () => {
    const param = { permit: permit.id }
    if (chosen === 'later') await ask(api.parking.permits[':permit'].$patch({ param, json: { renewal: 'none' } }))
    else await ask(api.parking.permits[':permit'].end.$post({ param, json: { reason: 'withdrawn' } }))
    await queries.invalidateQueries({ predicate: ({ queryKey }) => ['cars', 'permits', 'permit-offers'].includes(String(queryKey[0])) })
    navigate(carsPath(unit), { replace: true })
  })
  return (
    <Page title={words.endTitle(plateText(permit.plate))} subtitle={common.until(permit.areaName, permit.spaceNumber ?? '', day)} back={{ href: carsPath(unit), text: common.back }}>
      <Choice
        name="when"
        legend={words.endHow}
        chosen={chosen}
        onChoose={choose}
        options={[...(later ? [{ key: 'later' as const, title: words.endLater(day), note: words.endLaterNote }] : []), { key: 'now' as const, title: words.endNow, note: words.endNowNote }]}
      />
      <p className="mt-4">{chosen === 'later' ? words.endLaterText : words.endNowText}</p>
      <Failure error={act.error} />
      <div className="mt-5 grid gap-3">
        <Button kind={chosen === 'later' ? 'main' : 'danger'} busy={act.busy} onClick={() => void act.run()} className="min-h-(--target-main) w-full">
          {act.busy ? common.busy : chosen === 'later' ? words.endLaterAct : words.endNowAct}
        </Button>
        <Link href={carsPath(unit)} className={buttonClass('plain', 'min-h-(--target-main) w-full')}>
          {common.no}
        </Link>
      </div>
    </Page>
  )
}
