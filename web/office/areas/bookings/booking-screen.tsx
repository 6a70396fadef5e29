import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { localTimeOf, systemClock } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { usePaymentWords } from '../payments/words.ts'
import { BookingState, whoOf } from './booking-parts.tsx'
import { DeductionDialog, DeductionSection } from './deduction.tsx'
import { CancelDialog, CashDialog, ReturnDialog } from './dialogs.tsx'
import { type BookingDetail, bookingQuery } from './queries.ts'
import { useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

/** One booking: who, when, the money, and what may be done with it now. */
export function BookingScreen() {
  const words = useBookingWords()
  const { booking } = useParams({ from: '/bookings/$booking' })
  const query = useQuery(bookingQuery(booking))
  return (
    <Page
      title={query.data ? `${query.data.facilityName} · ${whoOf(query.data)}` : words.one}
      above={
        <Link to="/bookings" search={query.data ? { facility: query.data.facility, from: query.data.start.slice(0, 10) } : {}} className={textLink()}>
          {words.back}
        </Link>
      }
      actions={query.data && <BookingState booking={query.data} />}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <Section title={words.one} actions={<Acts booking={found} />}>
              <BookingFacts booking={found} />
            </Section>
            <DeductionSection booking={found} />
            {found.refunds.length > 0 && <Refunds booking={found} />}
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly booking: BookingDetail }

function BookingFacts({ booking }: Props) {
  const words = useBookingWords()
  const payments = usePaymentWords()
  const when = useWhen()
  const may = useMay()
  const { yuan, moment } = useFormat()
  const { who, paid, holdUntil, depositFen, deposit } = booking
  const facts: Fact[] = [
    [words.when, when.span(booking)],
    [words.place, booking.place],
    who.kind === 'household'
      ? [
          words.household,
          <Link key="unit" to="/households/$unit" params={{ unit: who.unit }} className={rowLink}>
            {who.label}
          </Link>,
        ]
      : [words.outsider, `${who.name} · ${who.phone}`],
    [words.price, booking.priceFen > 0 ? yuan(booking.priceFen) : words.freeOfCharge],
    ...(depositFen > 0 ? [[words.deposit, `${yuan(depositFen)} · ${words.depositState[deposit]}`] as const] : []),
    ...(holdUntil ? [[words.state, words.heldUntil(localTimeOf(holdUntil).slice(11))] as const] : []),
    ...(paid
      ? [
          [words.paidBy, `${payments.methods[paid.method]} · ${moment(paid.at)}`] as const,
          ...(may('listSales')
            ? [
                [
                  words.sale,
                  <Link key="sale" to="/sales/$sale" params={{ sale: paid.sale }} className={rowLink}>
                    {yuan(booking.priceFen + depositFen)}
                  </Link>,
                ] as const,
              ]
            : []),
        ]
      : []),
  ]
  return <Facts className="mt-3" facts={facts} />
}

type Act = 'cash' | 'cancel' | 'return' | 'deduct'

function Acts({ booking }: Props) {
  const words = useBookingWords()
  const may = useMay()
  const client = useQueryClient()
  const [open, setOpen] = useState<Act>()
  const begun = booking.start <= localTimeOf(systemClock.now())
  const looksAfter = booking.state === 'confirmed' && booking.deposit === 'held' && begun && booking.deduction?.state !== 'asked' && may('returnDeposit')
  const close = () => {
    setOpen(undefined)
    // Also after an error: it may say that something changed meanwhile.
    void client.invalidateQueries({ queryKey: ['booking', booking.id] })
  }
  const offer = (act: Act, text: string): ReactNode => <Button onClick={() => setOpen(act)}>{text}</Button>
  return (
    <>
      {booking.state === 'held' && may('recordCounterPayment') && offer('cash', words.takeCash)}
      {looksAfter && offer('return', words.returnDeposit)}
      {looksAfter && offer('deduct', words.deduct)}
      {booking.back && may('createBooking') && offer('cancel', words.cancel)}
      {open === 'cash' && <CashDialog booking={booking} onClose={close} />}
      {open === 'cancel' && booking.back && <CancelDialog booking={booking} onClose={close} />}
      {open === 'deduct' && <DeductionDialog booking={booking} onClose={close} />}
      {open === 'return' && <ReturnDialog booking={booking} onClose={close} />}
    </>
  )
}

function Refunds({ booking: { refunds } }: Props) {
  const words = useBookingWords()
  const { yuan } = useFormat()
  const stateOf = (state: BookingDetail['refunds'][number]['state']): string => (state === 'paid' || state === 'handover' || state === 'failed' ? words.refundState[state] : words.refundState.other)
  return (
    <Section title={words.refunds}>
      <Facts className="mt-3" facts={refunds.map(({ rule, amountFen, state }) => [words.refundOf[rule], `${yuan(amountFen)} · ${stateOf(state)}`] as const)} />
    </Section>
  )
}
