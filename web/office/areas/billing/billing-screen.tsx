import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Asked } from '../../../shared/parts/asked.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { PreviewForm } from './preview-form.tsx'
import { runsQuery } from './queries.ts'
import { RunList } from './run-list.tsx'
import { useBillingWords } from './words.ts'

/** Starts a month's bills and lists the runs so far. */
export function BillingScreen() {
  const words = useBillingWords()
  const may = useMay()
  const runs = useQuery(runsQuery(useAfter()))
  return (
    <Page title={words.title}>
      {may('previewBilling') && <StartRun />}
      <Section title={words.list} bare>
        <AskedList query={runs} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <RunList runs={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}

function StartRun() {
  const words = useBillingWords()
  const may = useMay()
  const communities = useQuery(communitiesQuery)
  return (
    <Section title={words.newTitle}>
      <Asked query={communities} what={words.community}>
        {({ items }) =>
          items.length > 0 ? (
            <PreviewForm communities={items} />
          ) : (
            <Empty title={words.noCommunities}>
              <p className="mb-3">{words.noCommunitiesNext}</p>
              {may('importUnits') && (
                <Link to="/imports" className={buttonClass('plain')}>
                  {words.toImports}
                </Link>
              )}
            </Empty>
          )
        }
      </Asked>
    </Section>
  )
}
