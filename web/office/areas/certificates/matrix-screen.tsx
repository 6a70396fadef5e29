import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useWide } from '../../parts/use-wide.ts'
import { MatrixList, MatrixTable } from './matrix-table.tsx'
import { matrixQuery } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** People by certificates: a table on wide screens, on phones a list of people with what they hold. */
export function MatrixScreen() {
  const words = useCertificateWords()
  const [filters, change] = useFilters(['search'])
  const query = useQuery(matrixQuery({ ...filters, ...useAfter() }))
  const wide = useWide()
  return (
    <Page
      title={words.matrix}
      lead={words.matrixLead}
      above={
        <Link to="/certificates" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {(matrix) =>
          matrix.items.length > 0 ? (
            <>
              {wide ? <MatrixTable matrix={matrix} /> : <MatrixList matrix={matrix} />}
              <Pager count={matrix.items.length} next={matrix.next} />
            </>
          ) : (
            <Empty title={words.matrixEmpty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}
