import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Pick } from '../../parts/pick.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { placesQuery } from '../people/queries.ts'
import { type FoundPost, postFilters, postsQuery } from './queries.ts'
import { usePostWords } from './words.ts'

export function PostsScreen() {
  const words = usePostWords()
  const { lang } = useLanguage()
  const may = useMay()
  const [filters, change] = useFilters(postFilters)
  const places = useQuery(placesQuery)
  const query = useQuery(postsQuery({ ...filters, ...useAfter() }))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      {...(may('registerSeeker') ? { actions: <Link to="/posts/new" className={buttonClass('main')}>{words.create}</Link> } : {})}
    >
      <FilterBar>
        <Pick label={words.kind} value={filters.kind} onChange={(kind) => change({ kind })} all={words.allKinds} choices={Object.entries(postKindNames).map(([value, name]) => ({ value, label: name[lang] }))} />
        <Pick label={words.community} value={filters.community} onChange={(community) => change({ community })} all={words.noCommunity} choices={places.data?.communities.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
        <Pick label={words.open} value={filters.open} onChange={(open) => change({ open })} all={words.allOpen} choices={[{ value: 'true', label: words.openNow }, { value: 'false', label: words.closed }]} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <Posts posts={items} places={places.data?.communities ?? []} />
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

function Posts({ posts, places }: { readonly posts: readonly FoundPost[]; readonly places: readonly { readonly id: string; readonly name: string }[] }) {
  const words = usePostWords()
  const { lang } = useLanguage()
  const { yuan } = useFormat()
  const placeOf = ({ community, place }: FoundPost) => [places.find(({ id }) => id === community)?.name ?? words.noCommunity, place].filter(Boolean).join(' ')
  const pay = ({ pay: paid }: FoundPost) => ('monthlyFen' in paid ? words.perMonth(yuan(paid.monthlyFen)) : words.perHour(yuan(paid.hourlyFen)))
  const welfare = ({ welfare: approval }: FoundPost) => (approval ? words.welfare : '—')
  const name = (post: FoundPost) => (
    <Link to="/posts/$post" params={{ post: post.id }} className={rowLink}>
      {post.name}
    </Link>
  )
  const columns: Column<FoundPost>[] = [
    { key: 'name', head: words.name, names: true, wraps: true, cell: name },
    { key: 'kind', head: words.kind, cell: ({ kind }) => postKindNames[kind][lang] },
    { key: 'place', head: words.place, wraps: true, cell: placeOf },
    { key: 'pay', head: words.pay, right: true, cell: pay },
    { key: 'headcount', head: words.headcount, right: true, cell: ({ headcount }) => headcount },
    { key: 'welfare', head: words.welfare, cell: welfare },
  ]
  return (
    <DataTable
      caption={words.title}
      rows={posts}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(post) => (
        <PhoneRow title={name(post)} aside={pay(post)}>
          <p className="text-ink-2">
            {postKindNames[post.kind][lang]} · {placeOf(post)} · {words.headcount} {post.headcount}
          </p>
          {post.welfare && <p className="text-ink-2">{words.welfare}</p>}
        </PhoneRow>
      )}
    />
  )
}
