import { useQuery } from '@tanstack/react-query'
import { Empty } from '../../../shared/parts/states.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Pick } from '../../parts/pick.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { ContractList } from './contract-list.tsx'
import { contractsQuery } from './queries.ts'
import { useContractWords } from './words.ts'

const alerts = ['in-7', 'in-30', 'in-90', 'expired'] as const

/** Contracts by their end; how many end soon, or have ended, stands above. */
export function ContractsScreen() {
  const words = useContractWords()
  const [{ expiring }, change] = useFilters(['expiring'])
  const query = useQuery(contractsQuery({ ...(expiring ? { expiring: 'yes' } : {}), ...useAfter() }))
  return (
    <Page title={words.title} lead={words.lead}>
      <AskedList query={query} what={words.loading}>
        {(found) => (
          <>
            <SummaryStrip label={words.alertsTitle} figures={alerts.map((alert) => ({ label: words.alertCounts[alert], value: found.alerts[alert], bad: found.alerts[alert] > 0 && (alert === 'in-7' || alert === 'expired') }))} />
            <FilterBar>
              <Pick label={words.list} value={expiring} onChange={(value) => change({ expiring: value })} all={words.all} choices={[{ value: 'yes', label: words.onlyExpiring }]} />
            </FilterBar>
            {found.items.length > 0 ? (
              <>
                <ContractList contracts={found.items} />
                <Pager count={found.items.length} next={found.next} />
              </>
            ) : expiring ? (
              <Empty title={words.emptyExpiring}>
                <Button onClick={() => change({ expiring: undefined })}>{words.all}</Button>
              </Empty>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )}
          </>
        )}
      </AskedList>
    </Page>
  )
}
