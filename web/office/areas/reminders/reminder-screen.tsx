import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReminderRun } from '../../../../functions/reminders/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { Deliveries } from './deliveries.tsx'
import { reminderQuery } from './queries.ts'
import { RunState } from './run-list.tsx'
import { useReminderWords } from './words.ts'

/** One run: how far it is, and what became of each message. */
export function ReminderScreen() {
  const words = useReminderWords()
  const { moment } = useFormat()
  const { reminder } = useParams({ from: '/reminders/$reminder' })
  const query = useQuery(reminderQuery(reminder))
  return (
    <Page
      title={query.data ? [words.kinds[query.data.kind], query.data.communityName, query.data.buildingName].filter(Boolean).join(' ') : words.title}
      above={
        <Link to="/reminders" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { lead: [query.data.createdBy, moment(query.data.createdAt), words.ways[query.data.channel]].join(' · '), actions: <RunState run={query.data} /> } : {})}
    >
      <Asked query={query} what={words.runLoading}>
        {(found) => <Body run={found} />}
      </Asked>
    </Page>
  )
}

function Body({ run }: { readonly run: ReminderRun }) {
  const words = useReminderWords()
  const { count } = useFormat()
  const { counts } = run
  const lost = counts.failed + counts.unknown
  if (run.state === 'waiting') return <Notice tone="warn">{words.waitingNote}</Notice>
  return (
    <>
      {run.state === 'stopped' && <Notice tone="bad">{words.stoppedNote}</Notice>}
      <SummaryStrip
        label={words.deliveries}
        figures={[
          { label: words.sent, value: words.households(count(counts.sent + counts.delivered)), ...(counts.delivered > 0 ? { note: words.deliveredOf(count(counts.delivered)) } : {}) },
          { label: words.failed, value: words.households(count(lost)), bad: lost > 0, ...(counts.unknown > 0 ? { note: words.unknownOf(count(counts.unknown)) } : {}) },
          { label: words.skipped, value: words.households(count(counts.skipped)) },
        ]}
      />
      <Deliveries run={run} />
    </>
  )
}
