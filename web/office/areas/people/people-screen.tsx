import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { PeopleList } from './people-list.tsx'
import { peopleFilters, peopleQuery, placesQuery } from './queries.ts'
import { usePeopleWords } from './words.ts'

/** Everybody who looks for work or found it here; each role sees what concerns it. */
export function PeopleScreen() {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const may = useMay()
  const [filters, change] = useFilters(peopleFilters)
  const places = useQuery(placesQuery)
  const query = useQuery(peopleQuery({ ...filters, ...useAfter() }))
  const kinds = Object.entries(postKindNames).map(([value, name]) => ({ value, label: name[lang] }))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Link to="/people/settings" className={buttonClass('plain')}>
            {words.settings}
          </Link>
          {may('registerSeeker') && (
            <>
              <Link to="/people/applications" className={buttonClass('plain')}>
                {words.applications}
              </Link>
              <Link to="/people/import" className={buttonClass('plain')}>
                {words.import}
              </Link>
              <Link to="/people/new" className={buttonClass('main')}>
                {words.register}
              </Link>
            </>
          )}
        </>
      }
    >
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
        <Pick label={words.stage} value={filters.stage} onChange={(stage) => change({ stage })} all={words.allStages} choices={choicesOf(words.stages)} />
        <Pick label={words.community} value={filters.community} onChange={(community) => change({ community })} all={words.allCommunities} choices={places.data?.communities.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
        <Pick label={words.wish} value={filters.wish} onChange={(wish) => change({ wish })} all={words.allWishes} choices={kinds} />
        {may('exportSeekers') && <ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => `/v1/seekers/export?${new URLSearchParams({ ...filters, format })}`} />}
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <PeopleList people={items} places={places.data?.communities ?? []} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}
