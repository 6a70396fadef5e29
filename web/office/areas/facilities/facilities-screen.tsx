import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { FacilityList } from './facility-list.tsx'
import { facilitiesQuery, facilityFilters } from './queries.ts'
import { useFacilityWords } from './words.ts'

/** The register of facilities, those in use first. */
export function FacilitiesScreen() {
  const words = useFacilityWords()
  const common = useWords()
  const may = useMay()
  const [filters, change] = useFilters(facilityFilters)
  const query = useQuery(facilitiesQuery({ ...filters, ...useAfter() }))
  const { data: communities } = useQuery({ ...communitiesQuery, enabled: may('listCommunities') })
  const add = may('createFacility') && (
    <Link to="/facilities/new" className={buttonClass('main', 'min-h-10')}>
      <Plus aria-hidden className="size-4" />
      {words.add}
    </Link>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={add}>
      <FilterBar>
        {(communities?.items.length ?? 0) > 1 && (
          <Pick label={words.community} value={filters.community} onChange={(community) => change({ community })} all={common.pickCommunity} choices={communities!.items.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
        <Pick label={words.kind} value={filters.kind} onChange={(kind) => change({ kind })} all={words.allKinds} choices={choicesOf(words.kinds)} />
        <Pick label={words.state} value={filters.state} onChange={(state) => change({ state })} all={words.allStates} choices={choicesOf(words.states)} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <FacilityList facilities={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : Object.keys(filters).length > 0 ? (
            <Empty title={words.emptyFilter}>
              <Button onClick={() => change({ community: undefined, kind: undefined, state: undefined })}>{common.clear}</Button>
            </Empty>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}
