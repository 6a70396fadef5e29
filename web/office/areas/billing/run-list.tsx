import { Link } from '@tanstack/react-router'
import type { Run } from '../../../../functions/fees/run-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useBillingWords } from './words.ts'

const tones = { draft: 'wait', publishing: 'part', published: 'good', abandoned: 'off' } as const satisfies Record<Run['state'], Tone>

export function RunState({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  return <Status tone={run.problem ? 'bad' : tones[run.state]}>{run.problem ? words.stopped : words.states[run.state]}</Status>
}

export function RunList({ runs }: { readonly runs: readonly Run[] }) {
  const words = useBillingWords()
  const { yuanHead } = useWords()
  const { period, amount, yuan, count, moment, day } = useFormat()
  const title = (run: Run) => (
    <Link to="/billing/$run" params={{ run: run.id }} className={rowLink}>
      {period(run.period)}
    </Link>
  )
  const columns: Column<Run>[] = [
    { key: 'period', head: words.period, names: true, cell: title },
    { key: 'community', head: words.community, cell: (run) => run.communityName },
    { key: 'state', head: words.state, cell: (run) => <RunState run={run} /> },
    { key: 'bills', head: words.bills, right: true, cell: (run) => count(run.bills) },
    { key: 'total', head: yuanHead(words.total), right: true, className: 'font-medium', cell: (run) => amount(run.totalFen) },
    { key: 'due', head: words.dueDate, cell: (run) => run.dueDate },
    { key: 'by', head: words.by, cell: (run) => run.publishedBy ?? run.createdBy },
    { key: 'created', head: words.created, cell: (run) => moment(run.createdAt) },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={runs}
      rowKey={(run) => run.id}
      columns={columns}
      phone={(run) => (
        <PhoneRow title={title(run)} aside={yuan(run.totalFen)}>
          <p className="text-ink-2">
            {run.communityName} · {words.billCount(run.bills)} · {words.dueOn(day(run.dueDate))}
          </p>
          <RunState run={run} />
        </PhoneRow>
      )}
    />
  )
}
