import * as z from 'zod/mini'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useRefundWords } from './words.ts'

type Props = { readonly onDecline: (json: { readonly reason: string }) => Promise<unknown>; readonly onClose: () => void }

/** Of a payment's refund or a sale's. */
export function DeclineDialog({ onDecline, onClose }: Props) {
  const words = useRefundWords()
  const form = useOfficeForm({
    name: 'decline',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)) }),
    defaults: { reason: '' },
    onSubmit: async (json) => {
      await onDecline(json)
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
