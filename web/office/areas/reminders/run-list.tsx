import { Link } from '@tanstack/react-router'
import type { ReminderRun } from '../../../../functions/reminders/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useReminderWords } from './words.ts'

export function RunList({ runs }: { readonly runs: readonly ReminderRun[] }) {
  const words = useReminderWords()
  const { count, moment } = useFormat()
  const title = (run: ReminderRun) => (
    <Link to="/reminders/$reminder" params={{ reminder: run.id }} className={rowLink}>
      {words.kinds[run.kind]}
    </Link>
  )
  const range = (run: ReminderRun) => [run.communityName, run.buildingName ?? words.wholeCommunity].join(' ')
  const columns: Column<ReminderRun>[] = [
    { key: 'kind', head: words.kind, names: true, cell: title },
    { key: 'range', head: words.range, wraps: true, cell: range },
    { key: 'state', head: words.state, cell: (run) => <RunState run={run} /> },
    { key: 'sent', head: words.sent, right: true, cell: ({ counts }) => count(counts.sent + counts.delivered) },
    { key: 'failed', head: words.failed, right: true, cell: ({ counts }) => count(counts.failed + counts.unknown) },
    { key: 'skipped', head: words.skipped, right: true, cell: ({ counts }) => count(counts.skipped) },
    { key: 'by', head: words.by, cell: (run) => run.createdBy },
    { key: 'when', head: words.when, cell: (run) => moment(run.createdAt) },
  ]
  return (
    <DataTable
      caption={words.runs}
      rows={runs}
      rowKey={(run) => run.id}
      columns={columns}
      phone={(run) => (
        <PhoneRow title={title(run)} aside={<RunState run={run} />}>
          <p>{range(run)}</p>
          <p className="text-ink-2">
            {words.sent} {count(run.counts.sent + run.counts.delivered)} · {words.skipped} {count(run.counts.skipped)} · {moment(run.createdAt)}
          </p>
        </PhoneRow>
      )}
    />
  )
}

const tones = { waiting: 'wait', sending: 'part', done: 'good', stopped: 'bad' } as const

export function RunState({ run }: { readonly run: Pick<ReminderRun, 'state'> }) {
  return <Status tone={tones[run.state]}>{useReminderWords().states[run.state]}</Status>
}
