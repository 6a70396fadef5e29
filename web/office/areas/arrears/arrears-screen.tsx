import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArrearsPage } from '../../../../functions/ledger/shapes.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { FileMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { PlacePicks, useCommunityPrefix } from '../../parts/place-picks.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { CollectDialog } from '../collect/collect-dialog.tsx'
import { ArrearsCharts } from './arrears-charts.tsx'
import { ArrearsList } from './arrears-list.tsx'
import { arrearsFilters, arrearsQuery } from './queries.ts'
import { useArrearsWords } from './words.ts'

/** Who owes how much for how long; a bar or a building leads to its households. */
export function ArrearsScreen() {
  const words = useArrearsWords()
  const common = useWords()
  const { date } = useFormat()
  const may = useMay()
  const prefixOf = useCommunityPrefix()
  const [filters, change] = useFilters(arrearsFilters)
  const arrears = useQuery(arrearsQuery({ ...filters, ...useAfter() }))
  const [collecting, setCollecting] = useState<string>()
  const clear = () => change({ community: undefined, building: undefined, age: undefined, search: undefined })
  return (
    <Page
      title={words.title}
      {...(arrears.data ? { lead: words.asOf(date(arrears.data.asOf)) } : {})}
      actions={
        may('exportArrears') && (
          <FileMenu
            files={(['household', 'building'] as const).flatMap((by) =>
              (['xlsx', 'csv'] as const).map((format) => ({ label: `${words.exportBy[by]} · ${common.export[format]}`, address: fileUrl('/v1/arrears/export', { ...filters, by, format }) })),
            )}
          />
        )
      }
    >
      <AskedList query={arrears} what={words.loading}>
        {(found) => (
          <>
            <Totals arrears={found} />
            {found.total.openFen > 0 && <ArrearsCharts arrears={found} onBuilding={(building) => change({ building })} />}
            <FilterBar>
              <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
              <PlacePicks value={filters} onChange={change} />
              <Pick label={words.age} value={filters.age} onChange={(age) => change({ age })} all={words.allAges} choices={choicesOf(common.ages)} />
            </FilterBar>
            {found.items.length > 0 ? (
              <>
                <ArrearsList households={found.items} prefixOf={(building) => prefixOf(found.buildings.find((one) => one.building === building)?.community)} {...(may('recordCounterPayment') ? { onCollect: setCollecting } : {})} />
                <Pager count={found.items.length} next={found.next} />
              </>
            ) : Object.keys(filters).length > 0 ? (
              <Empty title={words.emptyFilter}>
                <p className="mb-3">{words.emptyFilterNext}</p>
                <Button onClick={clear}>{common.clear}</Button>
              </Empty>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )}
          </>
        )}
      </AskedList>
      {collecting && <CollectDialog unit={collecting} onClose={() => setCollecting(undefined)} />}
    </Page>
  )
}

function Totals({ arrears: { total } }: { readonly arrears: ArrearsPage }) {
  const words = useArrearsWords()
  const { yuan, count } = useFormat()
  return (
    <SummaryStrip
      label={words.title}
      figures={[
        { label: words.households, value: count(total.households), note: words.householdsNote(total.bills) },
        { label: words.open, value: yuan(total.openFen), note: total.creditFen > 0 ? words.creditNote(yuan(total.creditFen)) : undefined },
        { label: words.overdue, value: yuan(total.overdueFen), bad: total.overdueFen > 0 },
        { label: words.notDue, value: yuan(total.openFen - total.overdueFen) },
      ]}
    />
  )
}
