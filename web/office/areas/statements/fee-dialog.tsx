import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterMatch, changeSettings } from './queries.ts'
import { useStatementWords } from './words.ts'

/** What the API takes at most, in ten thousandths. */
const feeMax = 500

type Props = { readonly account: string; readonly settings: { readonly version: number; readonly automatic: boolean; readonly feePerTenThousand: number }; readonly onClose: () => void }

/** What the provider keeps of each payment before it reaches this account: `0.6` is 0.60 %. */
export function FeeDialog({ account, settings: { version, automatic, feePerTenThousand }, onClose }: Props) {
  const words = useStatementWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'provider-fee',
    schema: z.object({ percent: z.string().check(z.refine((text) => perTenThousandOf(text) !== undefined, words.feeWrong)) }),
    defaults: { percent: percentOf(feePerTenThousand) },
    onSubmit: async ({ percent }) => {
      await changeSettings(account, { version, automatic, feePerTenThousand: perTenThousandOf(percent)! })
      await afterMatch(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.fee} onClose={onClose}>
      <OfficeForm form={form} act={words.feeSave} onCancel={onClose}>
        <TextField label={words.feePercent} hint={words.feeHint} inputMode="decimal" {...form.fieldOf('percent')} />
      </OfficeForm>
    </Dialog>
  )
}

export const percentOf = (perTenThousand: number): string => (perTenThousand / 100).toFixed(2)

/** Undefined unless it is 0 to 5 with at most two decimals. */
function perTenThousandOf(text: string): number | undefined {
  if (!/^\d(\.\d{1,2})?$/.test(text.trim())) return undefined
  const value = Math.round(Number(text) * 100)
  return value <= feeMax ? value : undefined
}
