import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { addDays, parseDate } from '../../../../functions/calendar.ts'
import { endAfter } from '../../../../functions/contracts/schedule-model.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterContract, type FoundContract } from './queries.ts'
import { useContractWords } from './words.ts'

const aYear = 12

/** From the day after the present end; a year is proposed. */
export function RenewDialog({ contract, onClose }: { readonly contract: FoundContract; readonly onClose: () => void }) {
  const words = useContractWords()
  const { date } = useFormat()
  const client = useQueryClient()
  const from = addDays(contract.to, 1)
  const form = useOfficeForm({
    name: 'renew',
    schema: z.object({
      to: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)),
      document: z.string().check(z.refine((text) => text.trim() !== '', words.documentNeeded), z.maxLength(80)),
      rent: z.string().check(z.refine((text) => text.trim() === '' || (parseYuan(text.trim()) ?? -1) >= 0, words.amountWrong)),
    }),
    defaults: { to: endAfter(from, aYear), document: '', rent: '' },
    onSubmit: async ({ to, document, rent }) => {
      await ask(api.facilities.contracts[':contract'].renewals.$post({ param: { contract: contract.id }, json: { from, to: parseDate(to)!, document: document.trim(), monthlyFen: rent.trim() ? parseYuan(rent.trim())! : null } }))
      await afterContract(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.renew} onClose={onClose}>
      <p className="mt-4">{words.renewNote(date(from))}</p>
      <OfficeForm form={form} act={words.renew} onCancel={onClose}>
        <DateField label={words.renewTo} {...form.fieldOf('to')} />
        <TextField label={words.renewDocument} maxLength={80} {...form.fieldOf('document')} />
        <TextField label={words.renewRent} hint={words.renewRentHint} inputMode="decimal" optional {...form.fieldOf('rent')} />
      </OfficeForm>
    </Dialog>
  )
}
