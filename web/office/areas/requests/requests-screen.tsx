import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { LeaveRow } from './leave-row.tsx'
import { type FoundLeave, type FoundSwap, leavesQuery, swapsQuery } from './queries.ts'
import { RecordDialog } from './record-dialog.tsx'
import { SwapRow } from './swap-row.tsx'
import { useRequestWords } from './words.ts'

type List = 'leave' | 'swaps'
/** Of both lists side by side the first few; each by itself goes on page by page. */
const firstFew = '20'

/** What workers asked for and somebody has to decide: leave, exchanges and cover, each with what the rules say. */
export function RequestsScreen() {
  const words = useRequestWords()
  const [{ show, list, search }, change] = useFilters(['show', 'list', 'search'])
  const after = useAfter()
  const may = useMay()
  const [recording, setRecording] = useState(false)
  const only = list === 'leave' || list === 'swaps' ? list : undefined
  const page = only ? after : { limit: firstFew }
  const stateOf = (open: string) => (show === 'all' ? {} : { state: show ?? open })
  const query = { ...(search ? { search } : {}), ...page }
  const leaves = useQuery({ ...leavesQuery({ ...query, ...stateOf('asked') }), enabled: only !== 'swaps' })
  const swaps = useQuery({ ...swapsQuery({ ...query, ...stateOf('agreed') }), enabled: only !== 'leave' })
  // A state belongs to one of the lists.
  const states = only ? choicesOf(only === 'leave' ? words.leaveStates : words.swapStates) : []
  return (
    <Page title={words.title} lead={words.lead} {...(may('recordLeave') ? { actions: <Button onClick={() => setRecording(true)}>{words.record}</Button> } : {})}>
      {recording && <RecordDialog onClose={() => setRecording(false)} />}
      <FilterBar>
        <SearchBox label={words.search} value={search} onChange={(value) => change({ search: value })} />
        <Pick label={words.what} value={only} onChange={(value) => change({ list: value, show: show === 'all' ? show : undefined })} all={words.both} choices={choicesOf({ leave: words.leaves, swaps: words.swaps })} className="md:w-56" />
        <Pick label={words.show} value={show} onChange={(value) => change({ show: value })} all={words.open} choices={[{ value: 'all', label: words.all }, ...states]} />
      </FilterBar>
      {only !== 'swaps' && (
        <Requests list="leave" only={only} title={words.leaves} query={leaves} empty={show ? words.noneSuch : words.leavesNone} emptyNext={words.leavesNoneNext} row={(leave: FoundLeave) => <LeaveRow key={leave.id} leave={leave} />} />
      )}
      {only !== 'leave' && <Requests list="swaps" only={only} title={words.swaps} query={swaps} empty={show ? words.noneSuch : words.swapsNone} emptyNext={words.swapsNoneNext} row={(swap: FoundSwap) => <SwapRow key={swap.id} swap={swap} />} />}
    </Page>
  )
}

type Found<T> = { readonly items: readonly T[]; readonly next: string | null; readonly waiting: number }
type Props<T> = {
  readonly list: List
  readonly only: List | undefined
  readonly title: string
  readonly query: Parameters<typeof AskedList<Found<T>>>[0]['query']
  readonly empty: string
  readonly emptyNext: string
  readonly row: (item: T) => ReactNode
}

function Requests<T>({ list, only, title, query, empty, emptyNext, row }: Props<T>) {
  const words = useRequestWords()
  return (
    <Section title={query.data && query.data.waiting > 0 ? words.waiting(title, query.data.waiting) : title} bare>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <ul className="mt-2 divide-y divide-line border border-line bg-paper">{items.map(row)}</ul>
              {only ? (
                <Pager count={items.length} next={next} />
              ) : (
                next !== null && (
                  <Link to="." search={(before) => ({ ...before, list })} className={textLink('mt-2 inline-block')}>
                    {words.allOf(title)}
                  </Link>
                )
              )}
            </>
          ) : (
            <Empty title={empty}>{emptyNext}</Empty>
          )
        }
      </AskedList>
    </Section>
  )
}
