import { fundNames } from '../../../../functions/ledger/chart.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { monthFilters, spanFilters } from './queries.ts'
import { useReportWords } from './words.ts'

/** The month and fund of a report, and whether rows of zero are shown; all of it in the address. */
export function useMonth() {
  const [{ period = thisPeriod(), fund, all }, change] = useFilters(monthFilters)
  return { query: { period, ...(fund ? { fund } : {}) }, everyRow: all === '1', change }
}

type Props = { readonly month: ReturnType<typeof useMonth>; readonly file: 'balance-sheet' | 'activity-statement' | 'budget'; /** A form has rows of zero. */ readonly form?: boolean }

/** What a form can be asked for, and its files: the same figures by the same query. */
export function ReportBar({ month: { query, everyRow, change }, file, form = true }: Props) {
  const words = useReportWords()
  return (
    <FilterBar>
      <PeriodPick label={words.month} value={query.period} onChange={(period) => change({ period })} ahead={0} />
      <FundPick value={query.fund} onChange={(fund) => change({ fund })} />
      {form && (
      <label className="flex min-h-10 items-center gap-2">
        <input type="checkbox" className="size-5" checked={everyRow} onChange={(event) => change({ all: event.target.checked ? '1' : undefined })} />
        {words.everyRow}
      </label>
      )}
      <ExportMenu formats={['xlsx', 'pdf', 'csv']} addressOf={(format) => fileUrl(`/v1/reports/${file}/export`, { ...query, format })} />
    </FilterBar>
  )
}

/** Two months and a fund, in the address; a start behind the end would ask for nothing, so the other end follows. */
export function useSpan() {
  const [{ from, to = thisPeriod(), fund, account }, change] = useFilters(spanFilters)
  return { query: { from: from ?? to, to, ...(fund ? { fund } : {}) }, account, change }
}

export function SpanPicks({ span: { query, change } }: { readonly span: ReturnType<typeof useSpan> }) {
  const words = useReportWords()
  return (
    <>
      <PeriodPick label={words.from} value={query.from} onChange={(from) => change({ from, ...(from && from > query.to ? { to: from } : {}) })} ahead={0} />
      <PeriodPick label={words.to} value={query.to} onChange={(to) => change({ to, ...(to && to < query.from ? { from: to } : { from: query.from }) })} ahead={0} />
      <FundPick value={query.fund} onChange={(fund) => change({ fund })} />
    </>
  )
}

export function FundPick({ value, onChange }: { readonly value: string | undefined; readonly onChange: (fund: string | undefined) => void }) {
  const words = useReportWords()
  const { lang } = useLanguage()
  return <Pick label={words.fund} value={value} onChange={onChange} all={words.allFunds} choices={Object.entries(fundNames).map(([fund, label]) => ({ value: fund, label: label[lang] }))} />
}
