import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { normalCode } from '../../../../functions/coupons/code-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterStay } from './queries.ts'
import { useStayWords } from './words.ts'

/** A coupon that the driver brought to the counter. */
export function CouponDialog({ stay, onClose }: { readonly stay: string; readonly onClose: () => void }) {
  const words = useStayWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'coupon',
    schema: z.object({ code: z.string().check(z.refine((text) => normalCode(text) !== undefined, words.codeWrong)) }),
    defaults: { code: '' },
    onSubmit: async ({ code }) => {
      await ask(api.parking.stays[':stay'].coupons.$post({ param: { stay }, json: { code } }))
      await afterStay(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.useCoupon} onClose={onClose}>
      <p className="mt-4">{words.useCouponNote}</p>
      <OfficeForm form={form} act={words.useCoupon} onCancel={onClose}>
        <TextField label={words.code} hint={words.codeHint} maxLength={20} {...form.fieldOf('code')} />
      </OfficeForm>
    </Dialog>
  )
}
