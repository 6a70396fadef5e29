import * as z from 'zod/mini'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import type { FoundRefund } from './queries.ts'
import { useRefundWords } from './words.ts'

const ways = ['cash', 'transfer', 'code'] as const

/** The way the money came is offered first; only what came by the organization's own code can go back through the merchant app. */
const waysBack = (method: FoundRefund['method']): readonly (typeof ways)[number][] =>
  method === 'alipay-code' || method === 'wechat-code' ? ['code', 'transfer', 'cash'] : method === 'transfer' ? ['transfer', 'cash'] : ['cash', 'transfer']

type PaidOut = { readonly method: (typeof ways)[number]; readonly reference?: string }
type Props = { readonly method: FoundRefund['method']; readonly onPayOut: (json: PaidOut) => Promise<unknown>; readonly onClose: () => void }

/** Of a payment's refund or a sale's. `method`: how the money came. */
export function PayOutDialog({ method: came, onPayOut, onClose }: Props) {
  const words = useRefundWords()
  const offered = waysBack(came)
  const form = useOfficeForm({
    name: 'payout',
    schema: z.object({ method: z.enum(ways), reference: z.string() }).check(z.refine(({ method, reference }) => method === 'cash' || reference.trim() !== '', { path: ['reference'], error: words.referenceNeeded })),
    defaults: { method: offered[0]!, reference: '' },
    onSubmit: async ({ method, reference }) => {
      await onPayOut({ method, ...(reference.trim() ? { reference: reference.trim() } : {}) })
      onClose()
    },
  })
  const method = form.form.watch('method')
  return (
    <Dialog title={words.payOut} onClose={onClose}>
      <OfficeForm form={form} act={words.payOut} onCancel={onClose}>
        <RadioRow legend={words.payMethod} choices={offered.map((way) => ({ value: way, label: words.paidMethods[way] }))} {...form.form.register('method')} />
        {method !== 'cash' && <TextField label={method === 'code' ? words.codeReference : words.reference} hint={method === 'code' ? words.codeNote : undefined} {...form.fieldOf('reference')} />}
      </OfficeForm>
    </Dialog>
  )
}
