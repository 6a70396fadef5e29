import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { purposeNames } from '../../../../functions/ledger/purposes.ts'
import type { Income } from '../../../../functions/reports/model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { BarTable } from '../../parts/bar-table.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { type Line, LinesTable } from './lines-table.tsx'
import { incomeQuery } from './queries.ts'
import { SpanPicks, useSpan } from './report-bar.tsx'
import { useReportWords } from './words.ts'

/** Income and spending by fund, source or use, and community. */
export function IncomeView() {
  const { income: words, views } = useReportWords()
  const span = useSpan()
  const found = useQuery(incomeQuery(span.query))
  return (
    <>
      <FilterBar>
        <SpanPicks span={span} />
        <ExportMenu formats={['xlsx', 'pdf', 'csv']} addressOf={(format) => fileUrl('/v1/reports/income/export', { ...span.query, format })} />
      </FilterBar>
      <AskedList query={found} what={views.income}>
        {(income) => (income.rows.length > 0 ? <Found income={income} /> : <Empty title={words.empty}>{words.emptyNext}</Empty>)}
      </AskedList>
    </>
  )
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

function Found({ income }: { readonly income: Income }) {
  const { income: words } = useReportWords()
  const { yuan, period } = useFormat()
  const [sources, uses] = [sumOf(income.sourcesFen), sumOf(income.usesFen)]
  return (
    <>
      <p className="mt-3 text-ink-2">{words.lead(period(income.from), period(income.to))}</p>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.sources, value: yuan(sources) },
          { label: words.uses, value: yuan(uses) },
          { label: words.left, value: yuan(sources - uses), bad: sources < uses },
        ]}
      />
      <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <Bars income={income} group="sources" title={words.bySource} totalFen={sources} />
        <Bars income={income} group="uses" title={words.byUse} totalFen={uses} />
      </div>
      <Places income={income} />
      <p className="mt-3 text-[0.8125rem] text-ink-2">
        {words.note} {income.from !== income.to && words.oneMonth}
      </p>
    </>
  )
}

/** One bar a source or use, all funds and communities together. */
function Bars({ income, group, title, totalFen }: { readonly income: Income; readonly group: 'sources' | 'uses'; readonly title: string; readonly totalFen: number }) {
  const { income: words } = useReportWords()
  const { lang } = useLanguage()
  const { amount } = useFormat()
  const rows = income.rows.filter((row) => row.group === group)
  const sums = [...new Set(rows.map(({ purpose }) => purpose))].map((purpose) => ({ key: purpose, name: purposeNames[purpose][lang], fen: sumOf(rows.filter((row) => row.purpose === purpose).map(({ totalFen: fen }) => fen)) }))
  if (sums.length === 0) return null
  return (
    <Section title={title} className="max-lg:mt-4">
      <BarTable caption={title} heads={[words.purpose, words.total]} rows={sums.map((row) => ({ ...row, note: words.share(row.fen, totalFen) }))} format={amount} />
    </Section>
  )
}

/** A column a community. In a single month each item leads to its vouchers. */
function Places({ income }: { readonly income: Income }) {
  const { income: words } = useReportWords()
  const may = useMay()
  const linked = income.from === income.to && may('listVouchers')
  const nameOf = ({ purpose, fund, name, fundName }: Income['rows'][number]) => (
    <>
      {linked ? (
        <Link to="/journal" search={{ period: income.to, purpose, fund }} className={rowLink}>
          {name}
        </Link>
      ) : (
        name
      )}
      <span className="ml-2 text-[0.8125rem] font-normal text-ink-2">{fundName}</span>
    </>
  )
  const linesOf = (group: 'sources' | 'uses', heading: string, total: string, cells: readonly number[]): Line[] => [
    { key: group, name: heading, kind: 'heading', amounts: [] },
    ...income.rows.filter((row) => row.group === group).map((row): Line => ({ key: `${row.purpose} ${row.fund}`, name: nameOf(row), kind: 'row', amounts: [row.totalFen, ...row.cells] })),
    { key: `${group} total`, name: total, kind: 'total', amounts: [sumOf(cells), ...cells] },
  ]
  return (
    <LinesTable
      caption={words.table}
      heads={[words.purpose]}
      columns={[words.total, ...income.places.map(({ name }) => name)]}
      lines={[...linesOf('sources', words.sources, words.sourcesTotal, income.sourcesFen), ...linesOf('uses', words.uses, words.usesTotal, income.usesFen)]}
    />
  )
}
