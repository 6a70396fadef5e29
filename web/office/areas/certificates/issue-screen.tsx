import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { PersonField } from '../people/person-field.tsx'
import { afterCertificate } from './queries.ts'
import { useCertificateWords } from './words.ts'

const isHours = (text: string): boolean => /^\d{1,4}(\.\d{1,2})?$/.test(text.trim()) && Number(text) >= 0.25 && Number(text) <= 2000 && Number.isInteger(Number(text) * 4)

/** Our own certificate: what was learned, by whom, and when. */
export function IssueScreen() {
  const words = useCertificateWords()
  return (
    <Page
      title={words.issueTitle}
      lead={words.issueNote}
      above={
        <Link to="/certificates" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <IssueForm />
    </Page>
  )
}

function IssueForm() {
  const words = useCertificateWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  // Made once: asking again after a lost answer is the same certificate, with the same number.
  const [id] = useState(newId)
  const [{ person: chosen = '' }] = useFilters(['person'])
  const form = useOfficeForm({
    name: 'issue',
    schema: z.object({
      person: z.string().check(z.refine((text) => text !== '', words.whoNeeded)),
      course: z.string().check(z.refine((text) => text.trim().length >= 2, words.courseNeeded)),
      hours: z.string().check(z.refine(isHours, words.hoursNeeded)),
      completedOn: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dayNeeded)),
    }),
    defaults: { person: chosen, course: '', hours: '', completedOn: today(systemClock) },
    onSubmit: async ({ person, course, hours, completedOn }) => {
      const made = await ask(api.certificates.completions.$post({ json: { id, person: person as never, course: course.trim(), hours: Number(hours), completedOn: completedOn as never } }))
      await afterCertificate(client)
      await navigate({ to: '/certificates/$certificate', params: { certificate: made.id } })
    },
  })
  const { fieldOf } = form
  return (
    <OfficeForm form={form} act={words.issueAct}>
      <FormGroup legend={words.facts}>
        <PersonField form={form} path="person" label={words.who} />
        <TextField label={words.course} maxLength={60} {...fieldOf('course')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.hours} inputMode="decimal" {...fieldOf('hours')} />
          <DateField label={words.completedOn} {...fieldOf('completedOn')} />
        </div>
      </FormGroup>
    </OfficeForm>
  )
}
