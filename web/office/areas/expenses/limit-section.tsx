import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { DateField, MoneyField, TextField } from '../../parts/form-fields.tsx'
import { Facts } from '../../parts/facts.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterSupplier, limitsQuery } from './queries.ts'
import { useExpenseWords } from './words.ts'

/** Up to how much one person approves: now, and since when it was what. */
export function LimitSection() {
  const words = useExpenseWords()
  const { yuan, date } = useFormat()
  const may = useMay()
  const query = useQuery(limitsQuery)
  const [open, setOpen] = useState(false)
  return (
    <Section title={words.limits} {...(may('setExpenseLimit') ? { actions: <Button onClick={() => setOpen(true)}>{words.setLimit}</Button> } : {})}>
      <Asked query={query} what={words.suppliersLoading}>
        {({ currentFen, items }) => (
          <>
            <p className="mt-2">{currentFen === null ? words.limitNone : words.limitNow(yuan(currentFen))}</p>
            <Facts className="mt-2" facts={items.toReversed().map(({ from, limitFen, source, by }) => [date(from), words.limitRow(yuan(limitFen), source, by)])} />
          </>
        )}
      </Asked>
      {open && <LimitDialog onClose={() => setOpen(false)} />}
    </Section>
  )
}

function LimitDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useExpenseWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'limit',
    schema: z.object({
      from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)),
      amount: z.string().check(z.refine((text) => typedYuan(text) !== undefined, words.amountWrong)),
      source: z.string().check(z.refine((text) => text.trim().length >= 2, words.sourceNeeded)),
    }),
    defaults: { from: today(systemClock) as string, amount: '', source: '' },
    onSubmit: async ({ from, amount, source }) => {
      await ask(api['expense-limits'].$post({ json: { from, limitFen: typedYuan(amount)!, source: source.trim() } }))
      await afterSupplier(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.setLimit} onClose={onClose}>
      <OfficeForm form={form} act={words.setLimit} onCancel={onClose}>
        <DateField label={words.limitFrom} {...form.fieldOf('from')} />
        <MoneyField label={words.limit} {...form.fieldOf('amount')} />
        <TextField label={words.limitSource} hint={words.limitSourceHint} maxLength={80} {...form.fieldOf('source')} />
      </OfficeForm>
    </Dialog>
  )
}
