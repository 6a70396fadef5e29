import * as z from 'zod/mini'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { useExpenseWords } from './words.ts'

type Paid = { readonly method: 'cash' | 'transfer'; readonly reference?: string }

/** Whoever holds no account pays in cash, and the other way round. */
export function PayDialog({ amount, onPay, onClose }: { readonly amount: string; readonly onPay: (json: Paid) => Promise<unknown>; readonly onClose: () => void }) {
  const words = useExpenseWords()
  const transfers = useMay()('approveExpense')
  const form = useOfficeForm({
    name: 'payment',
    schema: z.object({ method: z.enum(['cash', 'transfer']), reference: z.string() }).check(z.refine(({ method, reference }) => method === 'cash' || reference.trim() !== '', { path: ['reference'], error: words.referenceNeeded })),
    defaults: { method: transfers ? ('transfer' as const) : ('cash' as const), reference: '' },
    onSubmit: async ({ method, reference }) => {
      await onPay({ method, ...(method === 'transfer' ? { reference: reference.trim() } : {}) })
      onClose()
    },
  })
  return (
    <Dialog title={words.pay} onClose={onClose}>
      <OfficeForm form={form} act={`${words.pay} ${amount}`} onCancel={onClose}>
        <RadioRow legend={words.payMethod} choices={choicesOf(words.methods)} {...form.form.register('method')} />
        {form.form.watch('method') === 'transfer' && <TextField label={words.reference} maxLength={60} {...form.fieldOf('reference')} />}
      </OfficeForm>
    </Dialog>
  )
}
