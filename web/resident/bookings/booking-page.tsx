import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { localTimeOf } from '../../../functions/calendar.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { Facts } from '../facts.tsx'
import { inWeChat } from '../pay/in-wechat.ts'
import { WeChatPage } from '../pay/wechat-page.tsx'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { BookingState } from './booking-state.tsx'
import { CancelStep } from './cancel-step.tsx'
import { bookingsPath } from './paths.ts'
import { type Booking, bookingQuery } from './queries.ts'
import { RefundLines } from './refund-lines.tsx'
import { clockOf, useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

const pollMs = 3_000
const pollsMax = 20

/** One booking of the household: how it stands, what was paid, and what may still be done. */
export function BookingPage({ booking: id }: { readonly booking: string }) {
  const words = useBookingWords()
  const query = useQuery({
    ...bookingQuery(id),
    refetchOnMount: 'always',
    // Until the provider has said that the money is back.
    refetchInterval: ({ state }) => (state.dataUpdateCount < pollsMax && state.data?.refunds.some((refund) => refund.state === 'sending' || refund.state === 'pending') ? pollMs : false),
  })
  const [step, setStep] = useState<'see' | 'cancel' | 'wechat'>('see')
  const booking = query.data
  if (step === 'wechat') return <WeChatPage access="resident" back={words.toBooking} onBack={() => setStep('see')} />
  if (booking && step === 'cancel' && booking.back) return <CancelStep booking={booking} onEnd={() => setStep('see')} />
  const unit = booking?.who.kind === 'household' ? booking.who.unit : undefined
  return (
    <Page title={booking?.facilityName ?? words.one} back={{ href: bookingsPath(unit), text: words.toList }}>
      <Asked query={query} what={words.one}>
        {(shown) => <Content booking={shown} onCancel={() => setStep('cancel')} onWeChat={() => setStep('wechat')} />}
      </Asked>
    </Page>
  )
}

function Content({ booking, onCancel, onWeChat }: { readonly booking: Booking; readonly onCancel: () => void; readonly onWeChat: () => void }) {
  const words = useBookingWords()
  const format = useFormat()
  const when = useWhen()
  const { state, priceFen, depositFen, cancelled, deposit, paid } = booking
  return (
    <>
      <p className="mt-2 text-[1.1rem]">
        <BookingState booking={booking} />
      </p>
      {state === 'lapsed' && <p>{words.lapsedNote}</p>}
      {cancelled && paid && <p>{cancelled.priceBackFen + cancelled.depositBackFen > 0 ? words.cancelledNote(format.yuan(cancelled.priceBackFen + cancelled.depositBackFen)) : words.cancelledNone}</p>}
      <Facts
        facts={[
          [words.when, when.span(booking)],
          [words.place, booking.place],
          [words.price, priceFen > 0 ? format.yuan(priceFen) : words.free],
          deposit !== 'none' && [words.deposit, `${format.yuan(depositFen)} · ${words.depositState[deposit]}`],
          paid ? [words.paid, format.yuan(priceFen + depositFen)] : false,
        ]}
      />
      {booking.kept && <p className="mt-3">{words.kept(format.yuan(booking.kept.amountFen), booking.kept.reason)}</p>}
      <Refunds refunds={booking.refunds} />
      {state === 'held' && <Pay booking={booking} onWeChat={onWeChat} />}
      {booking.back && paid && <RefundLines {...booking} />}
      {booking.back && (
        <Button onClick={onCancel} className="mt-5 min-h-(--target-main) w-full">
          {words.cancel}
        </Button>
      )}
    </>
  )
}

function Pay({ booking, onWeChat }: { readonly booking: Booking; readonly onWeChat: () => void }) {
  const words = useBookingWords()
  const format = useFormat()
  const [leaving, setLeaving] = useState(false)
  const open = useAct(async () => {
    const { sale } = await ask(api.bookings[':booking'].payment.$post({ param: { booking: booking.id }, json: {} }))
    setLeaving(true)
    location.assign(sale!.url)
  })
  const busy = open.busy || leaving
  return (
    <>
      {booking.holdUntil && <p className="mt-4">{words.heldNote(clockOf(localTimeOf(booking.holdUntil)))}</p>}
      <Failure error={open.error} />
      <Button kind="main" busy={busy} onClick={() => (inWeChat() ? onWeChat() : void open.run())} className="mt-3 min-h-(--target-main) w-full text-[1.1rem]">
        {busy ? words.going : words.pay(format.yuan(booking.priceFen + booking.depositFen))}
      </Button>
    </>
  )
}

function Refunds({ refunds }: Pick<Booking, 'refunds'>) {
  const words = useBookingWords()
  const format = useFormat()
  if (refunds.length === 0) return null
  return (
    <>
      <h2 className="mt-5 font-bold">{words.refunds}</h2>
      <Facts facts={refunds.map(({ rule, amountFen, state }) => [words.refundOf[rule], `${format.yuan(amountFen)} · ${state === 'paid' || state === 'handover' ? words.refundState[state] : words.refundState.other}`] as const)} />
    </>
  )
}
