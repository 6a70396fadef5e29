import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterRefund } from './queries.ts'
import { useRefundWords } from './words.ts'

export function ReverseDialog({ payment, onClose }: { readonly payment: { readonly id: string; readonly amountFen: number }; readonly onClose: () => void }) {
  const words = useRefundWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'reverse',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await ask(api.reversals.$post({ json: { payment: payment.id, reason } }))
      await afterRefund(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.reverse} onClose={onClose}>
      <p className="mt-4">{words.reverseNote(yuan(payment.amountFen))}</p>
      <OfficeForm form={form} act={words.reverseAct} onCancel={onClose} danger>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
