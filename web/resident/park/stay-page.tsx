import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleHelp } from 'lucide-react'
import { Suspense, useState } from 'react'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { PayButton } from '../bills/pay-bar.tsx'
import { inWeChat, onPhone } from '../pay/in-wechat.ts'
import { plateText } from '../plate/plate-text.ts'
import { Failure } from '../shell/failure.tsx'
import { lazyPart } from '../shell/lazy-part.ts'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { PriceLines } from './price-lines.tsx'
import { type Charged, type MyStay, stayQuery, type Wanted } from './queries.ts'
import { useTimes } from './times.ts'
import { useParkWords } from './words.ts'

const CouponForm = lazyPart(async () => (await import('./coupon-form.tsx')).CouponForm)

type Props = { readonly area: string; readonly place: string; readonly wanted: Wanted; readonly onOther: () => void; readonly onWeChat: () => void }

/** What a car costs now, as one of five: to pay, paid, free for now, nothing to pay, not known yet. */
export function StayPage({ area, place, wanted, onOther, onWeChat }: Props) {
  const words = useParkWords()
  const format = useFormat()
  const query = useQuery(stayQuery(area, wanted))
  const [leaving, setLeaving] = useState(false)
  const { data } = query
  const due = data?.stay?.dueFen ?? 0
  const pay = useAct(async () => {
    try {
      const { url } = await ask(api.parking.pay[':area'].$post({ param: { area }, json: { ...wanted, amountFen: due, onPhone: onPhone() } }))
      setLeaving(true)
      location.assign(url)
    } catch (error) {
      // The price may have moved on: it is shown anew beside the sentence that says so.
      void query.refetch()
      throw error
    }
  })
  const busy = pay.busy || leaving
  const bar = data?.pay === 'online' && due > 0 && (
    <PayButton busy={busy} onClick={() => (inWeChat() ? onWeChat() : void pay.run())}>
      {busy ? words.going : words.pay(format.yuan(due))}
    </PayButton>
  )
  const subtitle = (
    <>
      <p className="font-medium text-ink">{'plate' in wanted ? words.plateOf(plateText(wanted.plate)) : words.ticketOf(String(wanted.ticket).padStart(6, '0'))}</p>
      <p>{place}</p>
    </>
  )
  return (
    <Page step="stay" title={words.stay} subtitle={subtitle} bar={bar}>
      <Asked query={query} what={words.stay}>
        {(found) => <Found found={found} lookAgain={() => void query.refetch()} />}
      </Asked>
      {due > 0 && <CouponStep area={area} wanted={wanted} onUsed={query.refetch} />}
      <Failure error={pay.error} />
      <p className="mt-4">
        <Button onClick={onOther} className="w-full">
          {words.other}
        </Button>
      </p>
    </Page>
  )
}

/** Only who has a coupon loads the form. */
function CouponStep({ onUsed, ...of }: Pick<Props, 'area' | 'wanted'> & { readonly onUsed: () => Promise<unknown> }) {
  const words = useParkWords()
  const [open, setOpen] = useState(false)
  const used = async () => {
    await onUsed()
    setOpen(false)
  }
  if (!open) {
    return (
      <button type="button" onClick={() => setOpen(true)} className={buttonClass('link', 'mt-2')}>
        {words.haveCoupon}
      </button>
    )
  }
  return (
    <Suspense fallback={null}>
      <CouponForm words={words} {...of} onUsed={used} />
    </Suspense>
  )
}

function Found({ found: { pay, stay }, lookAgain }: { readonly found: MyStay; readonly lookAgain: () => void }) {
  const words = useParkWords()
  if (!stay) return <Nothing />
  return (
    <>
      {stay.dueFen > 0 ? <ToPay stay={stay} cash={pay === 'attendant'} lookAgain={lookAgain} /> : <Settled stay={stay} />}
      <PriceLines stay={stay} />
      {stay.dueFen > 0 && <p className="mt-3 font-medium">{words.afterPaying(stay.leaveMinutes)}</p>}
      {stay.dueFen > 0 && pay === 'online' && <p className="mt-1 text-ink-2">{words.safe}</p>}
    </>
  )
}

type ToPayProps = { readonly stay: Charged; readonly cash: boolean; readonly lookAgain: () => void }

function ToPay({ stay, cash, lookAgain }: ToPayProps) {
  const words = useParkWords()
  const format = useFormat()
  const { whenOf } = useTimes(stay.at)
  return (
    <>
      <p className="pt-4 text-ink-2">{words.due}</p>
      <p className="text-[2.4rem] leading-tight font-bold tracking-tight">{format.yuan(stay.dueFen)}</p>
      {cash && <p className="mt-1 font-medium">{words.cash(format.yuan(stay.dueFen))}</p>}
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="text-ink-2">{words.soFar(whenOf(stay.at))}</span>
        <Button kind="link" onClick={lookAgain}>
          {words.look}
        </Button>
      </p>
    </>
  )
}

function Settled({ stay }: { readonly stay: Charged }) {
  const words = useParkWords()
  const { whenOf } = useTimes(stay.at)
  const paid = stay.paidFen > 0
  const [title, text] = stay.coupons.length > 0 ? [words.byCoupon, words.byCouponText] : [words.freeNow, words.freeNowText]
  return (
    <output className="flex items-start gap-3 pt-4">
      <CircleCheck aria-hidden className="size-10 shrink-0 text-good" />
      <span className="min-w-0">
        <span className="block text-[1.2rem] font-bold">{paid ? words.paidTitle : title}</span>
        <span className="block">{!paid ? text : stay.leaveUntil ? words.paidText(whenOf(stay.leaveUntil)) : words.paidEnough}</span>
      </span>
    </output>
  )
}

function Nothing() {
  const words = useParkWords()
  return (
    <output className="flex items-start gap-3 pt-4">
      <CircleHelp aria-hidden className="size-10 shrink-0 text-ink-2" />
      <span className="min-w-0">
        <span className="block text-[1.2rem] font-bold">{words.nothing}</span>
        <span className="block">{words.nothingText}</span>
        {words.nothingWhy.map((why) => (
          <span key={why} className="mt-1 block pl-3 before:-ml-3 before:content-['·_']">
            {why}
          </span>
        ))}
      </span>
    </output>
  )
}
