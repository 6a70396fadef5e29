import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { systemClock, today } from '../../../../functions/calendar.ts'
import { yuan as plain } from '../../../../functions/money.ts'
import type { Household } from '../../../../functions/payments/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { Facts } from '../../parts/facts.tsx'
import { DateField, MoneyField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { BillChoice } from './bill-choice.tsx'
import type { Booked } from './collect-dialog.tsx'
import { type CollectMethod, collectMethods, collectSchema, isCode } from './collect-schema.ts'
import { afterPayment } from './queries.ts'
import { useCollectWords } from './words.ts'

type Props = { readonly household: Household; readonly bills?: readonly string[]; readonly onBooked: (payment: Booked) => void; readonly onCancel: () => void }

export function CollectForm({ household, bills, onBooked, onCancel }: Props) {
  const words = useCollectWords()
  const common = useWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  // One id for this form: pressing twice, or again after a lost answer, is one payment.
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(bills?.filter((bill) => household.bills.some((open) => open.id === bill)) ?? household.bills.map((open) => open.id)))
  const dueOf = (which: ReadonlySet<string>) => household.bills.reduce((total, bill) => total + (which.has(bill.id) ? bill.openFen : 0), 0)
  const form = useOfficeForm({
    name: 'collect',
    schema: collectSchema(words, common),
    defaults: { amount: dueOf(chosen) > 0 ? plain(dueOf(chosen)) : '', method: 'cash' as CollectMethod, date: today(systemClock), payer: '', reference: '', note: '' },
    onSubmit: async ({ amount, method, date, payer, reference, note }) => {
      const wanted = household.bills.filter((bill) => chosen.has(bill.id)).map((bill) => bill.id)
      const json = {
        id,
        unit: household.unit,
        method,
        amountFen: typedYuan(amount)!,
        valueDate: date,
        ...(wanted.length > 0 ? { bills: wanted } : {}),
        ...(payer.trim() ? { payer: payer.trim() } : {}),
        ...(reference.trim() ? { reference: reference.trim() } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      }
      const payment = await ask(api['counter-payments'].$post({ json }))
      onBooked(payment)
      await afterPayment(client)
    },
  })
  // What was asked for stands first: the box shows a few bills at a time.
  const ordered = bills ? household.bills.toSorted((a, b) => Number(bills.includes(b.id)) - Number(bills.includes(a.id))) : household.bills
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next)
    form.form.setValue('amount', dueOf(next) > 0 ? plain(dueOf(next)) : '')
  }
  const amount = typedYuan(form.form.watch('amount'))
  const method = form.form.watch('method')
  return (
    <>
      <Facts className="border-b border-line py-3" facts={[[words.household, `${household.buildingName} ${household.room} ${household.name}`], [words.openTotal, yuan(household.openFen)], ...(household.creditFen > 0 ? [[words.credit, yuan(household.creditFen)] as const] : [])]} />
      <OfficeForm form={form} act={amount ? words.confirm(yuan(amount)) : words.title} onCancel={onCancel}>
        {household.bills.length > 0 ? <BillChoice bills={ordered} chosen={chosen} onChange={choose} /> : <p className="text-ink-2">{words.noBills}</p>}
        <div>
          <MoneyField label={words.amount} {...form.fieldOf('amount')} />
          <Meaning amountFen={amount} dueFen={dueOf(chosen)} />
        </div>
        <RadioRow legend={words.method} choices={collectMethods.map((value) => ({ value, label: common.methods[value] }))} {...form.fieldOf('method')} />
        <DateField label={words.date} hint={words.dateHint} max={today(systemClock)} {...form.fieldOf('date')} />
        {method === 'transfer' && <TextField label={words.reference} optional {...form.fieldOf('reference')} />}
        {isCode(method) && <TextField label={words.orderNo} hint={words.orderNoHint} inputMode="numeric" {...form.fieldOf('reference')} />}
        <TextField label={words.payer} {...form.fieldOf('payer')} />
        <TextField label={words.note} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </>
  )
}

/** What the typed amount will do, before it is done. */
function Meaning({ amountFen, dueFen }: { readonly amountFen: number | undefined; readonly dueFen: number }) {
  const words = useCollectWords()
  const { yuan } = useFormat()
  if (!amountFen || amountFen < 0) return null
  const say = dueFen === 0 ? words.allCredit(yuan(amountFen)) : amountFen === dueFen ? words.exactly : amountFen < dueFen ? words.short(yuan(dueFen - amountFen)) : words.over(yuan(amountFen - dueFen))
  return (
    <p aria-live="polite" className="mt-1 text-ink-2">
      {say}
    </p>
  )
}
