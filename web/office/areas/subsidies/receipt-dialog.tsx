import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan, yuan as plainYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterSubsidy, type FoundClaim } from './queries.ts'
import { useSubsidyWords } from './words.ts'

/** What came of the open lines, against the bank's slip. The id is made once: sending again is the same receipt. */
export function ReceiptDialog({ claim, onClose }: { readonly claim: FoundClaim; readonly onClose: () => void }) {
  const words = useSubsidyWords()
  const { yuan, period } = useFormat()
  const client = useQueryClient()
  const [id] = useState(newId)
  const open = claim.items.filter(({ state }) => state === 'claimed')
  const amount = z.string().check(z.refine((text) => parseYuan(text.trim() || '0') !== undefined, words.amountNeeded))
  const form = useOfficeForm({
    name: 'receipt',
    schema: z.object({ came: amount, on: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)), reference: z.string(), lines: z.array(z.object({ amount, reason: z.string() })) }),
    defaults: { came: plainYuan(claim.openFen), on: today(systemClock) as string, reference: '', lines: open.map((line) => ({ amount: plainYuan(line.amountFen), reason: '' })) },
    onSubmit: async ({ came, on, reference, lines }) => {
      const outcomes = lines.map((line, at) => {
        const amountFen = read(line.amount)
        return { person: open[at]!.person, period: open[at]!.period, outcome: amountFen === 0 ? ('rejected' as const) : ('received' as const), amountFen, reason: line.reason.trim() }
      })
      await ask(api.subsidies.claims[':claim'].receipts.$post({ param: { claim: claim.id }, json: { id, on: on as BusinessDate, reference: reference.trim(), amountFen: read(came), lines: outcomes } }))
      await afterSubsidy(client)
      onClose()
    },
  })
  const values = form.form.watch()
  const sum = values.lines.reduce((total, line) => total + read(line.amount), 0)
  return (
    <Dialog title={words.record} onClose={onClose}>
      <p className="mt-2 text-ink-2">{words.recordLead}</p>
      <OfficeForm form={form} act={`${words.record} ${yuan(read(values.came))}`} onCancel={onClose}>
        <MoneyField label={words.came} {...form.fieldOf('came')} />
        <DateField label={words.on} {...form.fieldOf('on')} />
        <TextField label={words.reference} maxLength={60} {...form.fieldOf('reference')} />
        {open.map((line, at) => (
          <div key={`${line.person} ${line.period}`} className="grid gap-2 border-t border-line pt-3 sm:grid-cols-2">
            <MoneyField label={words.outcome(line.personName, period(line.period))} {...form.fieldOf(`lines.${at}.amount`)} />
            {read(values.lines[at]?.amount ?? '') !== line.amountFen && <TextField label={words.reason(line.personName, period(line.period))} maxLength={100} {...form.fieldOf(`lines.${at}.reason`)} />}
          </div>
        ))}
        {sum !== read(values.came) && <p role="status" className="font-medium text-warn">{words.lineSum(yuan(sum), yuan(read(values.came) - sum))}</p>}
      </OfficeForm>
    </Dialog>
  )
}

const read = (text: string): number => parseYuan(text.trim() || '0') ?? 0
