import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { runFrom } from '../../../functions/bookings/booking-rules.ts'
import { parseDate } from '../../../functions/calendar.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { newId } from '../../shared/new-id.ts'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { Amounts } from '../amounts.tsx'
import { Facts } from '../facts.tsx'
import { inWeChat } from '../pay/in-wechat.ts'
import { WeChatPage } from '../pay/wechat-page.tsx'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { MissingPage } from '../shell/missing-page.tsx'
import { Page } from '../shell/page.tsx'
import { sumFen } from '../sum-fen.ts'
import { useAct } from '../use-act.ts'
import type { Household } from './of-household.tsx'
import { bookingPath, calendarPath } from './paths.ts'
import { type Bookable, bookablesQuery, type SlotOfDay, slotsQuery } from './queries.ts'
import { RefundLines } from './refund-lines.tsx'
import { endClock, useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

/** The last page before money: what, when, for how long, what it costs, and what goes back of it. */
export function NewBookingPage({ unit }: Household) {
  const words = useBookingWords()
  const [search] = useSearchParams()
  const [facility, start] = [search.get('facility') ?? '', search.get('start') ?? '']
  const day = parseDate(start.slice(0, 10))
  const bookables = useQuery(bookablesQuery)
  const bookable = bookables.data?.items.find((one) => one.facility === facility)
  const days = bookable?.terms.by.by === 'night' ? bookable.terms.most : 1
  const calendar = useQuery({ ...slotsQuery(facility, day ?? '', days), enabled: bookable !== undefined && day !== undefined, refetchOnMount: 'always' })
  if (!day || (bookables.data && !bookable)) return <MissingPage />
  const back = { href: calendarPath(facility, { unit, from: day, day }), text: words.toCalendar }
  return (
    <Page title={words.newTitle} subtitle={bookable?.name} back={back}>
      <Asked query={calendar} what={words.calendar}>
        {({ days: shown }) => {
          const run = bookable ? runFrom(shown.flatMap(({ slots }) => slots), start, bookable.terms) : []
          return bookable && run.length > 0 ? <Check key={start} bookable={bookable} unit={unit} run={run} /> : <Gone back={back.href} />
        }}
      </Asked>
    </Page>
  )
}

function Gone({ back }: { readonly back: string }) {
  const words = useBookingWords()
  return (
    <div role="alert" className="py-4">
      <p className="font-bold">{words.gone}</p>
      <p className="mb-4">{words.goneNext}</p>
      <Link href={back} className={buttonClass('main', 'w-full')}>
        {words.toCalendar}
      </Link>
    </div>
  )
}

function Check({ bookable, unit, run }: { readonly bookable: Bookable; readonly unit: string; readonly run: readonly SlotOfDay[] }) {
  const words = useBookingWords()
  const format = useFormat()
  const when = useWhen()
  const [, go] = useLocation()
  const { onlinePayment } = useSite()
  const [count, setCount] = useState(1)
  const [inApp, setInApp] = useState(false)
  const [leaving, setLeaving] = useState(false)
  // One id a wish: pressed again after a lost answer, it is the same booking.
  const [ids] = useState(() => new Map<number, string>())
  const { facility, terms } = bookable
  const slots = run.slice(0, count)
  const [start, end] = [slots[0]!.start, slots[slots.length - 1]!.end]
  const priceFen = sumFen(slots.map(({ residentFen }) => residentFen))
  const totalFen = priceFen + terms.depositFen
  const act = useAct(async () => {
    const id = ids.get(count) ?? newId()
    ids.set(count, id)
    const booking = await ask(api.bookings.$post({ json: { id, facility: facility as never, start: start as never, count, who: { kind: 'household', unit: unit as never } } }))
    await queries.invalidateQueries({ queryKey: ['bookings'] })
    if (booking.state !== 'held') return go(bookingPath(booking.id))
    const { sale } = await ask(api.bookings[':booking'].payment.$post({ param: { booking: booking.id }, json: {} }))
    setLeaving(true)
    location.assign(sale!.url)
  })
  if (inApp) return <WeChatPage access="resident" back={words.toBooking} onBack={() => setInApp(false)} />
  const busy = act.busy || leaving
  const endOf = (at: number): string => (terms.by.by === 'night' ? words.nights(at, when.moment(run[at - 1]!.end)) : words.slots(at, endClock(run[at - 1]!.end)))
  return (
    <>
      <Facts facts={[[words.when, when.span({ start, end, by: terms.by.by })], [words.place, `${bookable.communityName} ${bookable.place}`]]} />
      {run.length > 1 && (
        <Field id="count" label={words.length} className="mt-3">
          {(aria) => (
            <select {...aria} value={count} onChange={(event) => setCount(Number(event.currentTarget.value))} className={inputClass()}>
              {run.map((slot, at) => (
                <option key={slot.start} value={at + 1}>
                  {endOf(at + 1)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {totalFen > 0 && (
        <Amounts
          rows={[
            { key: 'price', title: words.price, amount: priceFen > 0 ? format.yuan(priceFen) : words.free },
            ...(terms.depositFen > 0 ? [{ key: 'deposit', title: words.deposit, amount: format.yuan(terms.depositFen) }] : []),
          ]}
          total={[words.total, format.yuan(totalFen)]}
        />
      )}
      <RefundLines start={start} refund={terms.refund} priceFen={priceFen} depositFen={terms.depositFen} />
      {totalFen > 0 && !onlinePayment ? (
        <p className="mt-5 font-medium">{words.counterOnly}</p>
      ) : (
        <>
          {totalFen > 0 && <p className="mt-5">{words.holdNote}</p>}
          {totalFen > 0 && <p className="mt-1 text-ink-2">{words.safe}</p>}
          <Failure error={act.error} />
          <Button kind="main" busy={busy} onClick={() => (totalFen > 0 && inWeChat() ? setInApp(true) : void act.run())} className="mt-3 min-h-(--target-main) w-full text-[1.1rem]">
            {busy ? words.booking : totalFen > 0 ? words.book(format.yuan(totalFen)) : words.bookFree}
          </Button>
        </>
      )}
    </>
  )
}
