import * as z from 'zod/mini'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import type { Solution } from './solutions.ts'
import { useStuckWords } from './words.ts'

/** Solutions that ask once more, or for a reason. */
export type AskedFirst = Extract<Solution, 'dismiss' | 'abandon'>
export const isAskedFirst = (action: Solution): action is AskedFirst => action === 'dismiss' || action === 'abandon'

type Props = { readonly action: AskedFirst; readonly onSolve: (reason?: string) => Promise<unknown>; readonly onClose: () => void }

export function SolveDialog({ action, onSolve, onClose }: Props) {
  const words = useStuckWords()
  if (action === 'dismiss') return <DismissDialog onDismiss={onSolve} onClose={onClose} />
  return (
    <ConfirmDialog title={words.abandonTitle} act={words.actions.abandon} danger onConfirm={() => onSolve()} onClose={onClose}>
      <p>{words.abandonNote}</p>
    </ConfirmDialog>
  )
}

function DismissDialog({ onDismiss, onClose }: { readonly onDismiss: (reason: string) => Promise<unknown>; readonly onClose: () => void }) {
  const words = useStuckWords()
  const form = useOfficeForm({
    name: 'dismiss',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await onDismiss(reason.trim())
      onClose()
    },
  })
  return (
    <Dialog title={words.dismissTitle} onClose={onClose}>
      <p className="mt-4">{words.dismissNote}</p>
      <OfficeForm form={form} act={words.dismissTitle} onCancel={onClose} danger>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
