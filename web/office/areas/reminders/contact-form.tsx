import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { HouseholdReminders } from '../../../../functions/reminders/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { householdQuery } from './queries.ts'
import { useReminderWords } from './words.ts'

/** An empty field takes the address off again. */
export function ContactForm({ found }: { readonly found: HouseholdReminders }) {
  const words = useReminderWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'contact',
    schema: z.object({ email: z.string().check(z.refine((text) => text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()), words.emailWrong)) }),
    defaults: { email: found.email ?? '' },
    onSubmit: async ({ email }) => {
      const saved = await ask(api.reminders.households[':unit'].contact.$put({ param: { unit: found.unit }, json: { email: email.trim() || null } }))
      client.setQueryData(householdQuery(found.unit).queryKey, saved)
    },
  })
  return (
    <OfficeForm form={form} act={words.saveEmail}>
      <TextField label={words.email} inputMode="email" {...form.fieldOf('email')} />
    </OfficeForm>
  )
}
