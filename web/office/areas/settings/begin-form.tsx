import * as z from 'zod/mini'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { enterForm } from './online-standing.tsx'
import { useSettingsWords } from './words.ts'

/** What the provider must know before it makes an account; the rest is asked on its own pages. */
export function BeginForm() {
  const { online: words } = useSettingsWords()
  const form = useOfficeForm({
    name: 'connect',
    schema: z.object({
      country: z.string().check(z.minLength(2, words.countryNeeded)),
      email: z.string().check(z.trim(), z.email(words.emailNeeded), z.maxLength(120, words.emailNeeded)),
    }),
    defaults: { country: '', email: '' },
    onSubmit: enterForm,
  })
  return (
    <OfficeForm form={form} act={words.beginAct}>
      <SelectField label={words.country} empty={words.choose} choices={choicesOf(words.countries)} {...form.fieldOf('country')} />
      <TextField label={words.email} hint={words.emailHint} inputMode="email" autoComplete="email" {...form.fieldOf('email')} />
    </OfficeForm>
  )
}
