import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pick } from '../../parts/pick.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { type FoundPipeline, pipelineQuery } from './queries.ts'
import { useCareerWords } from './words.ts'

/** The board: six steps from registration to work and beyond. */
export function PipelineScreen() {
  const words = useCareerWords()
  const [{ community }, change] = useFilters(['community'])
  const query = useQuery(pipelineQuery(community))
  const communities = useQuery(communitiesQuery).data?.items ?? []
  return (
    <Page title={words.pipeline} lead={words.pipelineLead}>
      {communities.length > 1 && (
        <FilterBar>
          <Pick label={words.bys.community} value={community} onChange={(value) => change({ community: value })} all="—" choices={communities.map(({ id, name }) => ({ value: id, label: name }))} />
        </FilterBar>
      )}
      <AskedList query={query} what={words.pipeline}>
        {({ columns }) =>
          columns.some(({ count }) => count > 0) ? (
            <div className="mt-4 grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-6 xl:gap-3">
              {columns.map((column) => (
                <Stage key={column.stage} column={column} />
              ))}
            </div>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

function Stage({ column: { stage, count, items } }: { readonly column: FoundPipeline['columns'][number] }) {
  const words = useCareerWords()
  const id = `stage-${stage}`
  return (
    <section aria-labelledby={id} className="min-w-0 border border-line bg-paper">
      <h2 id={id} className="flex items-baseline justify-between gap-2 border-b border-line px-3 py-2 font-bold">
        {words.stages[stage]}
        <span className="text-[0.8125rem] font-normal whitespace-nowrap text-ink-2">{words.people(count)}</span>
      </h2>
      {items.length === 0 ? (
        <p className="px-3 py-2 text-ink-2">{words.nobody}</p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map(({ person, name, since, days }) => (
            <li key={person} className="flex min-h-10 flex-wrap items-center justify-between gap-x-2 px-3 py-1">
              <Link to="/people/$person" params={{ person }} className={rowLink}>
                {name}
              </Link>
              <span className="text-[0.8125rem] text-ink-2">{since === null ? words.unknownDay : words.days(days)}</span>
            </li>
          ))}
        </ul>
      )}
      {count > items.length && <p className="border-t border-line px-3 py-2 text-[0.8125rem] text-ink-2">{words.more(count - items.length)}</p>}
    </section>
  )
}
