import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterCertificate, type FoundKind } from './queries.ts'
import { useCertificateWords } from './words.ts'

const monthsOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))
const isMonths = (text: string): boolean => text.trim() === '' || (/^\d{1,3}$/.test(text.trim()) && Number(text) > 0 && Number(text) <= 600)

/** The rule from a day on: of a new day it is a further one, of the day of the newest it takes its place. */
export function KindDialog({ kind, onClose }: { readonly kind: FoundKind | undefined; readonly onClose: () => void }) {
  const words = useCertificateWords()
  const client = useQueryClient()
  const rule = kind?.rules.at(-1)
  const filled = (text: string) => text.trim().length >= 1
  const form = useOfficeForm({
    name: 'kind',
    schema: z.object({
      kind: z.string().check(z.refine((text) => /^[a-z][a-z0-9-]{1,39}$/.test(text.trim()), words.kindWrong)),
      zh: z.string().check(z.refine(filled, words.kindWrong)),
      en: z.string().check(z.refine(filled, words.kindWrong)),
      levels: z.string().check(z.refine((text) => /^[a-z0-9,， ]*$/.test(text), words.kindWrong)),
      validMonths: z.string().check(z.refine(isMonths, words.monthsHint)),
      reviewMonths: z.string().check(z.refine(isMonths, words.monthsHint)),
      source: z.string().check(z.refine((text) => text.trim().length >= 2, words.kindWrong)),
      from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.kindWrong)),
      read: z.string(),
    }),
    defaults: { kind: kind?.kind ?? '', zh: kind?.name.zh ?? '', en: kind?.name.en ?? '', levels: kind?.levels.join(', ') ?? '', validMonths: String(rule?.validMonths ?? ''), reviewMonths: String(rule?.reviewMonths ?? ''), source: rule?.source ?? '', from: rule?.from ?? today(systemClock), read: rule && !rule.unread ? 'yes' : 'no' },
    onSubmit: async ({ kind: code, zh, en, levels, validMonths, reviewMonths, source, from, read }) => {
      const next = { from, validMonths: monthsOf(validMonths), reviewMonths: monthsOf(reviewMonths), source: source.trim(), unread: read === 'no' }
      const rules = [...(kind?.rules.filter((one) => one.from < from) ?? []), next]
      await ask(api['certificate-kinds'].$post({ json: { kind: code.trim(), name: { zh: zh.trim(), en: en.trim() }, levels: levels.split(/[,， ]+/).filter(Boolean), rules: rules as never, version: kind?.version ?? 0 } }))
      await Promise.all([client.invalidateQueries({ queryKey: ['certificate-kinds'] }), afterCertificate(client)])
      onClose()
    },
  })
  const { fieldOf } = form
  return (
    <Dialog title={kind ? `${words.changeKind} ${kind.name.zh}` : words.newKind} onClose={onClose}>
      <OfficeForm form={form} act={words.saveKind} onCancel={onClose}>
        {!kind && <TextField label={words.kindCode} hint={words.kindCodeHint} {...fieldOf('kind')} />}
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.nameZh} maxLength={40} {...fieldOf('zh')} />
          <TextField label={words.nameEn} maxLength={60} {...fieldOf('en')} />
          <TextField label={words.validMonths} hint={words.monthsHint} inputMode="numeric" {...fieldOf('validMonths')} />
          <TextField label={words.reviewMonths} hint={words.monthsHint} inputMode="numeric" {...fieldOf('reviewMonths')} />
        </div>
        <TextField label={words.levelsLow} optional {...fieldOf('levels')} />
        <TextField label={words.source} maxLength={120} {...fieldOf('source')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField label={words.from} {...fieldOf('from')} />
          <SelectField label={words.verified} choices={[{ value: 'yes', label: words.isRead }, { value: 'no', label: words.isUnread }]} {...fieldOf('read')} />
        </div>
      </OfficeForm>
    </Dialog>
  )
}
