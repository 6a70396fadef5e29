import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { approvalsNeeded } from '../../../../functions/expenses/approval-rules.ts'
import { type Fund, fundNames, funds } from '../../../../functions/ledger/chart.ts'
import { purposeNames, type Use, uses } from '../../../../functions/ledger/purposes.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { useFailureText } from '../../parts/failure.tsx'
import { DateField, MoneyField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { PapersDrop } from './papers-drop.tsx'
import { afterExpense, limitsQuery, supplierChoicesQuery } from './queries.ts'
import { sendPaper } from './send-papers.ts'
import { useExpenseWords } from './words.ts'

/** What others will approve: everything that the paper says, and the paper itself. */
export function NewExpenseScreen() {
  const words = useExpenseWords()
  return (
    <Page
      title={words.create}
      above={
        <Link to="/expenses" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <ExpenseForm />
    </Page>
  )
}

function ExpenseForm() {
  const words = useExpenseWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const textOf = useFailureText()
  // Made once: asking again after a lost answer is the same expense.
  const [id] = useState(newId)
  const [papers, setPapers] = useState<readonly File[]>([])
  const [unsent, setUnsent] = useState<readonly string[]>([])
  const suppliers = useQuery(supplierChoicesQuery)
  const communities = useQuery(communitiesQuery)
  const limits = useQuery(limitsQuery)
  const form = useOfficeForm({
    name: 'expense',
    schema: z
      .object({
        date: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)),
        supplier: z.string(),
        payee: z.string(),
        purpose: z.custom<Use>(),
        fund: z.custom<Fund>(),
        community: z.string(),
        amount: z.string().check(z.refine((text) => (typedYuan(text) ?? 0) > 0, words.amountWrong)),
        invoiceNo: z.string(),
        text: z.string().check(z.refine((text) => text.trim().length >= 2, words.textNeeded)),
      })
      .check(z.refine(({ supplier, payee }) => supplier !== '' || payee.trim().length >= 2, { path: ['payee'], error: words.payeeNeeded })),
    defaults: { date: today(systemClock), supplier: '', payee: '', purpose: 'repairs' as Use, fund: 'ORGANISATION' as Fund, community: '', amount: '', invoiceNo: '', text: '' },
    onSubmit: async ({ date, supplier, payee, purpose, fund, community, amount, invoiceNo, text }) => {
      await ask(api.expenses.$post({ json: { id, date, supplier: supplier || null, payee: supplier ? null : payee.trim(), purpose, fund, community: community || null, amountFen: typedYuan(amount)!, invoiceNo: invoiceNo.trim() || null, text: text.trim() } }))
      const failed: string[] = []
      for (const file of papers) await sendPaper(id, file).catch((thrown: unknown) => failed.push(words.fileRefused(file.name, textOf(thrown))))
      await afterExpense(client)
      if (failed.length > 0) setUnsent(failed)
      else await navigate({ to: '/expenses/$expense', params: { expense: id } })
    },
  })
  const { fieldOf } = form
  const amountFen = typedYuan(form.form.watch('amount')) ?? 0
  if (unsent.length > 0) return <Unsent expense={id} failed={unsent} />
  return (
    <OfficeForm form={form} act={words.submit}>
      <FormGroup legend={words.one}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={words.supplier} empty={words.otherPayee} choices={suppliers.data?.items.flatMap(({ id: value, name, active }) => (active ? [{ value, label: name }] : [])) ?? []} {...fieldOf('supplier')} />
          {!form.form.watch('supplier') && <TextField label={words.payeeName} maxLength={60} {...fieldOf('payee')} />}
        </div>
        <TextField label={words.text} hint={words.textHint} maxLength={120} {...fieldOf('text')} />
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <DateField label={words.date} {...fieldOf('date')} />
          <MoneyField label={words.amount} {...fieldOf('amount')} />
          <TextField label={words.invoiceNo} maxLength={40} optional {...fieldOf('invoiceNo')} />
        </div>
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <SelectField label={words.purpose} choices={uses.map((value) => ({ value, label: purposeNames[value][lang] }))} {...fieldOf('purpose')} />
          <SelectField label={words.fund} choices={funds.map((value) => ({ value, label: fundNames[value][lang] }))} {...fieldOf('fund')} />
          <SelectField label={words.community} empty={words.noCommunity} choices={communities.data?.items.map(({ id: value, name }) => ({ value, label: name })) ?? []} {...fieldOf('community')} />
        </div>
        <p className="text-ink-2">{words.fundHint}</p>
      </FormGroup>
      <FormGroup legend={words.files}>
        <PapersDrop files={papers} busy={form.busy} onChange={setPapers} />
      </FormGroup>
      {amountFen > 0 && limits.data && <p>{words.submitNote(approvalsNeeded(amountFen, limits.data.currentFen))}</p>}
    </OfficeForm>
  )
}

function Unsent({ expense, failed }: { readonly expense: string; readonly failed: readonly string[] }) {
  const words = useExpenseWords()
  return (
    <>
      <Notice tone="bad">{words.notSent}</Notice>
      <ul className="mt-2 list-disc pl-6">
        {failed.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Link to="/expenses/$expense" params={{ expense }} className={textLink()}>
        {words.one}
      </Link>
    </>
  )
}
