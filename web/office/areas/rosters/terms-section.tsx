import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'
import { type FoundPersonName, PersonFinder } from '../people/person-finder.tsx'
import { shiftsQuery, termsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'
import { TermsDialog } from './terms-dialog.tsx'

/** Person by person: agreement on overtime, hours aimed at, days away, wishes. */
export function TermsSection() {
  const words = useSetupWords()
  const [person, setPerson] = useState<FoundPersonName>()
  return (
    <Section title={words.terms}>
      <p className="mt-1 text-ink-2">{words.termsLead}</p>
      <div className="mt-3 max-w-md">
        <PersonFinder label={words.person} chosen={person} onChoose={setPerson} />
      </div>
      {person && <OfPerson key={person.id} person={person.id} />}
    </Section>
  )
}

function OfPerson({ person }: { readonly person: string }) {
  const words = useSetupWords()
  const { date, day, marks } = useFormat()
  const query = useQuery(termsQuery(person))
  const shifts = useQuery(shiftsQuery).data?.items ?? []
  const nameOf = (id: string) => shifts.find((shift) => shift.id === id)?.name ?? ''
  const [open, setOpen] = useState(false)
  return (
    <Asked query={query} what={words.terms}>
      {(terms) => (
        <>
          <Facts
            className="mt-3"
            facts={[
              [words.overtime, terms.overtime ? words.overtimeText(terms.overtime.document, words.days(date(terms.overtime.from), terms.overtime.to ? date(terms.overtime.to) : words.still)) : words.overtimeNone],
              [words.weekHours, terms.hoursPerWeek ? words.weekHoursText(terms.hoursPerWeek.min, terms.hoursPerWeek.max) : words.byContract],
              [words.awayWeekdays, terms.awayWeekdays.map((weekday) => words.weekdayFull[weekday]).join(marks.comma) || words.nothing],
              [words.away, terms.away.map(({ from, to }) => (from === to ? date(from) : words.days(date(from), date(to)))).join(marks.semicolon) || words.nothing],
              [words.wishes, terms.wishes.map((wish) => words.wishText(day(wish.date), nameOf(wish.shift), wish.wants)).join(marks.semicolon) || words.nothing],
            ]}
          />
          <Button onClick={() => setOpen(true)} className="mt-3">
            {words.changeTerms}
          </Button>
          {open && <TermsDialog key={terms.version} terms={terms} shifts={shifts} onClose={() => setOpen(false)} />}
        </>
      )}
    </Asked>
  )
}
