import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Check, DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { peopleQuery } from '../training/queries.ts'
import { afterSetup, type FoundTerms, termsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

/** Person by person: agreement on overtime, hours aimed at, weekdays away. */
export function TermsSection() {
  const words = useSetupWords()
  const people = useQuery(peopleQuery)
  const [person, setPerson] = useState<string>()
  return (
    <Section title={words.terms}>
      <p className="mt-1 text-ink-2">{words.termsLead}</p>
      <div className="mt-3">
        <Pick label={words.person} value={person} onChange={setPerson} all={words.choose} choices={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} className="md:w-64" />
      </div>
      {person && <OfPerson key={person} person={person} />}
    </Section>
  )
}

function OfPerson({ person }: { readonly person: string }) {
  const words = useSetupWords()
  const { lang } = useLanguage()
  const { date } = useFormat()
  const query = useQuery(termsQuery(person))
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
              [words.awayWeekdays, terms.awayWeekdays.map((day) => words.weekdayFull[day]).join(lang === 'zh' ? '、' : ', ') || words.nothing],
            ]}
          />
          <Button onClick={() => setOpen(true)} className="mt-3">
            {words.changeTerms}
          </Button>
          {open && <TermsDialog key={terms.version} terms={terms} onClose={() => setOpen(false)} />}
        </>
      )}
    </Asked>
  )
}

function TermsDialog({ terms: { person, ...terms }, onClose }: { readonly terms: FoundTerms; readonly onClose: () => void }) {
  const words = useSetupWords()
  const client = useQueryClient()
  const isHours = (text: string) => text.trim() === '' || (/^\d{1,2}(\.5)?$/.test(text.trim()) && Number(text) <= 60)
  const [days, setDays] = useState<readonly number[]>(terms.awayWeekdays)
  const form = useOfficeForm({
    name: 'terms',
    schema: z
      .object({ document: z.string().check(z.maxLength(80)), from: z.string(), to: z.string(), min: z.string(), max: z.string() })
      .check(
        z.refine(({ document, from }) => document.trim() === '' || parseDate(from) !== undefined, { path: ['from'], message: words.wrong.from }),
        z.refine(({ min, max }) => isHours(min) && isHours(max) && (min.trim() === '') === (max.trim() === '') && Number(min) <= Number(max) && (max.trim() === '' || Number(max) > 0), { path: ['max'], message: words.wrong.hours }),
      ),
    defaults: { document: terms.overtime?.document ?? '', from: terms.overtime?.from ?? '', to: terms.overtime?.to ?? '', min: terms.hoursPerWeek ? String(terms.hoursPerWeek.min) : '', max: terms.hoursPerWeek ? String(terms.hoursPerWeek.max) : '' },
    onSubmit: async ({ document, from, to, min, max }) => {
      const overtime = document.trim() ? { document: document.trim(), from: from as never, to: (to || null) as never } : null
      const hoursPerWeek = max.trim() ? { min: Number(min), max: Number(max) } : null
      await ask(api['roster-people'][':person'].$put({ param: { person }, json: { ...terms, overtime, hoursPerWeek, awayWeekdays: [...days].toSorted() } }))
      await afterSetup(client)
      onClose()
    },
  })
  const { fieldOf } = form
  return (
    <Dialog title={words.changeTerms} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <TextField label={words.document} hint={words.documentHint} maxLength={80} {...fieldOf('document')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField label={words.agreedFrom} {...fieldOf('from')} />
          <DateField label={words.agreedTo} hint={words.validToHint} {...fieldOf('to')} />
          <TextField label={words.weekMin} hint={words.weekHint} inputMode="decimal" {...fieldOf('min')} />
          <TextField label={words.weekMax} inputMode="decimal" {...fieldOf('max')} />
        </div>
        <fieldset>
          <legend className="mb-1 font-medium">{words.awayWeekdays}</legend>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
            {words.weekdayFull.map((name, day) => (
              <Check key={name} checked={days.includes(day)} onChange={() => setDays(days.includes(day) ? days.filter((one) => one !== day) : [...days, day])}>
                {name}
              </Check>
            ))}
          </div>
        </fieldset>
      </OfficeForm>
    </Dialog>
  )
}
