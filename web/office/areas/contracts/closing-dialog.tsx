import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import * as z from 'zod/mini'
import type { BusinessDate } from '../../../../functions/calendar.ts'
import { splitDeposit } from '../../../../functions/contracts/ending-rules.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { DepositWay } from './deposit-way.tsx'
import { afterContract, type FoundContract } from './queries.ts'
import { useContractWords } from './words.ts'

const kinds = ['damage', 'cleaning', 'penalty', 'other'] as const
const most = 10

/** What is kept of the deposit and why; what goes where is shown while one types, by the rule that books it. */
export function ClosingDialog({ contract, onClose }: { readonly contract: FoundContract; readonly onClose: () => void }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'closing',
    schema: z.object({
      deductions: z.array(
        z.object({
          kind: z.enum(kinds),
          reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(200)),
          amount: z.string().check(z.refine((text) => (typedYuan(text) ?? 0) > 0, words.amountWrong)),
        }),
      ),
    }),
    defaults: { deductions: [] as { kind: (typeof kinds)[number]; reason: string; amount: string }[] },
    onSubmit: async ({ deductions }) => {
      const json = { id, deductions: deductions.map(({ kind, reason, amount }) => ({ kind, reason: reason.trim(), amountFen: typedYuan(amount)! })) }
      await ask(api.facilities.contracts[':contract']['deposit-closing'].$post({ param: { contract: contract.id }, json }))
      await afterContract(client)
      onClose()
    },
  })
  const rows = useFieldArray({ control: form.form.control, name: 'deductions' })
  const typed = (form.form.watch('deductions') ?? []).map(({ amount }) => ({ amountFen: Math.max(0, typedYuan(amount) ?? 0) }))
  const settlements = [
    { from: contract.from as BusinessDate, openFen: contract.openFen },
    { from: contract.to as BusinessDate, openFen: -contract.overFen },
  ]
  const balance = { heldFen: contract.depositHeldFen, settlements }
  const split = splitDeposit({ ...balance, deductions: typed })
  const bare = splitDeposit({ ...balance, deductions: [] })!
  return (
    <Dialog title={words.close} onClose={onClose}>
      <p className="mt-4">{words.closeNote}</p>
      <OfficeForm form={form} act={words.closeAct} onCancel={onClose}>
        {rows.fields.map((field, at) => (
          <div key={field.id} role="group" aria-label={words.deductionNo(at + 1)} className="grid gap-3 border-t border-line pt-3">
            <div className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
              <SelectField label={words.deductionFor} choices={kinds.map((kind) => ({ value: kind, label: words.deductionKinds[kind] }))} {...form.fieldOf(`deductions.${at}.kind`)} />
              <TextField label={words.amountYuan} inputMode="decimal" {...form.fieldOf(`deductions.${at}.amount`)} />
              <Button aria-label={words.removeDeduction(at + 1)} onClick={() => rows.remove(at)} className="min-h-10">
                <X aria-hidden className="size-4" />
              </Button>
            </div>
            <TextField label={words.reason} {...form.fieldOf(`deductions.${at}.reason`)} />
          </div>
        ))}
        {rows.fields.length < most && (
          <p>
            <Button onClick={() => rows.append({ kind: 'damage', reason: '', amount: '' })}>{words.addDeduction}</Button>
          </p>
        )}
        {split ? <DepositWay split={split} /> : <p className="font-medium text-bad">{words.deductionsTooMuch(yuan(bare.depositBackFen))}</p>}
      </OfficeForm>
    </Dialog>
  )
}
