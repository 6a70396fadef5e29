import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fileUrl } from '../../../shared/api/client.ts'
import { AskedList } from '../../parts/asked-list.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PlacePicks } from '../../parts/place-picks.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { AddUnitDialog } from './add-unit-dialog.tsx'
import { HouseholdList } from './household-list.tsx'
import { unitFilters, unitsQuery } from './queries.ts'
import { useHouseholdWords } from './words.ts'

/** The register of households. */
export function HouseholdsScreen() {
  const words = useHouseholdWords()
  const may = useMay()
  const [filters, change] = useFilters(unitFilters)
  const units = useQuery(unitsQuery({ ...filters, ...useAfter() }))
  const [adding, setAdding] = useState(false)
  const { search: _, ...place } = filters
  return (
    <Page
      title={words.title}
      actions={
        <>
          {may('exportUnits') && <ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/units/export', { ...place, format })} />}
          {may('updateUnit') && (
            <Button onClick={() => setAdding(true)} className="min-h-10">
              {words.addUnit}
            </Button>
          )}
          {may('importUnits') && (
            <Link to="/imports" className={buttonClass('main', 'min-h-10')}>
              {words.importAct}
            </Link>
          )}
        </>
      }
    >
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
        <PlacePicks value={filters} onChange={change} />
      </FilterBar>
      <AskedList query={units} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <HouseholdList units={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <NoHouseholds filtered={Object.keys(filters).length > 0} onClear={() => change({ community: undefined, building: undefined, search: undefined })} />
          )
        }
      </AskedList>
      {adding && <AddUnitDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function NoHouseholds({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const words = useHouseholdWords()
  const common = useWords()
  const may = useMay()
  if (filtered)
    return (
      <Empty title={words.emptyFilter}>
        <p className="mb-3">{words.emptyFilterNext}</p>
        <Button onClick={onClear}>{common.clear}</Button>
      </Empty>
    )
  return (
    <Empty title={words.empty}>
      <p className="mb-3">{words.emptyNext}</p>
      {may('importUnits') && (
        <Link to="/imports" className={buttonClass('plain')}>
          {words.importAct}
        </Link>
      )}
    </Empty>
  )
}
