import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { AreaField, DateField, SelectField } from '../../parts/form-fields.tsx'
import { newId } from '../../parts/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { householdQuery } from './queries.ts'
import { useReminderWords } from './words.ts'

const outcomes = ['nobody-home', 'spoke', 'promised', 'disputes', 'hardship'] as const

/** The id is of this visit until it is saved: sending it again after a lost answer records it once. */
export function VisitForm({ unit }: { readonly unit: string }) {
  const words = useReminderWords()
  const client = useQueryClient()
  const id = useRef(newId())
  const form = useOfficeForm({
    name: 'visit',
    schema: z.object({ on: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.untilNeeded)), outcome: z.enum(outcomes), promisedFor: z.string(), note: z.string().check(z.maxLength(200)) }),
    defaults: { on: today(systemClock) as string, outcome: 'spoke' as const, promisedFor: '', note: '' },
    onSubmit: async ({ on, outcome, promisedFor, note }) => {
      await ask(api.visits.$post({ json: { id: id.current, unit, on, outcome, ...(outcome === 'promised' && promisedFor ? { promisedFor } : {}), ...(note.trim() ? { note: note.trim() } : {}) } }))
      id.current = newId()
      await client.invalidateQueries({ queryKey: householdQuery(unit).queryKey })
      form.form.reset()
    },
  })
  const outcome = form.form.watch('outcome')
  return (
    <OfficeForm form={form} act={words.saveVisit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField label={words.visitOn} max={today(systemClock)} {...form.fieldOf('on')} />
        <SelectField label={words.outcome} choices={outcomes.map((value) => ({ value, label: words.outcomes[value] }))} {...form.fieldOf('outcome')} />
        {outcome === 'promised' && <DateField label={words.promisedFor} optional {...form.fieldOf('promisedFor')} />}
      </div>
      {(outcome === 'disputes' || outcome === 'hardship') && <p className="text-ink-2">{words.offerStop}</p>}
      <AreaField label={words.note} optional {...form.fieldOf('note')} />
    </OfficeForm>
  )
}
