import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isSource } from '../../../../functions/ledger/purposes.ts'
import type { BudgetReport } from '../../../../functions/reports/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useMay } from '../../shell/session.ts'
import { BudgetEditor } from './budget-editor.tsx'
import { type Line, LinesTable } from './lines-table.tsx'
import { budgetQuery, budgetReportQuery } from './queries.ts'
import { ReportBar, useMonth } from './report-bar.tsx'
import { useReportWords } from './words.ts'

/** The fixed budget against what the books say up to a month; entered by finance, fixed by a head. */
export function BudgetView() {
  const { budget: words, views } = useReportWords()
  const month = useMonth()
  const found = useQuery(budgetReportQuery(month.query))
  return (
    <>
      <ReportBar month={month} file="budget" form={false} />
      <Entering year={month.query.period.slice(0, 4)} />
      <AskedList query={found} what={views.budget}>
        {(report) => (report.lines.length > 0 ? <Found report={report} /> : <Empty title={words.empty}>{words.emptyNext}</Empty>)}
      </AskedList>
    </>
  )
}

/** What waits for a head, and the way to enter or change a budget. */
function Entering({ year }: { readonly year: string }) {
  const { budget: words } = useReportWords()
  const { yuan, date } = useFormat()
  const may = useMay()
  const queries = useQueryClient()
  const { data: budget } = useQuery(budgetQuery(year))
  const [open, setOpen] = useState<'edit' | 'fix'>()
  if (!budget) return null
  const { draft, fixed, mayFix } = budget
  const sumOf = (wanted: boolean): number => (draft?.lines ?? []).filter(({ purpose }) => isSource(purpose) === wanted).reduce((total, { yearFen }) => total + yearFen, 0)
  const fix = async () => {
    await ask(api.budgets.fix.$post({ json: { year, revision: budget.revision } }))
    await queries.invalidateQueries({ queryKey: ['budget'] })
  }
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      {draft && (
        <p>
          <b>{words.waiting}</b> {words.enteredBy(draft.enteredBy, date(draft.enteredAt.slice(0, 10)))} {draft.note} {!mayFix && fixed && words.mustOther}
        </p>
      )}
      {mayFix && (
        <Button kind="main" onClick={() => setOpen('fix')}>
          {words.fix}
        </Button>
      )}
      {may('saveBudget') && <Button onClick={() => setOpen('edit')}>{draft ? words.look : fixed ? words.change : words.edit}</Button>}
      {open === 'edit' && <BudgetEditor budget={budget} onClose={() => setOpen(undefined)} />}
      {open === 'fix' && (
        <ConfirmDialog title={words.fixTitle(year)} act={words.fix} onConfirm={fix} onClose={() => setOpen(undefined)}>
          {words.fixBody(yuan(sumOf(true)), yuan(sumOf(false)))}
        </ConfirmDialog>
      )}
    </div>
  )
}

function Found({ report }: { readonly report: BudgetReport }) {
  const { budget: words } = useReportWords()
  const { yuan, period, date } = useFormat()
  const { sources, uses } = report
  const amountsOf = (of: BudgetReport['sources']): number[] => [of.yearFen, of.plannedFen, of.actualFen, of.deviationFen]
  const linesOf = (group: 'sources' | 'uses', total: string): Line[] => [
    { key: group, name: words[group], kind: 'heading', amounts: [] },
    ...report.lines
      .filter((line) => line.group === group)
      .map((line): Line => ({ key: `${line.purpose} ${line.fund}`, kind: 'row', amounts: amountsOf(line), name: `${line.name} · ${line.fundName}`, ...(!line.planned && report.version !== null ? { behind: <span className="text-ink-2">{words.unplanned}</span> } : {}) })),
    { key: `${group} total`, name: total, kind: 'total', amounts: amountsOf(report[group]) },
  ]
  return (
    <>
      <p className="mt-3 text-ink-2">
        {words.lead(period(report.period))} {report.version === null ? words.notFixed : words.version(report.version, report.fixedBy ?? '', date((report.fixedAt ?? '').slice(0, 10)))}
      </p>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.income, value: yuan(sources.actualFen), note: `${words.planned(yuan(sources.plannedFen))} · ${words.deviation(yuan(sources.deviationFen))}` },
          { label: words.spending, value: yuan(uses.actualFen), note: `${words.planned(yuan(uses.plannedFen))} · ${words.deviation(yuan(uses.deviationFen))}`, bad: report.version !== null && uses.deviationFen > 0 },
        ]}
      />
      <LinesTable caption={words.table} heads={[words.item]} columns={[words.year, words.toDate, words.actual, words.difference]} lines={[...linesOf('sources', words.sourcesTotal), ...linesOf('uses', words.usesTotal)]} />
      <p className="mt-3 text-[0.8125rem] text-ink-2">{words.rule}</p>
    </>
  )
}
