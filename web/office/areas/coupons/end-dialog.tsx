import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterCoupons } from './queries.ts'
import { useCouponWords } from './words.ts'

/** For good: people hold the codes in print, so why stands with it. */
export function EndDialog({ batch, onClose }: { readonly batch: string; readonly onClose: () => void }) {
  const words = useCouponWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'end-coupons',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(100)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await ask(api.parking.coupons[':batch'].end.$post({ param: { batch }, json: { reason: reason.trim() } }))
      await afterCoupons(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.end} onClose={onClose}>
      <p className="mt-4">{words.endNote}</p>
      <OfficeForm form={form} act={words.end} onCancel={onClose}>
        <TextField label={words.reason} maxLength={100} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
