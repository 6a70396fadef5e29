import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SlidersHorizontal } from 'lucide-react'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { Section } from '../../parts/section.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { ChooseForm } from './choose-form.tsx'
import { PreviewList } from './preview-list.tsx'
import { chosenNames, chosenOf, runsQuery } from './queries.ts'
import { RunList } from './run-list.tsx'
import { useReminderWords } from './words.ts'

/** Choose, look at the list, send; and what was sent before. */
export function RemindersScreen() {
  const words = useReminderWords()
  const may = useMay()
  const [texts, change] = useFilters(chosenNames)
  const chosen = chosenOf(texts)
  const sends = may('sendReminders')
  const communities = useQuery({ ...communitiesQuery, enabled: sends })
  const runs = useQuery(runsQuery(useAfter()))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Link to="/reminders/settings" className={buttonClass('plain', 'min-h-10')}>
          <SlidersHorizontal aria-hidden className="size-4" />
          {words.settings}
        </Link>
      }
    >
      {sends && (
        <Section title={words.choose}>
          <Asked query={communities} what={words.placesLoading}>
            {({ items }) =>
              items.length > 0 ? (
                <ChooseForm communities={items} chosen={chosen} onChoose={({ building, ...picked }) => change({ ...picked, building })} />
              ) : (
                <Empty title={words.noCommunity}>{words.noCommunityNext}</Empty>
              )
            }
          </Asked>
        </Section>
      )}
      {sends && chosen && <PreviewList key={JSON.stringify(chosen)} chosen={chosen} />}
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
