import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type Interval, intervals } from '../../../../functions/disclosure/spans-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterDisclosure, type Work } from './queries.ts'
import { useDisclosureWords } from './words.ts'

const bounds = { dueDays: [1, 180], publicDays: [1, 366], objectionDays: [1, 90], answerDays: [1, 60] } as const
type NumberName = keyof typeof bounds
const numberNames = Object.keys(bounds) as NumberName[]

export function SettingsDialog({ settings, onClose }: { readonly settings: Work['settings']; readonly onClose: () => void }) {
  const words = useDisclosureWords()
  const client = useQueryClient()
  const number = (name: NumberName) => z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= bounds[name][0] && Number(text) <= bounds[name][1], words.between(bounds[name][0], bounds[name][1])))
  const line = z.string().check(z.refine((text) => text.trim() !== '', words.needed), z.maxLength(60))
  const form = useOfficeForm({
    name: 'disclosure-settings',
    schema: z.object({
      interval: z.enum(intervals),
      from: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, words.fromWrong)),
      dueDays: number('dueDays'),
      place: line,
      publicDays: number('publicDays'),
      objectionDays: number('objectionDays'),
      answerDays: number('answerDays'),
      source: z.string().check(z.refine((text) => text.trim() !== '', words.needed), z.maxLength(120)),
    }),
    defaults: { interval: settings?.interval ?? 'quarter', from: settings?.from ?? '', place: settings?.place ?? '', source: settings?.source ?? '', ...textsOf(settings) },
    onSubmit: async ({ interval, from, place, source, ...numbers }) => {
      await ask(api['disclosure-settings'].$put({ json: { interval: interval as Interval, from: from as never, place: place.trim(), source: source.trim(), dueDays: Number(numbers.dueDays), publicDays: Number(numbers.publicDays), objectionDays: Number(numbers.objectionDays), answerDays: Number(numbers.answerDays) } }))
      await afterDisclosure(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.settings} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={words.interval} choices={choicesOf(words.intervals)} {...form.fieldOf('interval')} />
          <TextField label={words.from} hint={words.fromHint} placeholder="2026-10" {...form.fieldOf('from')} />
          {numberNames.map((name) => (
            <TextField key={name} label={words[name]} inputMode="numeric" {...form.fieldOf(name)} />
          ))}
        </div>
        <TextField label={words.place} {...form.fieldOf('place')} />
        <TextField label={words.source} {...form.fieldOf('source')} />
      </OfficeForm>
    </Dialog>
  )
}

/** What many places ask for, until the head says otherwise. */
const usual = { dueDays: 30, publicDays: 30, objectionDays: 15, answerDays: 10 }

const textsOf = (settings: Work['settings']) => Object.fromEntries(numberNames.map((name) => [name, String((settings ?? usual)[name])])) as Record<NumberName, string>
