import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterRefund } from '../refunds/queries.ts'
import type { Credit } from './queries.ts'
import { useHouseholdWords } from './words.ts'

/** A use of credit that was a mistake, or stands in the way of a reversal, is taken back by another person than who made it. */
export function TakeBackDialog({ use, onClose }: { readonly use: Credit['items'][number]; readonly onClose: () => void }) {
  const { creditPart: words } = useHouseholdWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'takeback',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await ask(api.reversals.$post({ json: { credit: use.document, reason } }))
      await afterRefund(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.takeBack} onClose={onClose}>
      <p className="mt-4">{words.takeBackNote(yuan(-use.deltaFen))}</p>
      <OfficeForm form={form} act={words.takeBack} onCancel={onClose} danger>
        <TextField label={words.takeBackReason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
