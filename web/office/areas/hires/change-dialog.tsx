import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, MoneyField, RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterHire, type FoundHire, postChoices } from './queries.ts'
import { useHireWords } from './words.ts'

/** One change, from a day on, by a document. The id is made once: sending again is the same change. */
export function ChangeDialog({ hire, onClose }: { readonly hire: FoundHire; readonly onClose: () => void }) {
  const words = useHireWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const posts = useQuery(postChoices)
  const form = useOfficeForm({
    name: 'change',
    schema: z
      .object({ what: z.enum(['extension', 'pay', 'post']), to: z.string(), from: z.string(), amount: z.string(), post: z.string(), document: z.string().check(z.refine((text) => text.trim() !== '', words.documentNeeded)) })
      .check(
        z.refine(({ what, from }) => what === 'extension' || parseDate(from) !== undefined, { path: ['from'], error: words.dateNeeded }),
        z.refine(({ what, to }) => what !== 'extension' || to === '' || parseDate(to) !== undefined, { path: ['to'], error: words.dateNeeded }),
        z.refine(({ what, amount }) => what !== 'pay' || (parseYuan(amount.trim()) ?? 0) > 0, { path: ['amount'], error: words.amountNeeded }),
        z.refine(({ what, post }) => what !== 'post' || post !== '', { path: ['post'], error: words.postNeeded }),
      ),
    defaults: { what: hire.to === null ? ('pay' as const) : ('extension' as const), to: '', from: today(systemClock) as string, amount: '', post: '', document: '' },
    onSubmit: async ({ what, to, from, amount, post, document }) => {
      const json = { extension: { to: to || null }, pay: { from, pay: { per: hire.pay.per, amountFen: parseYuan(amount.trim()) } }, post: { from, post } }[what]
      await ask(api.hires[':hire'].changes.$post({ param: { hire: hire.id }, json: { id, what, document: document.trim(), ...json } as never }))
      await afterHire(client)
      onClose()
    },
  })
  const what = form.form.watch('what')
  return (
    <Dialog title={words.change} onClose={onClose}>
      <OfficeForm form={form} act={words.changes[what]} onCancel={onClose}>
        <RadioRow legend={words.changeWhat} choices={choicesOf(words.changes).filter(({ value }) => value !== 'extension' || hire.to !== null)} {...form.form.register('what')} />
        {what === 'extension' ? <DateField label={words.newUntil} hint={words.untilHint} {...form.fieldOf('to')} /> : <DateField label={words.changeFrom} {...form.fieldOf('from')} />}
        {what === 'pay' && <MoneyField label={words.newPay} {...form.fieldOf('amount')} />}
        {what === 'post' && <SelectField label={words.newPost} empty={words.choose} choices={posts.data?.items.filter((one) => one.id !== hire.post).map((one) => ({ value: one.id, label: one.name })) ?? []} {...form.fieldOf('post')} />}
        <TextField label={words.document} maxLength={80} {...form.fieldOf('document')} />
      </OfficeForm>
    </Dialog>
  )
}
