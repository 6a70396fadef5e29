import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { ChooseForm } from './choose-form.tsx'
import { PreviewList } from './preview-list.tsx'
import { type Chosen, runsQuery } from './queries.ts'
import { RunList } from './run-list.tsx'
import { useReminderWords } from './words.ts'

/** Choose, look at the list, send; and what was sent before. */
export function RemindersScreen() {
  const words = useReminderWords()
  const may = useMay()
  const [chosen, setChosen] = useState<Chosen>()
  const { data: communities } = useQuery(communitiesQuery)
  const runs = useQuery(runsQuery(useAfter()))
  return (
    <Page title={words.title} lead={words.lead}>
      {may('sendReminders') && communities && (
        <Section title={words.choose}>
          <ChooseForm communities={communities.items} onChoose={setChosen} />
        </Section>
      )}
      {chosen && <PreviewList key={JSON.stringify(chosen)} chosen={chosen} />}
      <Section title={words.runs} bare>
        <AskedList query={runs} what={words.runsLoading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <RunList runs={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.noRuns}>{words.noRunsNext}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}
