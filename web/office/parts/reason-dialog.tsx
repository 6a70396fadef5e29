import * as z from 'zod/mini'
import { Dialog } from '../../shared/parts/dialog.tsx'
import { TextField } from './form-fields.tsx'
import { OfficeForm } from './office-form.tsx'
import { useOfficeForm } from './use-office-form.ts'

type Props = {
  readonly title: string
  readonly note?: string
  readonly words: { readonly reason: string; readonly reasonNeeded: string }
  readonly max?: number
  readonly onSend: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** An act that needs its reason in words. */
export function ReasonDialog({ title, note, words, max = 120, onSend, onClose }: Props) {
  const form = useOfficeForm({
    name: 'reason',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(max)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await onSend(reason.trim())
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      {note && <p className="mt-4">{note}</p>}
      <OfficeForm form={form} act={title} onCancel={onClose}>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
