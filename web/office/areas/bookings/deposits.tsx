import { useQuery } from '@tanstack/react-query'
import { addDays, type BusinessDate } from '../../../../functions/calendar.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Section } from '../../parts/section.tsx'
import { BookingList } from './booking-list.tsx'
import { depositsQuery } from './queries.ts'
import { useBookingWords } from './words.ts'

/** What has been used and waits for somebody to look whether all is in order. */
const backDays = 180

export function Deposits({ now }: { readonly now: BusinessDate }) {
  const words = useBookingWords()
  const { after } = useAfter()
  const query = useQuery(depositsQuery(addDays(now, -backDays), now, after))
  return (
    <Section title={words.deposits} bare>
      <Asked query={query} what={words.loading}>
        {({ items, next }) =>
          items.length === 0 && !next ? (
            <p className="mt-2 text-ink-2">{words.depositsNone}</p>
          ) : (
            <>
              <BookingList caption={words.depositList} bookings={items} />
              <Pager count={items.length} next={next} />
            </>
          )
        }
      </Asked>
    </Section>
  )
}
