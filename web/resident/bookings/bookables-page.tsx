import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { useWords } from '../i18n/words.ts'
import { duePath } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { BookingState } from './booking-state.tsx'
import { type Household, HouseholdField } from './of-household.tsx'
import { bookingPath, calendarPath } from './paths.ts'
import { type Bookable, bookablesQuery, mineQuery } from './queries.ts'
import { useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

const rowLook = 'flex min-h-(--target-main) items-center gap-3 border-b border-line py-3'

/** What can be booked, and what this household has booked. */
export function BookablesPage(household: Household) {
  const common = useWords()
  const words = useBookingWords()
  const bookables = useQuery(bookablesQuery)
  return (
    <Page title={words.title} back={{ href: duePath('resident', household.unit), text: common.shell.toBills }}>
      <HouseholdField {...household} />
      <Asked query={bookables} what={words.what}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.none}>{words.noneNext}</Empty>
          ) : (
            <ul className="mt-3 border-t border-line">
              {items.map((one) => (
                <BookableRow key={one.facility} bookable={one} unit={household.unit} />
              ))}
            </ul>
          )
        }
      </Asked>
      <Mine unit={household.unit} />
    </Page>
  )
}

function BookableRow({ bookable: { facility, name, communityName, place, terms }, unit }: { readonly bookable: Bookable; readonly unit: string }) {
  const words = useBookingWords()
  const format = useFormat()
  const { usualFen, eveningFen, weekendFen } = terms.residents
  const prices = [usualFen, eveningFen ?? usualFen, weekendFen ?? usualFen]
  const [least, most] = [Math.min(...prices), Math.max(...prices)]
  return (
    <li>
      <Link href={calendarPath(facility, { unit })} className={rowLook}>
        <span className="min-w-0 flex-1">
          <span className="block text-[1.1rem] font-bold text-brand-ink underline underline-offset-4">{name}</span>
          <span className="block text-ink-2">
            {communityName} {place}
          </span>
          <span className="block font-medium">{most === 0 ? words.free : least === most ? format.yuan(most) : words.from(format.yuan(least))}</span>
        </span>
        <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
      </Link>
    </li>
  )
}

function Mine({ unit }: { readonly unit: string }) {
  const words = useBookingWords()
  const when = useWhen()
  const mine = useQuery({ ...mineQuery(unit), refetchOnMount: 'always' })
  return (
    <>
      <h2 className="mt-6 text-[1.1rem] font-bold">{words.mine}</h2>
      <Asked query={mine} what={words.mine}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-1 text-ink-2">{words.mineNone}</p>
          ) : (
            <ul className="mt-2 border-t border-line">
              {items.map((booking) => (
                <li key={booking.id}>
                  <Link href={bookingPath(booking.id)} className={rowLook}>
                    <span className="min-w-0 flex-1">
                      <span className="block font-bold text-brand-ink underline underline-offset-4">{booking.facilityName}</span>
                      <span className="block">{when.span(booking)}</span>
                      <BookingState booking={booking} />
                    </span>
                    <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  )
}
