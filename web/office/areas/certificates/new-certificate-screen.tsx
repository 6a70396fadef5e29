import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { PersonField } from '../people/person-field.tsx'
import { afterCertificate, kindsQuery } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** As it stands on the paper; the scan follows on the certificate's own page. */
export function NewCertificateScreen() {
  const words = useCertificateWords()
  return (
    <Page
      title={words.newTitle}
      lead={words.paperNote}
      above={
        <Link to="/certificates" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <CertificateForm />
    </Page>
  )
}

const isDay = (text: string) => parseDate(text) !== undefined
const isDayOrNone = (text: string) => text === '' || isDay(text)

function CertificateForm() {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  // Made once: asking again after a lost answer is the same certificate.
  const [id] = useState(newId)
  const [{ person: chosen = '' }] = useFilters(['person'])
  const kinds = useQuery(kindsQuery)
  const form = useOfficeForm({
    name: 'certificate',
    schema: z.object({
      person: z.string().check(z.refine((text) => text !== '', words.whoNeeded)),
      kind: z.string().check(z.refine((text) => text !== '', words.kindNeeded)),
      level: z.string(),
      number: z.string().check(z.refine((text) => text.trim().length >= 3, words.numberNeeded)),
      issuer: z.string().check(z.refine((text) => text.trim().length >= 2, words.issuerNeeded)),
      issuedOn: z.string().check(z.refine(isDay, words.dayNeeded)),
      from: z.string().check(z.refine(isDayOrNone, words.dayNeeded)),
      to: z.string().check(z.refine(isDayOrNone, words.dayNeeded)),
    }),
    defaults: { person: chosen, kind: '', level: '', number: '', issuer: '', issuedOn: '', from: '', to: '' },
    onSubmit: async ({ person, kind, level, number, issuer, issuedOn, from, to }) => {
      const made = await ask(api.certificates.$post({ json: { id, person: person as never, kind, number: number.trim(), issuer: issuer.trim(), level: level || null, issuedOn: issuedOn as never, ...(from ? { from: from as never } : {}), ...(to ? { to: to as never } : {}) } }))
      await afterCertificate(client)
      await navigate({ to: '/certificates/$certificate', params: { certificate: made.id } })
    },
  })
  const { fieldOf } = form
  const levels = kinds.data?.items.find(({ kind }) => kind === form.form.watch('kind'))?.levels ?? []
  return (
    <OfficeForm form={form} act={words.save}>
      <FormGroup legend={words.facts}>
        <div className="grid max-w-md gap-4">
          <PersonField form={form} path="person" label={words.who} />
          <SelectField label={words.kind} empty="" choices={kinds.data?.items.flatMap(({ kind: value, name }) => (value === 'completion' ? [] : [{ value, label: name[lang] }])) ?? []} {...fieldOf('kind')} />
        </div>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.number} maxLength={40} {...fieldOf('number')} />
          {levels.length > 0 && <SelectField label={words.level} empty="" choices={levels.map((value) => ({ value, label: words.levelOf(value) }))} {...fieldOf('level')} />}
        </div>
        <TextField label={words.issuer} maxLength={60} {...fieldOf('issuer')} />
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <DateField label={words.issuedOn} {...fieldOf('issuedOn')} />
          <DateField label={words.firstDay} optional {...fieldOf('from')} />
          <DateField label={words.lastDay} hint={words.lastDayHint} optional {...fieldOf('to')} />
        </div>
      </FormGroup>
    </OfficeForm>
  )
}
