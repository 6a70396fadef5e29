import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { Facts } from '../facts.tsx'
import { queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { type Booking, bookingQuery } from './queries.ts'
import { useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

/** What goes back is said before the press; the server refuses to give another sum. */
export function CancelStep({ booking, onEnd }: { readonly booking: Booking; readonly onEnd: () => void }) {
  const words = useBookingWords()
  const format = useFormat()
  const when = useWhen()
  const { priceFen, depositFen } = booking.back!
  const backFen = priceFen + depositFen
  const act = useAct(async () => {
    try {
      await ask(api.bookings[':booking'].cancellation.$post({ param: { booking: booking.id }, json: { backFen } }))
    } finally {
      // Also when another sum goes back by now: the page shows it.
      await queries.invalidateQueries(bookingQuery(booking.id))
    }
    await queries.invalidateQueries()
    onEnd()
  })
  return (
    <Page step="cancel" title={words.cancelTitle} subtitle={booking.facilityName}>
      <Facts facts={[[words.when, when.span(booking)]]} />
      <p className="mt-4 font-bold">{!booking.paid ? words.backNothingPaid : backFen > 0 ? words.backAll(format.yuan(backFen)) : words.backNone}</p>
      {priceFen > 0 && depositFen > 0 && <p>{words.backOf(format.yuan(priceFen), format.yuan(depositFen))}</p>}
      {booking.paid && priceFen === 0 && backFen > 0 && <p>{words.backNone}</p>}
      <Failure error={act.error} />
      <div className="mt-5 grid gap-3">
        <Button kind="danger" busy={act.busy} onClick={() => void act.run()} className="min-h-(--target-main) w-full">
          {act.busy ? words.cancelling : backFen > 0 ? words.cancelNow(format.yuan(backFen)) : words.cancelNowNone}
        </Button>
        <Button onClick={onEnd} className="min-h-(--target-main) w-full">
          {words.keep}
        </Button>
      </div>
    </Page>
  )
}
