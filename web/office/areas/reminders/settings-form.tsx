import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseYuan, yuan } from '../../../../functions/money.ts'
import type { ReminderSettings } from '../../../../functions/reminders/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { AreaField, MoneyField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { settingsQuery } from './queries.ts'
import { useReminderWords } from './words.ts'

const noteMax = 120

export function SettingsForm({ settings }: { readonly settings: ReminderSettings }) {
  const words = useReminderWords()
  const common = useWords()
  const client = useQueryClient()
  const [saved, setSaved] = useState(false)
  const between = (least: number, most: number) => z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most, words.between(least, most)))
  const note = z.string().check(z.maxLength(noteMax, common.tooLong(noteMax)))
  const form = useOfficeForm({
    name: 'reminder-settings',
    schema: z.object({
      quietFrom: between(0, 23),
      quietTo: between(0, 23),
      everyDays: between(3, 90),
      perMonth: between(1, 10),
      overdueDays: between(1, 180),
      least: z.string().check(z.refine((text) => (parseYuan(text) ?? leastMax + 1) <= leastMax, words.leastWrong)),
      noteZh: note,
      noteEn: note,
    }),
    defaults: textsOf(settings),
    onSubmit: async ({ least, noteZh, noteEn, ...numbers }) => {
      setSaved(false)
      const json = { ...numbersOf(numbers), leastFen: parseYuan(least)!, noteZh: noteZh.trim(), noteEn: noteEn.trim() }
      client.setQueryData(settingsQuery.queryKey, await ask(api.reminders.settings.$put({ json })))
      setSaved(true)
    },
  })
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: words.hour(hour) }))
  const { fields } = words
  return (
    <>
      {saved && <Notice tone="good">{words.settingsSaved}</Notice>}
      <OfficeForm form={form} act={words.saveSettings}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={fields.quietFrom} choices={hours} {...form.fieldOf('quietFrom')} />
          <SelectField label={fields.quietTo} choices={hours} {...form.fieldOf('quietTo')} />
          <TextField label={fields.everyDays} inputMode="numeric" {...form.fieldOf('everyDays')} />
          <TextField label={fields.perMonth} inputMode="numeric" {...form.fieldOf('perMonth')} />
          <TextField label={fields.overdueDays} inputMode="numeric" {...form.fieldOf('overdueDays')} />
          <MoneyField label={fields.least} {...form.fieldOf('least')} />
        </div>
        <AreaField label={fields.noteZh} hint={words.ownLineHint} optional rows={2} {...form.fieldOf('noteZh')} />
        <AreaField label={fields.noteEn} optional rows={2} {...form.fieldOf('noteEn')} />
      </OfficeForm>
    </>
  )
}

const leastMax = 100_000

const numberNames = ['quietFrom', 'quietTo', 'everyDays', 'perMonth', 'overdueDays'] as const
type Numbers<T> = { readonly [name in (typeof numberNames)[number]]: T }

const numbersOf = (texts: Numbers<string>): Numbers<number> => Object.fromEntries(numberNames.map((name) => [name, Number(texts[name])])) as Numbers<number>

const textsOf = ({ leastFen, noteZh, noteEn, ...numbers }: ReminderSettings) => ({
  ...(Object.fromEntries(numberNames.map((name) => [name, String(numbers[name])])) as Numbers<string>),
  least: yuan(leastFen as never),
  noteZh,
  noteEn,
})
