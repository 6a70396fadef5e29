import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { HouseholdReminders } from '../../../../functions/reminders/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { ContactForm } from './contact-form.tsx'
import { deliveryTones, suggestedStop, type StopReason } from './kinds.ts'
import { householdQuery } from './queries.ts'
import { StopForm } from './stop-form.tsx'
import { VisitForm } from './visit-form.tsx'
import { useReminderWords } from './words.ts'

/** How a household is reminded, why not, what was sent, and calls at its door. */
export function HouseholdRemindersScreen() {
  const words = useReminderWords()
  const { unit } = useParams({ from: '/reminders/households/$unit' })
  const query = useQuery(householdQuery(unit))
  const [suggested, setSuggested] = useState<StopReason>()
  return (
    <Page
      title={query.data ? `${query.data.buildingName} ${query.data.room} ${words.householdTitle}` : words.householdTitle}
      above={
        <Link to="/households/$unit" params={{ unit }} className={textLink()}>
          {words.toHousehold}
        </Link>
      }
    >
      <Asked query={query} what={words.householdLoading}>
        {(found) => (
          <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
            <div>
              <Contact found={found} suggested={suggested} />
              <Reminded found={found} />
            </div>
            <Visits found={found} onSuggest={setSuggested} />
          </div>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly found: HouseholdReminders }

function Contact({ found, suggested }: Props & { readonly suggested: StopReason | undefined }) {
  const words = useReminderWords()
  const may = useMay()
  return (
    <Section title={words.contact}>
      <p className="mt-2">
        {words.phone}：<Status tone={found.hasPhone ? 'good' : 'off'}>{found.hasPhone ? words.hasPhone : words.noPhone}</Status>
      </p>
      {may('sendReminders') ? (
        <>
          <ContactForm found={found} />
          <h3 className="mt-5 border-t border-line pt-4 font-bold">{words.stop}</h3>
          <StopForm found={found} suggested={suggested} />
        </>
      ) : (
        <p className="mt-2">{found.email ?? ''}</p>
      )}
    </Section>
  )
}

function Reminded({ found }: Props) {
  const words = useReminderWords()
  const { moment } = useFormat()
  return (
    <Section title={words.reminded}>
      {found.reminded.length === 0 && <p className="mt-2 text-ink-2">{words.neverReminded}</p>}
      <ol className="mt-2">
        {found.reminded.map((one) => (
          <li key={one.at} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
            <span>
              {moment(one.at)} · {words.kinds[one.kind]} · {words.channels[one.channel]}
            </span>
            <Status tone={deliveryTones[one.state]}>{words.deliveryStates[one.state]}</Status>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Visits({ found, onSuggest }: Props & { readonly onSuggest: (reason: StopReason | undefined) => void }) {
  const words = useReminderWords()
  const { date, yuan } = useFormat()
  const may = useMay()
  return (
    <Section title={words.visits}>
      {found.visits.length === 0 && <p className="mt-2 text-ink-2">{words.noVisits}</p>}
      <ol className="mt-2">
        {found.visits.map((visit) => (
          <li key={visit.id} className="border-b border-line py-2">
            <p className="flex flex-wrap justify-between gap-x-4 font-medium">
              <span>{date(visit.on)}</span>
              <span>
                {words.outcomes[visit.outcome]}
                {visit.promisedFor ? ` ${date(visit.promisedFor)}` : ''}
                {visit.promisedFen === null ? '' : ` ${yuan(visit.promisedFen)}`}
              </span>
            </p>
            <p className="text-ink-2">{[visit.by, visit.note].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
      {may('recordVisit') && (
        <>
          <h3 className="mt-5 font-bold">{words.addVisit}</h3>
          <VisitForm unit={found.unit} onSaved={(outcome) => onSuggest(suggestedStop[outcome])} />
        </>
      )}
    </Section>
  )
}
