import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import * as z from 'zod/mini'
import { yuan as plain } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { MoneyField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterRefund } from './queries.ts'
import { useRefundWords } from './words.ts'

export type Refundable = { readonly id: string; readonly amountFen: number; readonly refundedFen: number; readonly creditFen: number }

const sources = ['bills', 'credit'] as const

/** The id is made once for the dialog: asking again after a lost answer is the same refund. */
export function AskRefundDialog({ payment, onClose }: { readonly payment: Refundable; readonly onClose: () => void }) {
  const words = useRefundWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const id = useRef(newId())
  const left = payment.amountFen - payment.refundedFen
  const form = useOfficeForm({
    name: 'refund',
    schema: z.object({
      amount: z.string().check(z.refine((text) => (typedYuan(text) ?? 0) > 0, words.amountWrong)),
      source: z.enum(sources),
      reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)),
    }),
    defaults: { amount: plain(left), source: payment.creditFen >= payment.amountFen ? ('credit' as const) : ('bills' as const), reason: '' },
    onSubmit: async ({ amount, source, reason }) => {
      const made = await ask(api.refunds.$post({ json: { id: id.current, payment: payment.id, amountFen: typedYuan(amount)!, source, reason } }))
      await afterRefund(client)
      await navigate({ to: '/refunds/$refund', params: { refund: made.id } })
    },
  })
  return (
    <Dialog title={words.ask} onClose={onClose}>
      <p className="mt-4">{words.askNote}</p>
      <OfficeForm form={form} act={words.submit} onCancel={onClose}>
        <MoneyField label={words.amount} hint={words.left(yuan(left))} {...form.fieldOf('amount')} />
        <RadioRow legend={words.source} choices={sources.map((source) => ({ value: source, label: words.sources[source] }))} {...form.form.register('source')} />
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
