import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { fileUrl } from '../../../shared/api/client.ts'
import { usePartsWords } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Pick } from '../../parts/pick.tsx'
import { PlacePicks } from '../../parts/place-picks.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { CollectDialog } from '../collect/collect-dialog.tsx'
import { BillList } from './bill-list.tsx'
import { BillSummaryStrip } from './bill-summary-strip.tsx'
import { NoBills } from './no-bills.tsx'
import { allPeriods, billFilters, billsQuery } from './queries.ts'
import { useBillWords } from './words.ts'

export type Collecting = { readonly unit: string; readonly bills: readonly string[] }

const statuses = ['open', 'partial', 'overdue', 'paid'] as const

/** The month's bills: how far they are paid, and the list to find and collect them. */
export function BillsScreen() {
  const words = useBillWords()
  const common = useWords()
  const parts = usePartsWords()
  const may = useMay()
  const [filters, change] = useFilters(billFilters)
  const { period: wanted = thisPeriod(), ...rest } = filters
  const query = { ...rest, ...(wanted === allPeriods ? {} : { period: wanted }) }
  const bills = useQuery(billsQuery({ ...query, ...useAfter() }))
  const [collecting, setCollecting] = useState<Collecting>()
  return (
    <Page
      title={words.title}
      actions={
        <>
          {may('exportBills') && <ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/bills/export', { ...query, format })} />}
          {may('previewBilling') && (
            <Link to="/billing" className={buttonClass('main', 'min-h-10')}>
              <Plus aria-hidden className="size-4" />
              {words.create}
            </Link>
          )}
        </>
      }
    >
      {wanted !== allPeriods && <BillSummaryStrip period={wanted} {...(rest.community ? { community: rest.community } : {})} {...(rest.building ? { building: rest.building } : {})} />}
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
        <PeriodPick label={common.columns.period} value={wanted === allPeriods ? undefined : wanted} onChange={(period) => change({ period: period ?? allPeriods })} all={words.allPeriods} />
        <PlacePicks value={filters} onChange={change} />
        <Pick label={common.columns.status} value={filters.status} onChange={(status) => change({ status })} all={words.allStatuses} choices={statuses.map((value) => ({ value, label: parts.billStatus[value] }))} />
      </FilterBar>
      <AskedList query={bills} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <BillList bills={items} onCollect={setCollecting} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <NoBills period={wanted === allPeriods ? undefined : wanted} filtered={Object.keys(rest).length > 0} onClear={() => change({ community: undefined, building: undefined, status: undefined, search: undefined, unit: undefined })} />
          )
        }
      </AskedList>
      {collecting && <CollectDialog {...collecting} onClose={() => setCollecting(undefined)} />}
    </Page>
  )
}
