import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterSubsidy } from './queries.ts'
import { useSubsidyWords } from './words.ts'

export function WageDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useSubsidyWords()
  const client = useQueryClient()
  const money = z.string().check(z.refine((text) => (parseYuan(text.trim()) ?? 0) > 0, words.amountNeeded))
  const filled = z.string().check(z.refine((text) => text.trim() !== '', words.needed))
  const form = useOfficeForm({
    name: 'wage',
    schema: z.object({ place: filled, from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)), month: money, hour: money, source: filled }),
    defaults: { place: '', from: today(systemClock) as string, month: '', hour: '', source: '' },
    onSubmit: async ({ place, from, month, hour, source }) => {
      await ask(api.hires['minimum-wages'].$post({ json: { place: place.trim(), from: from as BusinessDate, monthlyFen: parseYuan(month.trim())!, hourlyFen: parseYuan(hour.trim())!, source: source.trim() } }))
      await afterSubsidy(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.newWage} onClose={onClose}>
      <OfficeForm form={form} act={words.newWage} onCancel={onClose}>
        <TextField label={words.place} maxLength={40} {...form.fieldOf('place')} />
        <DateField label={words.wageFrom} {...form.fieldOf('from')} />
        <MoneyField label={words.wageMonth} {...form.fieldOf('month')} />
        <MoneyField label={words.wageHour} {...form.fieldOf('hour')} />
        <TextField label={words.source} maxLength={120} {...form.fieldOf('source')} />
      </OfficeForm>
    </Dialog>
  )
}
