import { backOf, lastPart, lastWhole } from '../../../functions/bookings/booking-rules.ts'
import type { LocalTime } from '../../../functions/calendar.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import type { Booking } from './queries.ts'
import { nowHere, useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

/** Until when how much of this very booking goes back; what is past is left out. */
export function RefundLines({ start, refund, priceFen, depositFen }: Pick<Booking, 'start' | 'refund' | 'priceFen' | 'depositFen'>) {
  const words = useBookingWords()
  const format = useFormat()
  const when = useWhen()
  const begins = { start: start as LocalTime, refund }
  const now = nowHere()
  const partFen = backOf({ ...begins, priceFen, depositFen }, lastPart(begins)).priceFen
  const sentences = [
    priceFen > 0 && lastWhole(begins) >= now && words.wholeUntil(when.moment(lastWhole(begins)), format.yuan(priceFen)),
    priceFen > 0 && refund.partHours < refund.fullHours && partFen > 0 && lastPart(begins) >= now && words.partUntil(when.moment(lastPart(begins)), format.yuan(partFen)),
    priceFen > 0 && refund.partHours > 0 && words.noneAfter,
    depositFen > 0 && words.depositAlways,
  ].filter((sentence) => sentence !== false)
  if (sentences.length === 0) return null
  return (
    <>
      <h2 className="mt-5 font-bold">{words.cancelRule}</h2>
      <ul className="mt-1 list-disc pl-6">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
