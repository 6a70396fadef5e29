import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { afterBooking, ignoreLine, type Line } from './queries.ts'
import { useMerchantWords } from './words.ts'

type Props = { readonly bill: string; readonly line: Line; readonly onClose: () => void }

export function IgnoreDialog({ bill, line, onClose }: Props) {
  const words = useMerchantWords()
  const common = useWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'ignore',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim() !== '', words.reasonNeeded), z.maxLength(120, common.tooLong(120))) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await ignoreLine(bill, { line: line.id, reason: reason.trim() })
      await afterBooking(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.ignoreTitle} onClose={onClose}>
      <p className="mt-4">{words.ignoreLead(yuan(line.amountFen))}</p>
      <OfficeForm form={form} act={words.ignoreAct} onCancel={onClose}>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
