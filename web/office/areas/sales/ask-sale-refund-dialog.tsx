import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import * as z from 'zod/mini'
import { yuan as plain } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { MoneyField, TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useRefundWords } from '../refunds/words.ts'
import { afterSaleRefund, type FoundSale } from './queries.ts'
import { useSaleWords } from './words.ts'

/** The id is made once for the dialog: asking again after a lost answer is the same refund. */
export function AskSaleRefundDialog({ sale, onClose }: { readonly sale: FoundSale; readonly onClose: () => void }) {
  const words = useSaleWords()
  const refunds = useRefundWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const id = useRef(newId())
  const left = sale.amountFen - sale.refundedFen - sale.keptFen
  const form = useOfficeForm({
    name: 'sale-refund',
    schema: z.object({
      amount: z.string().check(z.refine((text) => (typedYuan(text) ?? 0) > 0, refunds.amountWrong)),
      reason: z.string().check(z.refine((text) => text.trim().length >= 2, refunds.reasonNeeded), z.maxLength(120)),
    }),
    defaults: { amount: plain(left), reason: '' },
    onSubmit: async ({ amount, reason }) => {
      await ask(api.sales[':sale'].refunds.$post({ param: { sale: sale.id }, json: { id: id.current, amountFen: typedYuan(amount)!, reason } }))
      await afterSaleRefund(client)
      onClose()
    },
  })
  return (
    <Dialog title={refunds.ask} onClose={onClose}>
      <p className="mt-4">{words.askNote}</p>
      <OfficeForm form={form} act={refunds.submit} onCancel={onClose}>
        <MoneyField label={refunds.amount} hint={refunds.left(yuan(left))} {...form.fieldOf('amount')} />
        <TextField label={refunds.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
