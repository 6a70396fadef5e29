import { useQuery } from '@tanstack/react-query'
import { addMonths } from '../../../../functions/calendar.ts'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import type { SourcesAndUses } from '../../../../functions/ledger/sources-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Pick } from '../../parts/pick.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { sourcesFilters, sourcesQuery } from './queries.ts'
import { CoverTable, MonthsChart, PurposeTable } from './sources-charts.tsx'
import { SourcesMonths } from './sources-months.tsx'
import { useBookWords } from './words.ts'

/** Where the money comes from and where it goes, by month, and who pays for what the fees do not. */
export function SourcesScreen() {
  const { sources: words } = useBookWords()
  const { lang } = useLanguage()
  const { period } = useFormat()
  const [filters, change] = useFilters(sourcesFilters)
  const to = filters.to ?? thisPeriod()
  const query = { ...filters, to, from: filters.from ?? addMonths(to as ReturnType<typeof thisPeriod>, -11) }
  const found = useQuery(sourcesQuery(query))
  return (
    <Page
      title={words.title}
      {...(found.data ? { lead: words.lead(period(found.data.from), period(found.data.to), found.data.vouchers) } : {})}
      actions={<ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/sources-and-uses/export', { ...query, format })} />}
    >
      <FilterBar>
        {/* A start behind the end would ask for nothing: the other end follows. */}
        <PeriodPick label={words.from} value={query.from} onChange={(from) => change({ from, ...(from && from > to ? { to: from } : {}) })} />
        <PeriodPick label={words.to} value={to} onChange={(next) => change({ to: next, ...(next && next < query.from ? { from: next } : {}) })} />
        <Pick label={words.fund} value={filters.fund} onChange={(fund) => change({ fund })} all={words.allFunds} choices={Object.entries(fundNames).map(([value, label]) => ({ value, label: label[lang] }))} />
      </FilterBar>
      <AskedList query={found} what={words.loading}>
        {(data) => (data.vouchers > 0 ? <Found data={data} allFunds={!filters.fund} /> : <Empty title={words.empty}>{words.emptyNext}</Empty>)}
      </AskedList>
    </Page>
  )
}

function Found({ data, allFunds }: { readonly data: SourcesAndUses; readonly allFunds: boolean }) {
  const { sources: words } = useBookWords()
  const { yuan } = useFormat()
  const { sourcesFen, usesFen, shortfallFen, uncoveredFen, surplusFen, reservesFen } = data.total
  return (
    <>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.sources, value: yuan(sourcesFen) },
          { label: words.uses, value: yuan(usesFen) },
          { label: words.shortfall, value: yuan(shortfallFen), note: words.shortfallNote },
          uncoveredFen > 0
            ? { label: words.uncovered, value: yuan(uncoveredFen), bad: true, note: words.savedAfter(yuan(data.savedAfterFen)) }
            : { label: words.left, value: yuan(surplusFen - reservesFen), note: words.savedAfter(yuan(data.savedAfterFen)) },
        ]}
      />
      <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-[3fr_2fr]">
        <MonthsChart data={data} />
        <CoverTable data={data} />
      </div>
      <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <PurposeTable title={words.sources} rows={data.total.sources} totalFen={sourcesFen} />
        <PurposeTable title={words.uses} rows={data.total.uses} totalFen={usesFen} />
      </div>
      <SourcesMonths data={data} />
      <p className="mt-3 text-[0.8125rem] text-ink-2">{allFunds ? words.fundNote : words.oneFundNote}</p>
    </>
  )
}
