import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { LeaveRow } from './leave-row.tsx'
import { leavesQuery, swapsQuery } from './queries.ts'
import { RecordDialog } from './record-dialog.tsx'
import { SwapRow } from './swap-row.tsx'
import { useRequestWords } from './words.ts'

/** What workers asked for and somebody has to decide: leave, exchanges and cover, each with what the rules say. */
export function RequestsScreen() {
  const words = useRequestWords()
  const [{ show }, change] = useFilters(['show'])
  const may = useMay()
  const [recording, setRecording] = useState(false)
  const all = show === 'all'
  const leaves = useQuery(leavesQuery(all ? {} : { state: 'asked' }))
  const swaps = useQuery(swapsQuery(all ? {} : { state: 'agreed' }))
  return (
    <Page title={words.title} lead={words.lead} {...(may('recordLeave') ? { actions: <Button onClick={() => setRecording(true)}>{words.record}</Button> } : {})}>
      {recording && <RecordDialog onClose={() => setRecording(false)} />}
      <FilterBar>
        <Pick label={words.show} value={show} onChange={(value) => change({ show: value })} all={words.open} choices={[{ value: 'all', label: words.all }]} />
      </FilterBar>
      <Section title={words.leaves} bare>
        <AskedList query={leaves} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <ul className="mt-2 divide-y divide-line border border-line bg-paper">
                {items.map((leave) => (
                  <LeaveRow key={leave.id} leave={leave} />
                ))}
                {next !== null && <li className="px-4 py-3 text-ink-2">{words.more(items.length)}</li>}
              </ul>
            ) : (
              <Empty title={all ? words.noneAtAll : words.leavesNone}>{words.leavesNoneNext}</Empty>
            )
          }
        </AskedList>
      </Section>
      <Section title={words.swaps} bare>
        <AskedList query={swaps} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <ul className="mt-2 divide-y divide-line border border-line bg-paper">
                {items.map((swap) => (
                  <SwapRow key={swap.id} swap={swap} />
                ))}
                {next !== null && <li className="px-4 py-3 text-ink-2">{words.more(items.length)}</li>}
              </ul>
            ) : (
              <Empty title={all ? words.noneAtAll : words.swapsNone}>{words.swapsNoneNext}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}
