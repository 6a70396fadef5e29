import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import * as z from 'zod/mini'
import type { SiteView } from '../../../../functions/tenants/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Field, inputClass } from '../../../shared/parts/field.tsx'
import { Check, SelectField, TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { siteQuery } from '../../shell/site-query.ts'
import { useWords } from '../../i18n/languages.ts'
import { LookPreview } from './look-preview.tsx'
import { SettingsPage } from './settings-page.tsx'
import { useSettingsWords } from './words.ts'

/** Name, phone and colour of the organization. */
export function SiteScreen() {
  const { site: words } = useSettingsWords()
  const site = useQuery(siteQuery)
  return (
    <SettingsPage tab="site" lead={words.lead}>
      <Asked query={site} what={words.loading}>
        {(found) => <SiteForm site={found} />}
      </Asked>
    </SettingsPage>
  )
}

function SiteForm({ site }: { readonly site: SiteView }) {
  const { site: words } = useSettingsWords()
  const common = useWords()
  const client = useQueryClient()
  const [saved, setSaved] = useState(false)
  const { name, logoText, colour, phone, address, locale, creditAutomatic } = site
  const form = useOfficeForm({
    name: 'site',
    schema: z.object({
      name: z.string().check(z.trim(), z.minLength(2, words.nameNeeded), z.maxLength(40, words.nameNeeded)),
      logoText: z.string().check(z.trim(), z.minLength(1, words.logoNeeded), z.maxLength(4, words.logoNeeded)),
      colour: z.string().check(z.regex(/^#[0-9a-f]{6}$/, words.colourWrong)),
      phone: z.string().check(z.regex(/^[0-9 +()-]{0,24}$/, words.phoneWrong)),
      address: z.string().check(z.maxLength(120, common.tooLong(120))),
      locale: z.custom<SiteView['locale']>(),
      creditAutomatic: z.boolean(),
    }),
    defaults: { name, logoText, colour, phone, address, locale, creditAutomatic },
    onSubmit: async (json) => {
      setSaved(false)
      await ask(api.site.$patch({ json }))
      await client.invalidateQueries({ queryKey: ['site'] })
      setSaved(true)
    },
  })
  return (
    <div className="mt-4 max-w-2xl border border-line bg-paper px-4 pb-4">
      {saved && (
        <Notice tone="good" >
          {words.saved}
        </Notice>
      )}
      <OfficeForm form={form} act={words.save}>
        <TextField label={words.name} maxLength={40} {...form.fieldOf('name')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.logoText} hint={words.logoHint} maxLength={4} {...form.fieldOf('logoText')} />
          <ColourField {...form.fieldOf('colour')} />
        </div>
        <LookPreview colour={form.form.watch('colour')} logoText={form.form.watch('logoText')} name={form.form.watch('name')} />
        <TextField label={words.phone} hint={words.phoneHint} optional inputMode="tel" {...form.fieldOf('phone')} />
        <TextField label={words.address} optional {...form.fieldOf('address')} />
        <SelectField label={words.locale} choices={choicesOf(words.locales)} {...form.fieldOf('locale')} />
        <Check {...form.form.register('creditAutomatic')}>
          {words.creditAutomatic}
          <span className="block text-ink-2">{words.creditAutomaticHint}</span>
        </Check>
      </OfficeForm>
    </div>
  )
}

function ColourField({ id, error, ...input }: { readonly id: string; readonly error: string | undefined } & ComponentProps<'input'>) {
  const { site: words } = useSettingsWords()
  return (
    <Field id={id} label={words.colour} hint={words.colourHint} error={error}>
      {(aria) => <input type="color" {...input} {...aria} className={inputClass(error, 'h-10 p-1')} />}
    </Field>
  )
}
