import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan, yuan as plain } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, MoneyField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterContract } from './queries.ts'
import { useContractWords } from './words.ts'

type Props = { readonly contract: string; readonly kind: 'rent' | 'in' | 'out'; readonly amountFen: number; readonly note: string; readonly onClose: () => void }

/** Rent, a deposit, or a deposit going back. The id is made once: sending again after a lost answer is the same money. */
export function MoneyDialog({ contract, kind, amountFen, note, onClose }: Props) {
  const words = useContractWords()
  const client = useQueryClient()
  // Whoever may not take cash at the counter records transfers only.
  const ways = useMay()('recordCounterPayment') ? (['transfer', 'cash'] as const) : (['transfer'] as const)
  const [id] = useState(newId)
  const title = kind === 'rent' ? words.receive : kind === 'in' ? words.depositIn : words.depositOut
  const form = useOfficeForm({
    name: 'money',
    schema: z
      .object({ amount: z.string().check(z.refine((text) => (parseYuan(text.trim()) ?? 0) > 0, words.amountWrong)), method: z.enum(['transfer', 'cash']), on: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)), reference: z.string() })
      .check(z.refine(({ method, reference }) => method === 'cash' || reference.trim() !== '', { path: ['reference'], error: words.referenceNeeded })),
    defaults: { amount: plain(amountFen), method: 'transfer' as const, on: today(systemClock), reference: '' },
    onSubmit: async ({ amount, method, on, reference }) => {
      const money = { id, method, amountFen: parseYuan(amount.trim())!, on: parseDate(on)!, ...(method === 'transfer' ? { reference: reference.trim() } : {}) }
      const at = api.facilities.contracts[':contract']
      if (kind === 'rent') await ask(at.receipts.$post({ param: { contract }, json: money }))
      else await ask(at.deposits.$post({ param: { contract }, json: { ...money, direction: kind } }))
      await afterContract(client)
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="mt-4">{note}</p>
      <OfficeForm form={form} act={title} onCancel={onClose}>
        <MoneyField label={words.amount} {...form.fieldOf('amount')} />
        <RadioRow legend={words.method} choices={ways.map((way) => ({ value: way, label: words.methods[way] }))} {...form.form.register('method')} />
        {form.form.watch('method') === 'transfer' && <TextField label={words.reference} maxLength={60} {...form.fieldOf('reference')} />}
        <DateField label={words.on} {...form.fieldOf('on')} />
      </OfficeForm>
    </Dialog>
  )
}
