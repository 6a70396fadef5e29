import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays, systemClock, today } from '../../../../functions/calendar.ts'
import { Notice } from '../../parts/notice.tsx'
import { textLink } from '../../parts/text-link.ts'
import { bookingsQuery } from './queries.ts'
import { useBookingWords } from './words.ts'

/** Bookings are made so many days ahead at most. */
const aheadDaysMax = 181

/** What still stands of a facility that is taken out of use: nothing of it is cancelled unsaid, and each is a click away. */
export function StandingBookings({ facility }: { readonly facility: string }) {
  const words = useBookingWords()
  const from = today(systemClock)
  const to = addDays(from, aheadDaysMax)
  const { data } = useQuery(bookingsQuery({ facility, from, to }))
  if (!data) return null
  const standing = data.items.filter(({ state }) => state === 'confirmed' || state === 'held').length
  if (standing === 0 && data.next === null) return <p className="mt-3 text-ink-2">{words.noneStanding}</p>
  return (
    <Notice tone="warn">
      <p>{words.standing(standing, data.next !== null)}</p>
      <p className="font-normal">{words.standingKept}</p>
      <Link to="/bookings/list" search={{ facility, from, to }} className={textLink()}>
        {words.seeStanding}
      </Link>
    </Notice>
  )
}
