import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { useAct } from '../use-act.ts'
import { Failure } from '../shell/failure.tsx'
import { useSubjectText } from './act-row.tsx'
import type { Passing } from './act-model.ts'
import { findCar, sameReadMs } from './cars-model.ts'
import { workNow } from './clock.ts'
import { Frame } from './frame.tsx'
import { workPaths } from './paths.ts'
import { Saved } from './saved.tsx'
import { SubjectInput, useTyped } from './subject-input.tsx'
import { whenOf } from './time-text.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

const main = 'min-h-[4.2rem] w-full text-[1.2rem]'

/** A car comes in: plate or ticket, one press. What speaks against it is said once, and then noted all the same. */
export function InPage() {
  const words = useWorkWords()
  const format = useFormat()
  const name = useSubjectText()
  const typing = useTyped()
  const { typed } = typing
  const { phone, area, cars, facts } = useWork()
  const [asked, setAsked] = useState(false)
  const [warned, setWarned] = useState<string>()
  const [done, setDone] = useState<number>()
  const there = typed.subject && cars ? findCar(cars, typed.subject) : undefined
  const twice = there && Date.parse(workNow()) - Date.parse(there.in) > sameReadMs ? words.in.there(name(typed.subject!), whenOf(there.in, format)) : undefined
  const warning = [typed.odd, twice].filter(Boolean).join(' ')
  const note = useAct(async () => {
    setAsked(true)
    if (!typed.subject || !area || !facts.person) return
    if (warning && warned !== warning) return setWarned(warning)
    const [act] = await phone.act([{ kind: 'in', ...typed.subject, class: typed.class, area: area.id, by: facts.person, at: workNow() }])
    setDone(act!.number)
  })
  const next = () => {
    typing.clear()
    setAsked(false)
    setWarned(undefined)
    setDone(undefined)
  }
  if (done !== undefined) return <Noted number={done} next={next} />
  const shown = warned !== undefined && warned === warning
  const text = typed.subject ? name(typed.subject) : ''
  return (
    <Frame
      title={words.in.title}
      back={workPaths.home}
      bar={
        <>
          {shown && (
            <p role="alert" className="flex items-start gap-2 font-medium text-warn">
              <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
              {warning}
            </p>
          )}
          <Failure error={note.error} />
          <Button kind="main" busy={note.busy} onClick={() => void note.run()} className={main}>
            {!text ? words.in.empty : shown ? (twice ? words.in.anyway : words.in.asIs(text)) : words.in.go(text)}
          </Button>
        </>
      }
    >
      <SubjectInput typing={typing} error={asked ? typed.wrong : undefined} withClass />
    </Frame>
  )
}

function Noted({ number, next }: { readonly number: number; readonly next: () => void }) {
  const words = useWorkWords()
  const format = useFormat()
  const name = useSubjectText()
  const { acts } = useWork()
  const act = acts.find((one): one is Passing => one.number === number && one.kind === 'in')
  const standing = act?.answer?.stay?.standing
  return (
    <Frame
      title={words.in.done}
      step={`done ${number}`}
      back={workPaths.home}
      bar={
        <Button kind="main" onClick={next} className={main}>
          {words.next}
        </Button>
      }
    >
      <Saved numbers={[number]}>
        {act && (
          <p className="text-[1.6rem] leading-tight font-bold">
            {name(act)} <span className="text-[1rem] font-normal text-ink-2">{whenOf(act.at, format)}</span>
          </p>
        )}
        {standing && <Standing standing={standing} />}
      </Saved>
    </Frame>
  )
}

/** What the server says of the car: the first thing to know at the barrier. */
function Standing({ standing }: { readonly standing: string }) {
  const words = useWorkWords()
  if (standing === 'blocked') return <p className="my-1 border-l-4 border-bad bg-bad-soft p-3 font-bold text-bad">{words.in.blocked}</p>
  return <p className="font-medium">{standing === 'none' ? words.in.pays : `${words.standings[standing] ?? standing}，${words.in.free}`}</p>
}
