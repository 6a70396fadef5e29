import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate } from '../../../../functions/calendar.ts'
import { cutTerms } from '../../../../functions/contracts/ending-rules.ts'
import { scheduleOf } from '../../../../functions/contracts/schedule-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterContract, type FoundContract } from './queries.ts'
import { useSpanName } from './span-name.ts'
import { useContractWords } from './words.ts'

const causes = ['agreement', 'breach', 'force-majeure'] as const

/** Asks for an early end. The id is made once: sending again after a lost answer is the same request. */
export function EndDialog({ contract, onClose }: { readonly contract: FoundContract; readonly onClose: () => void }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  const nameOf = useSpanName()
  const client = useQueryClient()
  const [id] = useState(newId)
  const inside = (text: string): BusinessDate | undefined => {
    const day = parseDate(text)
    return day && day >= contract.from && day < contract.to ? day : undefined
  }
  const form = useOfficeForm({
    name: 'end',
    schema: z.object({
      lastDay: z.string().check(z.refine((text) => inside(text) !== undefined, words.lastDayWrong)),
      cause: z.enum(causes),
      reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200)),
      document: z.string().check(z.refine((text) => text.trim() !== '', words.paperNeeded), z.maxLength(80)),
    }),
    defaults: { lastDay: '', cause: 'agreement' as const, reason: '', document: '' },
    onSubmit: async ({ lastDay, cause, reason, document }) => {
      await ask(api.facilities.contracts[':contract'].ending.$post({ param: { contract: contract.id }, json: { id, lastDay: parseDate(lastDay)!, cause, reason: reason.trim(), document: document.trim() } }))
      await afterContract(client)
      onClose()
    },
  })
  const last = lastSpanOf(contract, inside(form.form.watch('lastDay')))
  return (
    <Dialog title={words.end} onClose={onClose}>
      <p className="mt-4">{words.endNote}</p>
      <OfficeForm form={form} act={words.endAct} onCancel={onClose}>
        <DateField label={words.lastDay} hint={words.lastDayHint} min={contract.from} max={contract.to} {...form.fieldOf('lastDay')} />
        {last && <p className="text-ink-2">{words.lastSpan(nameOf(last), yuan(last.baseFen))}</p>}
        <RadioRow legend={words.cause} choices={causes.map((cause) => ({ value: cause, label: words.causes[cause] }))} {...form.form.register('cause')} />
        <TextField label={words.reason} {...form.fieldOf('reason')} />
        <TextField label={words.paper} hint={words.paperHint} maxLength={80} {...form.fieldOf('document')} />
      </OfficeForm>
    </Dialog>
  )
}

/** The last period, by the rule that cuts it. */
function lastSpanOf(contract: FoundContract, lastDay: BusinessDate | undefined) {
  if (!lastDay) return undefined
  const { terms, steps, every, minimumMonthlyFen, dueDays, tiers } = contract
  const dated = terms.map((term) => ({ from: term.from as BusinessDate, to: term.to as BusinessDate }))
  return scheduleOf({ terms: cutTerms(dated, lastDay), steps: steps.map((step) => ({ ...step, from: step.from as BusinessDate })), every, minimumMonthlyFen, dueDays, shared: tiers !== null }).at(-1)
}
