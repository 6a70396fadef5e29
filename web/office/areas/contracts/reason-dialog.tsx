import * as z from 'zod/mini'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useContractWords } from './words.ts'

type Props = { readonly title: string; readonly note: string; readonly onSend: (reason: string) => Promise<unknown>; readonly onClose: () => void }

/** An act that needs its reason in words. */
export function ReasonDialog({ title, note, onSend, onClose }: Props) {
  const words = useContractWords()
  const form = useOfficeForm({
    name: 'reason',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await onSend(reason.trim())
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="mt-4">{note}</p>
      <OfficeForm form={form} act={title} onCancel={onClose}>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
