import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parsePeriod, type Period } from '../../../../functions/calendar.ts'
import { parseDecimal, parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, MoneyField, RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { thisPeriod } from '../../parts/period-pick.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { wagesQuery } from '../hires/queries.ts'
import { afterSubsidy } from './queries.ts'
import { useSubsidyWords } from './words.ts'

/** A scheme as its document says. The id is made once: sending again is the same scheme. */
export function SchemeDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useSubsidyWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const wages = useQuery(wagesQuery)
  const places = [...new Set(wages.data?.items.map(({ place }) => place))]
  const whole = z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()), words.numberNeeded))
  const money = z.string().check(z.refine((text) => parseYuan(text.trim() || '0') !== undefined, words.amountNeeded))
  const filled = z.string().check(z.refine((text) => text.trim().length > 1, words.needed))
  const form = useOfficeForm({
    name: 'scheme',
    schema: z.object({
      name: filled, kind: z.enum(['welfare-post', 'social-insurance', 'other']), from: z.string().check(z.refine((text) => parsePeriod(text) !== undefined, words.dateNeeded)), place: z.string(), base: z.enum(['minimum-wage', 'employer-contributions', 'fixed']),
      share: z.string().check(z.refine((text) => (parseDecimal(text.trim(), 2) ?? 0) > 0, words.numberNeeded)), fixed: money, cap: money, months: whole, days: whole, part: z.enum(['none', 'by-day', 'full']), welfarePost: z.boolean(), certificate: z.boolean(), document: filled,
    }),
    defaults: { name: '', kind: 'welfare-post' as const, from: thisPeriod() as string, place: '', base: 'minimum-wage' as const, share: '100', fixed: '', cap: '', months: '36', days: '0', part: 'by-day' as const, welfarePost: true, certificate: true, document: '' },
    onSubmit: async (values) => {
      const from = values.from as Period
      const capFen = parseYuan(values.cap.trim() || '0')!
      await ask(
        api.subsidies.schemes.$post({
          json: {
            id: id as never, name: values.name.trim(), kind: values.kind, from, place: values.place, monthsMax: Number(values.months), leastDays: Number(values.days), partMonth: values.part, welfarePost: values.welfarePost, certificate: values.certificate,
            rate: { from, base: values.base, shareBp: parseDecimal(values.share.trim(), 2)!, fixedFen: parseYuan(values.fixed.trim() || '0')!, capFen: capFen > 0 ? capFen : null, document: values.document.trim() },
          },
        }),
      )
      await afterSubsidy(client)
      onClose()
    },
  })
  const { fieldOf } = form
  const base = form.form.watch('base')
  return (
    <Dialog title={words.newScheme} onClose={onClose}>
      <OfficeForm form={form} act={words.newScheme} onCancel={onClose}>
        <TextField label={words.name} maxLength={40} {...fieldOf('name')} />
        <RadioRow legend={words.kind} choices={choicesOf(words.kinds)} {...form.form.register('kind')} />
        <TextField label={words.firstMonth} type="month" {...fieldOf('from')} />
        <RadioRow legend={words.base} choices={choicesOf(words.bases)} {...form.form.register('base')} />
        <TextField label={words.share} inputMode="decimal" {...fieldOf('share')} />
        {base === 'fixed' && <MoneyField label={words.fixed} {...fieldOf('fixed')} />}
        <MoneyField label={words.capYuan} optional {...fieldOf('cap')} />
        {places.length > 0 && <SelectField label={words.place} empty="—" choices={places.map((place) => ({ value: place, label: place }))} {...fieldOf('place')} />}
        <TextField label={words.monthsMax} inputMode="numeric" {...fieldOf('months')} />
        <TextField label={words.leastDays} inputMode="numeric" {...fieldOf('days')} />
        <RadioRow legend={words.partMonth} choices={choicesOf(words.partMonths)} {...form.form.register('part')} />
        <Check {...form.form.register('welfarePost')}>{words.welfareOnly}</Check>
        <Check {...form.form.register('certificate')}>{words.needsCertificate}</Check>
        <TextField label={words.document} maxLength={120} {...fieldOf('document')} />
      </OfficeForm>
    </Dialog>
  )
}
