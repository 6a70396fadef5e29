import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterRefund } from './queries.ts'
import { useRefundWords } from './words.ts'

export function DeclineDialog({ refund, onClose }: { readonly refund: string; readonly onClose: () => void }) {
  const words = useRefundWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'decline',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)) }),
    defaults: { reason: '' },
    onSubmit: async (json) => {
      await ask(api.refunds[':refund'].refusal.$post({ param: { refund }, json }))
      await afterRefund(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.decline} onClose={onClose}>
      <OfficeForm form={form} act={words.declineAct} onCancel={onClose}>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
