import { Link } from '@tanstack/react-router'
import { wayOfBooking } from '../../../../functions/facilities/booking-rules.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import type { FoundFacility } from '../facilities/queries.ts'
import { StandingBookings } from './standing-bookings.tsx'
import { useBookingWords } from './words.ts'

/** On the page of a facility that can be booked: its rules, and the way to its calendar. */
export function TermsSection({ facility }: { readonly facility: FoundFacility }) {
  const words = useBookingWords()
  const may = useMay()
  const { booking: terms } = facility
  if (!wayOfBooking(facility.kind)) return null
  return (
    <Section
      title={words.terms}
      actions={
        may('createFacility') && (
          <Link to="/facilities/$facility/booking" params={{ facility: facility.id }} className={buttonClass('plain')}>
            {terms ? words.termsChange : words.termsSet}
          </Link>
        )
      }
    >
      {terms ? (
        <>
          <TermsFacts terms={terms} />
          {may('listBookings') && facility.state !== 'active' && <StandingBookings facility={facility.id} />}
          {may('listBookings') && (
            <p className="mt-2">
              <Link to="/bookings" search={{ facility: facility.id }} className={textLink()}>
                {words.calendar}
              </Link>
            </p>
          )}
        </>
      ) : (
        <p className="mt-2 text-ink-2">{words.termsNone}</p>
      )}
    </Section>
  )
}

function TermsFacts({ terms }: { readonly terms: NonNullable<FoundFacility['booking']> }) {
  const words = useBookingWords()
  const { yuan } = useFormat()
  const say = words.rulesText
  const { by, refund } = terms
  const prices = ({ usualFen, eveningFen, weekendFen }: typeof terms.residents): string =>
    [[words.usual, usualFen] as const, [words.evening, eveningFen] as const, [words.weekend, weekendFen] as const].flatMap(([name, fen]) => (fen === null ? [] : [`${name} ${yuan(fen)}`])).join(' · ')
  const facts: Fact[] = [
    [words.opening, by.by === 'night' ? say.night(by.arrive, by.leave) : <Opening key="open" by={by} />],
    [words.limits, `${say.window(terms.aheadDays, say.hours(terms.leadMinutes / 60))}；${say.most(terms.most, terms.perMonth)}`],
    [words.residents, prices(terms.residents)],
    [words.others, prices(terms.others)],
    [words.deposit, yuan(terms.depositFen)],
    [words.refund, say.refund(refund.fullHours, refund.partHours, `${refund.partBp / 100}%`)],
  ]
  return <Facts className="mt-3" facts={facts} />
}

function Opening({ by }: { readonly by: Extract<NonNullable<FoundFacility['booking']>['by'], { by: 'slot' }> }) {
  const words = useBookingWords()
  const length = (words.minutesOf as Readonly<Record<string, string>>)[by.minutes] ?? `${by.minutes} min`
  return (
    <>
      <span className="block">{words.rulesText.slot(length)}</span>
      {by.hours.map((hours, at) => hours && <span key={words.weekdays[at]} className="mr-3 inline-block whitespace-nowrap">{`${words.weekdays[at]} ${hours.from}–${hours.to}`}</span>)}
    </>
  )
}
