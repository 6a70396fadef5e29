import { useFormat } from '../../shared/i18n/language.tsx'
import type { Bookable } from './queries.ts'
import { useBookingWords } from './words.ts'

/** The rules of a facility in plain sentences. */
export function Rules({ terms }: { readonly terms: Bookable['terms'] }) {
  const words = useBookingWords()
  const format = useFormat()
  const { by, aheadDays, leadMinutes, most, perMonth, depositFen, refund, residents } = terms
  const costs = Math.max(residents.usualFen, residents.eveningFen ?? 0, residents.weekendFen ?? 0) > 0
  const lead = leadMinutes % 60 === 0 ? words.hours(leadMinutes / 60) : words.minutes(leadMinutes)
  const sentences = [
    words.ahead(aheadDays),
    leadMinutes > 0 && words.lead(lead),
    by.by === 'night' ? words.mostNights(most) : words.most(most),
    words.perMonth(perMonth),
    depositFen > 0 && words.depositRule(format.yuan(depositFen)),
    costs && words.wholeHours(refund.fullHours),
    costs && refund.partBp > 0 && refund.partHours < refund.fullHours && words.partHours(refund.partHours, `${refund.partBp / 100}%`),
    costs && refund.fullHours > 0 && words.noneHours,
  ]
  return (
    <>
      <h2 className="mt-6 text-[1.1rem] font-bold">{words.rules}</h2>
      <ul className="mt-1 list-disc pl-6">
        {sentences.map((sentence) => sentence && <li key={sentence}>{sentence}</li>)}
      </ul>
    </>
  )
}
