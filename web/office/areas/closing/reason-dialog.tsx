import * as z from 'zod/mini'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useClosingWords } from './words.ts'

type Props = { readonly title: string; readonly act: string; readonly note?: string; readonly onGive: (json: { readonly reason: string }) => Promise<unknown>; readonly onClose: () => void }

/** Declining and reopening say why; it stays with the month for ever. */
export function ReasonDialog({ title, act, note, onGive, onClose }: Props) {
  const words = useClosingWords()
  const form = useOfficeForm({
    name: 'closing-reason',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200)) }),
    defaults: { reason: '' },
    onSubmit: async (json) => {
      await onGive(json)
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      {note && <p className="mt-4">{note}</p>}
      <OfficeForm form={form} act={act} onCancel={onClose}>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
