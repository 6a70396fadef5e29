import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterPerson, type FoundSettings } from './queries.ts'
import { usePeopleWords } from './words.ts'

type Props = { readonly settings: FoundSettings; readonly ending?: FoundSettings['categories'][number]; readonly onClose: () => void }

/** A category is added from a day on, or ends on one; it is never taken away, since people have it. */
export function CategoryDialog({ settings, ending, onClose }: Props) {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'category',
    schema: z.object({
      code: z.string().check(z.refine((text) => ending !== undefined || /^[a-z][a-z0-9-]{1,39}$/.test(text), words.codeWrong)),
      zh: z.string().check(z.refine((text) => ending !== undefined || text.trim() !== '', words.needed)),
      en: z.string().check(z.refine((text) => ending !== undefined || text.trim() !== '', words.needed)),
      day: z.string().check(z.refine((text) => text !== '', words.dayNeeded)),
    }),
    defaults: { code: '', zh: '', en: '', day: '' },
    onSubmit: async ({ code, zh, en, day }) => {
      const categories = ending ? settings.categories.map((one) => (one.code === ending.code && one.from === ending.from ? { ...one, to: day } : one)) : [...settings.categories, { code, name: { zh: zh.trim(), en: en.trim() }, from: day, to: null }]
      await ask(api['workforce-settings'].$put({ json: { ...settings, categories } }))
      await afterPerson(client)
      onClose()
    },
  })
  const { fieldOf } = form
  return (
    <Dialog title={ending ? `${words.endCategory}: ${ending.name[lang]}` : words.addCategory} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        {!ending && (
          <>
            <TextField label={words.nameZh} maxLength={40} {...fieldOf('zh')} />
            <TextField label={words.nameEn} maxLength={60} {...fieldOf('en')} />
            <TextField label={words.code} maxLength={40} {...fieldOf('code')} />
          </>
        )}
        <DateField label={ending ? words.lastDay : words.validFrom} {...fieldOf('day')} />
      </OfficeForm>
    </Dialog>
  )
}
