import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { yuan as plain } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterCash, onHandQuery } from './queries.ts'
import { useCashWords } from './words.ts'

type Props = { readonly onDone: (amountFen: number) => void; readonly onClose: () => void }

/** What goes to the bank, of whose money. */
export function DepositDialog({ onDone, onClose }: Props) {
  const words = useCashWords()
  const query = useQuery(onHandQuery)
  return (
    <Dialog title={words.deposit} onClose={onClose}>
      <Asked query={query} what={words.loading}>
        {({ items }) => {
          const there = items.filter(({ amountFen }) => amountFen > 0)
          return there.length > 0 ? <DepositForm there={there} onDone={onDone} onClose={onClose} /> : <p className="mt-4">{words.noCash}</p>
        }}
      </Asked>
    </Dialog>
  )
}

type There = readonly { readonly fund: keyof typeof fundNames; readonly amountFen: number }[]

function DepositForm({ there, onDone, onClose }: Props & { readonly there: There }) {
  const words = useCashWords()
  const { yuan } = useFormat()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'deposit',
    schema: z
      .object({
        amounts: z.array(z.string().check(z.refine((text) => text.trim() === '' || (typedYuan(text) ?? -1) >= 0, words.amountWrong))),
        slip: z.string().check(z.refine((text) => text.trim() !== '', words.slipNeeded)),
      })
      .check(z.refine(({ amounts }) => amounts.some((text) => (typedYuan(text) ?? 0) > 0), { path: ['amounts', 0], error: words.depositNeeded })),
    defaults: { amounts: there.map(({ amountFen }) => plain(amountFen)), slip: '' },
    onSubmit: async ({ amounts, slip }) => {
      const parts = there.flatMap(({ fund }, at) => {
        const amountFen = typedYuan(amounts[at] ?? '') ?? 0
        return amountFen > 0 ? [{ fund, amountFen }] : []
      })
      const { amountFen } = await ask(api.cash.deposits.$post({ json: { id, parts, reference: slip.trim() } }))
      await afterCash(client)
      onDone(amountFen)
      onClose()
    },
  })
  const sum = form.form.watch('amounts').reduce((total, text) => total + Math.max(0, typedYuan(text) ?? 0), 0)
  return (
    <>
      <p className="mt-4">{words.depositNote}</p>
      <OfficeForm form={form} act={`${words.deposit} ${yuan(sum)}`} onCancel={onClose}>
        {there.map(({ fund, amountFen }, at) => (
          <MoneyField key={fund} label={fundNames[fund][lang]} hint={`${words.onHand} ${yuan(amountFen)}`} {...form.fieldOf(`amounts.${at}`)} />
        ))}
        <TextField label={words.slip} maxLength={60} {...form.fieldOf('slip')} />
      </OfficeForm>
    </>
  )
}
