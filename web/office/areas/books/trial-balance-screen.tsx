import { useQuery } from '@tanstack/react-query'
import { fundNames } from '../../../../functions/ledger/chart.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { trialFilters, trialQuery } from './queries.ts'
import { TrialTable } from './trial-table.tsx'
import { useBookWords } from './words.ts'

/** Opening, movement and closing of each account and fund over whole months. */
export function TrialBalanceScreen() {
  const { trial: words } = useBookWords()
  const { lang } = useLanguage()
  const { date, count } = useFormat()
  const [filters, change] = useFilters(trialFilters)
  const query = { from: thisPeriod(), to: filters.from ?? thisPeriod(), ...filters }
  const balance = useQuery(trialQuery(query))
  return (
    <Page
      title={words.title}
      {...(balance.data ? { lead: words.lead(date(balance.data.from), date(balance.data.to), count(balance.data.vouchers)) } : {})}
      actions={<ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/trial-balance/export', { ...query, format })} />}
    >
      <FilterBar>
        {/* A start behind the end would ask for nothing: the other end follows. */}
        <PeriodPick label={words.from} value={query.from} onChange={(from) => change({ from, ...(from && from > query.to ? { to: from } : {}) })} />
        <PeriodPick label={words.to} value={query.to} onChange={(to) => change({ to, ...(to && to < query.from ? { from: to } : {}) })} />
        <Pick label={words.fund} value={query.fund} onChange={(fund) => change({ fund })} all={words.allFunds} choices={Object.entries(fundNames).map(([value, label]) => ({ value, label: label[lang] }))} />
      </FilterBar>
      <AskedList query={balance} what={words.loading}>
        {(found) =>
          found.rows.length > 0 ? (
            <>
              <TrialTable balance={found} />
              <p className="mt-3 text-[0.8125rem] text-ink-2">
                {words.edition(found.edition.source)} {found.edition.note}
              </p>
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}
