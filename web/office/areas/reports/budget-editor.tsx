import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Budget, BudgetLine } from '../../../../functions/budgets/model.ts'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { purposeNames } from '../../../../functions/ledger/purposes.ts'
import { yuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { inputClass } from '../../../shared/parts/field.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { Failure } from '../../parts/failure.tsx'
import { AreaField } from '../../parts/form-fields.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useWords } from '../../i18n/languages.ts'
import { useReportWords } from './words.ts'

type Row = { readonly key: number; readonly fund: string; readonly purpose: string; readonly amount: string; readonly before?: BudgetLine }

const usual: readonly Pick<BudgetLine, 'fund' | 'purpose'>[] = [
  { fund: 'ORGANISATION', purpose: 'fees' },
  { fund: 'OWNERS_COMMON', purpose: 'parking' },
  { fund: 'ORGANISATION', purpose: 'wages' },
  { fund: 'ORGANISATION', purpose: 'repairs' },
]

const rowsOf = ({ draft, fixed }: Budget): Row[] => {
  const lines = (draft ?? fixed)?.lines
  return lines ? lines.map((before, key) => ({ key, fund: before.fund, purpose: before.purpose, amount: yuan(before.yearFen), before })) : usual.map((line, key) => ({ key, ...line, amount: '' }))
}

/** The lines of a year's budget, one a fund and purpose. Saved as a draft on the revision that was seen; what was typed stays when it is refused. */
export function BudgetEditor({ budget, onClose }: { readonly budget: Budget; readonly onClose: () => void }) {
  const { budget: words } = useReportWords()
  const common = useWords()
  const { lang } = useLanguage()
  const queries = useQueryClient()
  const [rows, setRows] = useState(() => rowsOf(budget))
  const [note, setNote] = useState(budget.draft?.note ?? '')
  const [problem, setProblem] = useState<string>()
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const change = (key: number, patch: Partial<Row>) => setRows((before) => before.map((row) => (row.key === key ? { ...row, ...patch } : row)))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const read = linesOf(rows)
    const wrong = typeof read === 'string' ? words[read] : budget.fixed && note.trim() === '' ? words.needNote : undefined
    setProblem(wrong)
    setFailure(undefined)
    if (wrong || typeof read === 'string') return
    setBusy(true)
    try {
      await ask(api.budgets.$put({ json: { year: budget.year, revision: budget.revision, lines: read, note: note.trim() } }))
      await queries.invalidateQueries({ queryKey: ['budget'] })
      onClose()
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  const choices = (names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) => Object.entries(names).map(([value, name]) => ({ value, label: name[lang] }))
  return (
    <Dialog title={words.title(budget.year)} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)} className="mt-4 grid gap-4">
        <ul className="divide-y divide-line border-y border-line">
          {rows.map((row) => {
            const name = `${purposeNames[row.purpose as BudgetLine['purpose']][lang]} · ${fundNames[row.fund as BudgetLine['fund']][lang]}`
            return (
              <li key={row.key} className="grid grid-cols-2 items-center gap-2 py-3">
                <Pick label={words.source} value={row.purpose} onChange={(purpose) => purpose && change(row.key, { purpose })} choices={choices(purposeNames)} className="w-full md:w-full" />
                <Pick label={words.perFund} value={row.fund} onChange={(fund) => fund && change(row.key, { fund })} choices={choices(fundNames)} className="w-full md:w-full" />
                <input type="text" inputMode="decimal" autoComplete="off" aria-label={`${words.amount} ${name}`} placeholder={words.amount} value={row.amount} onChange={(event) => change(row.key, { amount: event.target.value })} className={inputClass(undefined, 'min-h-10 text-right placeholder:text-left placeholder:text-ink-2')} />
                <Button onClick={() => setRows((before) => before.filter(({ key }) => key !== row.key))} aria-label={words.removeLine(name)} className="min-h-10 justify-self-end">
                  {common.remove}
                </Button>
                {row.before?.monthsFen && <p className="col-span-2 text-[0.8125rem] text-ink-2">{words.monthly}</p>}
              </li>
            )
          })}
        </ul>
        <Button onClick={() => setRows((before) => [...before, { key: Math.max(0, ...before.map(({ key }) => key)) + 1, fund: 'ORGANISATION', purpose: 'other-cost', amount: '' }])} className="min-h-10 justify-self-start">
          {words.add}
        </Button>
        {budget.fixed && <AreaField id="budget-note" label={words.note} hint={words.noteHint} value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />}
        {problem && (
          <p role="alert" className="font-medium text-bad">
            {problem}
          </p>
        )}
        <Failure error={failure} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={onClose} className="min-h-10">
            {common.cancel}
          </Button>
          <Button type="submit" kind="main" busy={busy} className="min-h-10">
            {busy ? common.working : words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What was typed, or the name of what is wrong with it. A line left empty is not planned. */
function linesOf(rows: readonly Row[]): BudgetLine[] | 'badAmount' | 'twice' | 'none' {
  const lines: BudgetLine[] = []
  for (const { fund, purpose, amount, before } of rows) {
    if (amount.trim() === '') continue
    const yearFen = typedYuan(amount)
    if (yearFen === undefined || yearFen < 0) return 'badAmount'
    if (lines.some((line) => line.fund === fund && line.purpose === purpose)) return 'twice'
    const monthsFen = before?.yearFen === yearFen ? before.monthsFen : null
    lines.push({ fund: fund as BudgetLine['fund'], purpose: purpose as BudgetLine['purpose'], yearFen, monthsFen })
  }
  return lines.length > 0 ? lines : 'none'
}
