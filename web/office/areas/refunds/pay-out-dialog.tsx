import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterRefund } from './queries.ts'
import { useRefundWords } from './words.ts'

const ways = ['cash', 'transfer'] as const

export function PayOutDialog({ refund, onClose }: { readonly refund: string; readonly onClose: () => void }) {
  const words = useRefundWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'payout',
    schema: z.object({ method: z.enum(ways), reference: z.string() }).check(z.refine(({ method, reference }) => method === 'cash' || reference.trim() !== '', { path: ['reference'], error: words.referenceNeeded })),
    defaults: { method: 'cash' as const, reference: '' },
    onSubmit: async ({ method, reference }) => {
      await ask(api.refunds[':refund'].handover.$post({ param: { refund }, json: { method, ...(reference.trim() ? { reference: reference.trim() } : {}) } }))
      await afterRefund(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.payOut} onClose={onClose}>
      <OfficeForm form={form} act={words.payOut} onCancel={onClose}>
        <RadioRow legend={words.payMethod} choices={ways.map((way) => ({ value: way, label: words.paidMethods[way] }))} {...form.form.register('method')} />
        {form.form.watch('method') === 'transfer' && <TextField label={words.reference} {...form.fieldOf('reference')} />}
      </OfficeForm>
    </Dialog>
  )
}
