import { Ban, ChevronRight, CircleCheck } from 'lucide-react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { bookingPath, newBookingPath } from './paths.ts'
import type { SlotCalendar, SlotOfDay } from './queries.ts'
import { clockOf, endClock, useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

type Props = { readonly slot: SlotOfDay | undefined; readonly date: string; readonly by: 'slot' | 'night'; readonly facility: string; readonly unit: string; readonly bookings: SlotCalendar['bookings'] }

const look = 'flex min-h-(--target-main) flex-wrap items-center gap-x-3 border-b border-line py-2'

/** A slot that is free leads on; one that is not says why. */
export function SlotRow({ slot, date, by, facility, unit, bookings }: Props) {
  const words = useBookingWords()
  const format = useFormat()
  const when = useWhen()
  const name = by === 'night' ? when.day(date) : slot ? `${clockOf(slot.start)}–${endClock(slot.end)}` : when.day(date)
  if (!slot) {
    return (
      <li className={look}>
        <span className="flex-1">{name}</span>
        <span className="text-ink-2">{words.closedDay}</span>
      </li>
    )
  }
  const own = bookings.find(({ start, end }) => start < slot.end && end > slot.start)
  const price = slot.residentFen > 0 ? format.yuan(slot.residentFen) : words.free
  if (slot.standing === 'free') {
    return (
      <li>
        <Link href={newBookingPath(facility, unit, slot.start)} className={look}>
          <span className="min-w-[7em] flex-1 font-bold text-brand-ink underline underline-offset-4">{name}</span>
          <span className="font-medium whitespace-nowrap">{price}</span>
          <span className="inline-flex items-center gap-1 whitespace-nowrap text-good">
            <CircleCheck aria-hidden className="size-5" />
            {words.standing.free}
          </span>
          <ChevronRight aria-hidden className="size-6 text-ink-2" />
        </Link>
      </li>
    )
  }
  return (
    <li className={look}>
      <span className="min-w-[7em] flex-1">{name}</span>
      {own ? (
        <Link href={bookingPath(own.id)} className="inline-flex min-h-(--target) items-center font-medium text-brand-ink underline underline-offset-4">
          {words.yours}
        </Link>
      ) : (
        <span className="inline-flex items-center gap-1 text-ink-2">
          <Ban aria-hidden className="size-5 shrink-0" />
          {words.standing[slot.standing]}
        </span>
      )}
    </li>
  )
}
