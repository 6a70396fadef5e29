import { fundNames } from '../../../../functions/ledger/chart.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { monthFilters } from './queries.ts'
import { useReportWords } from './words.ts'

/** The month and fund of a report, and whether rows of zero are shown; all of it in the address. */
export function useMonth() {
  const [{ period = thisPeriod(), fund, all }, change] = useFilters(monthFilters)
  return { query: { period, ...(fund ? { fund } : {}) }, everyRow: all === '1', change }
}

type Props = { readonly month: ReturnType<typeof useMonth>; readonly file: 'balance-sheet' | 'activity-statement' }

/** What a form can be asked for, and its files: the same figures by the same query. */
export function ReportBar({ month: { query, everyRow, change }, file }: Props) {
  const words = useReportWords()
  return (
    <FilterBar>
      <PeriodPick label={words.month} value={query.period} onChange={(period) => change({ period })} ahead={0} />
      <FundPick value={query.fund} onChange={(fund) => change({ fund })} />
      <label className="flex min-h-10 items-center gap-2">
        <input type="checkbox" className="size-5" checked={everyRow} onChange={(event) => change({ all: event.target.checked ? '1' : undefined })} />
        {words.everyRow}
      </label>
      <ExportMenu formats={['xlsx', 'pdf', 'csv']} addressOf={(format) => fileUrl(`/v1/reports/${file}/export`, { ...query, format })} />
    </FilterBar>
  )
}

export function FundPick({ value, onChange }: { readonly value: string | undefined; readonly onChange: (fund: string | undefined) => void }) {
  const words = useReportWords()
  const { lang } = useLanguage()
  return <Pick label={words.fund} value={value} onChange={onChange} all={words.allFunds} choices={Object.entries(fundNames).map(([fund, label]) => ({ value: fund, label: label[lang] }))} />
}
