import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Run } from '../../../../functions/fees/run-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Page } from '../../parts/page.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { DraftActs } from './draft-acts.tsx'
import { PublishedRun } from './published-run.tsx'
import { Publishing } from './publishing.tsx'
import { afterPublishing, runQuery } from './queries.ts'
import { RefusedUnits } from './refused-units.tsx'
import { RunSums } from './run-sums.tsx'
import { RunState } from './run-list.tsx'
import { useBillingWords } from './words.ts'

/** One run from preview to published bills. */
export function RunScreen() {
  const words = useBillingWords()
  const { period } = useFormat()
  const { run } = useParams({ from: '/billing/$run' })
  const query = useQuery(runQuery(run))
  useFreshFigures(query.data?.state)
  return (
    <Page
      title={query.data ? words.runTitle(query.data.communityName, period(query.data.period)) : words.title}
      above={
        <Link to="/billing" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={query.data && <RunState run={query.data} />}
    >
      <Asked query={query} what={words.loading}>
        {(found) => <RunBody run={found} />}
      </Asked>
    </Page>
  )
}

function RunBody({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const { yuan, count, date } = useFormat()
  return (
    <>
      {run.state === 'draft' && <DraftActs run={run} />}
      {run.state === 'publishing' && <Publishing run={run} />}
      {run.state === 'published' && <PublishedRun run={run} />}
      {run.state === 'abandoned' && <p className="mt-2">{words.abandoned}</p>}
      <SummaryStrip
        label={words.bills}
        figures={[
          { label: words.totalFigure, value: yuan(run.totalFen), note: words.dueOn(date(run.dueDate)) },
          { label: words.billsFigure, value: count(run.bills), note: words.ofUnits(count(run.units)) },
          { label: words.refusedFigure, value: count(run.refusedUnits) },
        ]}
      />
      <RunSums run={run} />
      <RefusedUnits run={run} />
    </>
  )
}

/** When publishing ends under our eyes, lists and sums elsewhere are out of date. */
function useFreshFigures(state: Run['state'] | undefined): void {
  const client = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    if (before.current === 'publishing' && state === 'published') void afterPublishing(client)
    before.current = state
  }, [state, client])
}
