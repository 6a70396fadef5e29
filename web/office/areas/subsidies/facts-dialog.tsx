import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, type Period } from '../../../../functions/calendar.ts'
import { parseYuan, yuan } from '../../../../functions/money.ts'
import { ApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterSubsidy, type FoundFacts } from './queries.ts'
import { useSubsidyWords } from './words.ts'

/** What was paid and worked of one person's month. */
export function FactsDialog({ row, month, onClose }: { readonly row: FoundFacts; readonly month: string; readonly onClose: () => void }) {
  const words = useSubsidyWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const money = z.string().check(z.refine((text) => parseYuan(text.trim() || '0') !== undefined, words.amountNeeded))
  const date = z.string().check(z.refine((text) => text === '' || parseDate(text) !== undefined, words.dateNeeded))
  const form = useOfficeForm({
    name: 'facts',
    schema: z.object({ wage: money, wageOn: date, employer: money, insuranceOn: date, days: z.string().check(z.refine((text) => /^\d{1,2}$/.test(text.trim()) && Number(text) <= 31, words.numberNeeded)) }),
    defaults: { wage: yuan(row.wageFen), wageOn: (row.wagePaidOn ?? '') as string, employer: yuan(row.employerFen), insuranceOn: (row.insurancePaidOn ?? '') as string, days: String(row.attendanceDays) },
    onSubmit: async ({ wage, wageOn, employer, insuranceOn, days }) => {
      const facts = { person: row.person, wageFen: parseYuan(wage.trim() || '0')!, wagePaidOn: (wageOn || null) as BusinessDate | null, employerFen: parseYuan(employer.trim() || '0')!, insurancePaidOn: (insuranceOn || null) as BusinessDate | null, attendanceDays: Number(days) }
      const { refused } = await ask(api.subsidies.months.$put({ query: { month: month as Period }, json: { rows: [facts] } }))
      if (refused[0]) throw new ApiError({ kind: 'refused', code: 'row-refused', say: refused[0].say[lang] })
      await afterSubsidy(client)
      onClose()
    },
  })
  return (
    <Dialog title={`${words.enter} ${row.personName}`} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <MoneyField label={words.wage} {...form.fieldOf('wage')} />
        <DateField label={words.wageOn} {...form.fieldOf('wageOn')} />
        <MoneyField label={words.employer} {...form.fieldOf('employer')} />
        <DateField label={`${words.employer} ${words.insuranceOn}`} {...form.fieldOf('insuranceOn')} />
        <TextField label={words.days} inputMode="numeric" {...form.fieldOf('days')} />
      </OfficeForm>
    </Dialog>
  )
}
