import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { parseYuan, yuan as plain } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterContract, type FoundSpan } from './queries.ts'
import { useContractWords } from './words.ts'

type Props = { readonly contract: string; readonly span: FoundSpan; readonly name: string; readonly onClose: () => void }

/** The total of a period; it names the version that it is to be, so that two people do not write over each other. */
export function TakingsDialog({ contract, span, name, onClose }: Props) {
  const words = useContractWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'takings',
    schema: z.object({ amount: z.string().check(z.refine((text) => (parseYuan(text.trim()) ?? -1) >= 0, words.amountWrong)), note: z.string().check(z.maxLength(200)) }),
    defaults: { amount: span.takings ? plain(span.takings.takingsFen) : '', note: '' },
    onSubmit: async ({ amount, note }) => {
      await ask(api.facilities.contracts[':contract'].takings.$post({ param: { contract }, json: { from: span.from, takingsFen: parseYuan(amount.trim())!, note: note.trim(), version: (span.takings?.version ?? 0) + 1 } }))
      await afterContract(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.takingsOf(name)} onClose={onClose}>
      <OfficeForm form={form} act={words.takingsTo} onCancel={onClose}>
        <MoneyField label={words.takings} hint={words.takingsHint} {...form.fieldOf('amount')} />
        <TextField label={words.note} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}
