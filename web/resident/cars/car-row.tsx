import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Status, type Tone } from '../../shared/parts/status.tsx'
import { drawsQuery, mayBeIn } from '../permits/draw-queries.ts'
import { plateText } from '../plate/plate-text.ts'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import { stepPath } from './paths.ts'
import type { Car, Permit } from './queries.ts'
import { useCarsWords } from './words.ts'

type Props = { readonly unit: string; readonly car: Car; readonly permit: Permit | undefined }

const tones: Readonly<Record<Permit['standing'] | 'none', Tone>> = { waiting: 'wait', valid: 'good', expiring: 'part', grace: 'part', lapsed: 'bad', ended: 'off', none: 'off' }

/** A car, how its permit stands and until when, and what can be done about it. */
export function CarRow({ unit, car, permit }: Props) {
  const words = useCarsWords()
  const format = useFormat()
  const standing = permit?.standing ?? 'none'
  const renewalText = { auto: words.renewsItself, person: words.renewsByHand, none: words.endsWithTerm }
  const says = [...(permit ? saysOf(permit) : []), ...(car.blocked ? [words.blocked(car.blocked.reason)] : [])]
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="text-[1.2rem] font-bold">{plateText(car.plate)}</span>
        <Status tone={tones[standing]}>{words.standing[standing]}</Status>
      </p>
      {says.map((say) => (
        <p key={say} className="text-ink-2">
          {say}
        </p>
      ))}
      <Acts unit={unit} car={car} permit={permit} />
    </li>
  )

  function saysOf(of: Permit): string[] {
    const { areaName, place, spaceNumber, to, graceTo } = of
    switch (of.standing) {
      case 'waiting':
        return [place === null ? words.lottery(areaName) : words.place(place, areaName)]
      case 'lapsed':
        return [words.lapsedText]
      case 'ended':
        return []
      case 'valid':
      case 'expiring':
      case 'grace':
        return [words.until(areaName, spaceNumber ?? '', format.day(to ?? '')), ...(of.standing === 'grace' ? [words.grace(format.day(graceTo ?? ''))] : [renewalText[of.renewal]])]
      default:
        return of.standing satisfies never
    }
  }
}

/** What the row offers: one act that leads on, and those that are asked twice. */
function Acts({ unit, car, permit }: Props) {
  const words = useCarsWords()
  const [sure, setSure] = useState<'withdraw' | 'remove'>()
  const after = () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['cars', 'permits', 'permit-offers'].includes(String(queryKey[0])) })
  const change = useAct(async (renewal: 'auto' | 'person') => {
    await ask(api.parking.permits[':permit'].$patch({ param: { permit: permit!.id }, json: { renewal } }))
    await after()
  })
  const confirm = useAct(async () => {
    if (sure === 'withdraw') await ask(api.parking.permits[':permit'].end.$post({ param: { permit: permit!.id }, json: { reason: 'withdrawn' } }))
    else await ask(api.parking.cars[':car'].$delete({ param: { car: car.id } }))
    await after()
  })
  const standing = permit?.standing
  const renewable = permit?.renewal === 'person' && (standing === 'expiring' || standing === 'grace')
  const runs = standing === 'valid' || standing === 'expiring' || standing === 'grace'
  const draws = useQuery({ ...drawsQuery(permit?.area ?? ''), enabled: runs || standing === 'waiting' })
  const drawn = permit && draws.data?.items.some(({ at }) => mayBeIn(permit, at))
  if (sure) {
    return (
      <div role="group" aria-label={words[sure]} className="mt-2">
        <p className="font-medium">{sure === 'withdraw' ? words.sureWithdraw : words.sureRemove}</p>
        <p className="mt-2 flex flex-wrap gap-3">
          <Button kind="danger" busy={confirm.busy} onClick={() => void confirm.run()}>
            {words[sure]}
          </Button>
          <Button onClick={() => setSure(undefined)}>{words.no}</Button>
        </p>
        <Failure error={confirm.error} />
      </div>
    )
  }
  return (
    <>
      <p className="mt-2 flex flex-wrap items-center gap-x-5">
        {renewable && (
          <Link href={stepPath('renew', unit, { permit: permit.id })} className={buttonClass('main')}>
            {words.renew}
          </Link>
        )}
        {!car.permit && !car.blocked && (
          <Link href={stepPath('apply', unit, { car: car.id })} className={buttonClass('plain')}>
            {words.apply}
          </Link>
        )}
        {runs && permit && (
          <Button kind="link" busy={change.busy} onClick={() => void change.run(permit.renewal === 'person' ? 'auto' : 'person')}>
            {{ auto: words.toPerson, person: words.toAuto, none: words.goOn }[permit.renewal]}
          </Button>
        )}
        {drawn && permit && (
          <Link href={stepPath('draw', unit, { permit: permit.id })} className={buttonClass('link')}>
            {words.drawn}
          </Link>
        )}
        {runs && permit && (
          <Link href={stepPath('end', unit, { permit: permit.id })} className={buttonClass('link')}>
            {words.giveUp}
          </Link>
        )}
        {standing === 'waiting' && (
          <Button kind="link" onClick={() => setSure('withdraw')}>
            {words.withdraw}
          </Button>
        )}
        {!car.permit && (
          <Button kind="link" onClick={() => setSure('remove')}>
            {words.remove}
          </Button>
        )}
      </p>
      <Failure error={change.error} />
    </>
  )
}
