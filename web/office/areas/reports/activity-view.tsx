import { useQuery } from '@tanstack/react-query'
import type { ActivityStatement } from '../../../../functions/reports/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { PairChart } from '../../parts/pair-chart.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { AccountLinks, LinesTable, withoutZeros } from './lines-table.tsx'
import { activityQuery } from './queries.ts'
import { ReportBar, useMonth } from './report-bar.tsx'
import { useReportWords } from './words.ts'

/** Income and expense of a month and of the year so far, by whether their use is restricted. */
export function ActivityView() {
  const words = useReportWords()
  const month = useMonth()
  const found = useQuery(activityQuery(month.query))
  return (
    <>
      <ReportBar month={month} file="activity-statement" />
      <AskedList query={found} what={words.views.activity}>
        {(statement) => (statement.vouchers === 0 ? <Empty title={words.empty}>{words.emptyNext}</Empty> : <Found statement={statement} everyRow={month.everyRow} />)}
      </AskedList>
    </>
  )
}

function Found({ statement, everyRow }: { readonly statement: ActivityStatement; readonly everyRow: boolean }) {
  const { activity: words, edition } = useReportWords()
  const { yuan, period } = useFormat()
  const { incomeFen, expenseFen, changeFen } = statement
  return (
    <>
      <p className="mt-3 text-ink-2">{words.lead(period(statement.period), statement.vouchers)}</p>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.income, value: yuan(incomeFen.year), note: words.ofMonth(yuan(incomeFen.month)) },
          { label: words.expense, value: yuan(expenseFen.year), note: words.ofMonth(yuan(expenseFen.month)) },
          { label: words.change, value: yuan(changeFen.year), note: words.ofMonth(yuan(changeFen.month)), bad: changeFen.year < 0 },
        ]}
      />
      <Section title={words.byMonth}>
        <PairChart title={words.chart(yuan(incomeFen.year), yuan(expenseFen.year))} names={words.names} pairs={statement.months.map((month) => ({ key: month.period, label: words.monthLabel(Number(month.period.slice(5))), first: month.incomeFen, second: month.expenseFen }))} />
      </Section>
      <Form statement={statement} everyRow={everyRow} />
      <p className="mt-3 text-[0.8125rem] text-ink-2">
        {words.closing} {edition(statement.edition.source)} {statement.edition.note}
      </p>
    </>
  )
}

const parts = ['unrestrictedFen', 'restrictedFen', 'totalFen'] as const

function Form({ statement, everyRow }: { readonly statement: ActivityStatement; readonly everyRow: boolean }) {
  const { activity: words, item, row } = useReportWords()
  const amountsOf = ({ month, year }: ActivityStatement['lines'][number]): number[] => [month, year].flatMap((time) => parts.map((part) => time[part]))
  const isZero = (line: ActivityStatement['lines'][number]): boolean => amountsOf(line).every((fen) => fen === 0)
  const shown = everyRow ? statement.lines : withoutZeros(statement.lines, isZero)
  const columns = [words.unrestricted, words.restricted, words.total]
  return (
    <LinesTable
      caption={words.table}
      heads={[item, row]}
      columns={[...columns, ...columns]}
      groups={[
        { name: words.monthGroup, span: 3 },
        { name: words.yearGroup, span: 3 },
      ]}
      lines={shown.map((line) => ({
        key: line.name,
        name: line.name,
        no: line.no,
        kind: line.kind,
        amounts: amountsOf(line),
        ...(line.accounts.length > 0 && !isZero(line) ? { behind: <AccountLinks accounts={line.accounts} period={statement.period} fund={statement.fund ?? undefined} /> } : {}),
      }))}
    />
  )
}
