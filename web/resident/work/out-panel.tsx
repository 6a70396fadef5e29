import { WifiOff } from 'lucide-react'
import { useState } from 'react'
import type { Instant } from '../../../functions/calendar.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { Loading } from '../../shared/parts/states.tsx'
import { useLocation } from 'wouter'
import { newId } from '../../shared/new-id.ts'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import { useSubjectText } from './act-row.tsx'
import type { Subject, Wish } from './act-model.ts'
import type { Car } from './cars-model.ts'
import { priceOf } from './price-model.ts'
import { workNow } from './clock.ts'
import { CouponEntry } from './coupon-entry.tsx'
import { Frame } from './frame.tsx'
import { OutBar } from './out-bar.tsx'
import { OutPrice } from './out-price.tsx'
import { workPaths } from './paths.ts'
import { Saved } from './saved.tsx'
import { usualClass } from './subject-input.tsx'
import { ToldEntry } from './told-entry.tsx'
import { type Standing, useStay } from './use-stay.ts'
import { useNow, useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

/** One car before the barrier: what it owes and why, and what became of it. */
export function OutPanel({ subject }: { readonly subject: Subject }) {
  const words = useWorkWords()
  const name = useSubjectText()
  const now = useNow()
  const { phone, area, facts, shift, tariff } = useWork()
  const { standing, asking, askAgain } = useStay(subject)
  const [entry, setEntry] = useState<Instant>()
  const [done, setDone] = useState<{ readonly numbers: readonly number[]; readonly cashFen: number }>()
  const told: Car | undefined = entry && standing && !standing.car ? ({ ...subject, class: usualClass(subject.plate), standing: 'unknown', in: entry, paidFen: 0, leaveUntil: null } as Car) : undefined
  const shown: Standing | undefined = told ? { from: standing!.from, car: told, price: withMoment(priceOf(told, tariff, now), now) } : standing

  const letOut = useAct(async (cashFen: number) => {
    if (!area || !facts.person) return
    const common = { area: area.id, by: facts.person, at: workNow() }
    const wishes: Wish[] = [{ kind: 'out', ...subject, class: shown?.car?.class ?? usualClass(subject.plate), ...common }]
    if (told) wishes.push({ kind: 'entry', ofPlace: 0, in: told.in, reason: words.out.entryReason, ...common })
    if (cashFen > 0 && shift && shown?.price) {
      const reason = shown.from === 'phone' ? words.out.toldOffline : words.out.toldShown
      wishes.push({ kind: 'cash', ofPlace: 0, id: newId(), shift: shift.id, amountFen: cashFen, pricedAt: shown.price.at, told: reason, ...common })
    }
    const acts = await phone.act(wishes)
    setDone({ numbers: acts.map(({ number }) => number), cashFen })
  })

  if (done) return <LetOut subject={subject} numbers={done.numbers} cashFen={done.cashFen} />
  return (
    <Frame
      title={name(subject)}
      step={name(subject)}
      back={workPaths.out}
      bar={
        shown && (
          <>
            <Failure error={letOut.error} />
            <OutBar standing={shown} busy={letOut.busy} asking={asking} askAgain={askAgain} letOut={(cashFen) => void letOut.run(cashFen)} />
          </>
        )
      }
    >
      {!shown && <Loading what={words.out.asking} />}
      {shown?.from === 'phone' && (
        <p className="my-2 flex items-start gap-2 bg-warn-soft p-3 text-warn">
          <WifiOff aria-hidden className="mt-0.5 size-5 shrink-0" />
          {shown.car ? words.out.offline : words.out.unknownOffline}
        </p>
      )}
      {shown?.car && <OutPrice standing={shown} tariffNull={tariff === null} />}
      {shown?.car && shown.price && shown.price.dueFen > 0 && <CouponEntry stay={shown.stay} onUsed={askAgain} />}
      {shown && !shown.car && <ToldEntry onUse={setEntry} />}
    </Frame>
  )
}

const withMoment = <T extends object>(price: T | undefined, at: Instant): (T & { at: Instant }) | undefined => price && { ...price, at }

function LetOut({ subject, numbers, cashFen }: { readonly subject: Subject; readonly numbers: readonly number[]; readonly cashFen: number }) {
  const words = useWorkWords()
  const format = useFormat()
  const name = useSubjectText()
  const [, navigate] = useLocation()
  const { acts } = useWork()
  const cash = acts.find((act) => act.kind === 'cash' && numbers.includes(act.number))
  const receipt = cash?.kind === 'cash' ? cash.answer?.receiptNo : undefined
  return (
    <Frame
      title={cashFen > 0 ? words.out.doneCash(format.yuan(cashFen)) : words.out.done}
      step={`done ${numbers[0]}`}
      back={workPaths.home}
      bar={
        <Button kind="main" onClick={() => navigate(workPaths.out)} className="min-h-[4.2rem] w-full text-[1.2rem]">
          {words.next}
        </Button>
      }
    >
      <Saved numbers={numbers}>
        <p className="text-[1.6rem] leading-tight font-bold">{name(subject)}</p>
        {receipt && <p>{words.acts.receipt(receipt)}</p>}
      </Saved>
    </Frame>
  )
}
