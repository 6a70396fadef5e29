import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { afterMachine, type FoundSession, sessionsQuery } from './queries.ts'
import { useMachineWords } from './words.ts'

const tones = { waiting: 'wait', running: 'part', stopping: 'wait', ended: 'good' } as const satisfies Record<FoundSession['state'], Tone>

/** Who uses a machine now, and the month's sessions: what was paid ahead, used, charged and given back. */
export function SessionsScreen() {
  const words = useMachineWords()
  const format = useFormat()
  const [{ period = thisPeriod() }, change] = useFilters(['period'])
  const sessions = useQuery(sessionsQuery({ period, ...useAfter() }))
  return (
    <Page title={words.sessions} lead={words.sessionsLead}>
      <FilterBar>
        <PeriodPick label={words.month} value={period} onChange={(value) => change({ period: value })} ahead={0} />
      </FilterBar>
      <AskedList query={sessions} what={words.sessionsLoading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <SessionList sessions={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.noSessions(format.period(period))}>{words.noSessionsNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

const wattHoursOfKwh = 1000

function SessionList({ sessions }: { readonly sessions: readonly FoundSession[] }) {
  const words = useMachineWords()
  const may = useMay()
  // Whoever works at the gate works at the machines.
  const mayStop = may('recordGateEvent')
  const { yuan, moment } = useFormat()
  const [stopping, setStopping] = useState<FoundSession>()
  const name = ({ sale, facilityName, machineName }: FoundSession) =>
    may('listSales') ? (
      <Link to="/sales/$sale" params={{ sale }} className={rowLink}>
        {facilityName} {machineName}
      </Link>
    ) : (
      `${facilityName} ${machineName}`
    )
  const used = ({ minutes, wattHours }: FoundSession) => words.usedText(minutes, (wattHours / wattHoursOfKwh).toFixed(2))
  const status = ({ state, ending }: FoundSession) => <Status tone={tones[state]}>{[words.sessionStates[state], ending && words.endings[ending]].filter(Boolean).join(' · ')}</Status>
  const stop = (session: FoundSession) =>
    mayStop &&
    session.state === 'running' && (
      <button type="button" onClick={() => setStopping(session)} aria-label={`${words.stop} ${session.facilityName} ${session.machineName}`} className={textLink('-my-2')}>
        {words.stop}
      </button>
    )
  const columns: Column<FoundSession>[] = [
    { key: 'machine', head: words.machine, names: true, cell: name },
    { key: 'paidAt', head: words.paidAt, cell: (session) => moment(session.paidAt) },
    { key: 'used', head: words.used, cell: used },
    { key: 'paid', head: words.paid, right: true, cell: (session) => yuan(session.paidFen) },
    { key: 'cost', head: words.cost, right: true, cell: (session) => yuan(session.costFen) },
    { key: 'rest', head: words.rest, right: true, cell: (session) => (session.restFen === null ? '—' : yuan(session.restFen)) },
    { key: 'state', head: words.state, cell: status },
    { key: 'stop', head: words.stop, silent: true, cell: stop },
  ]
  return (
    <>
      <DataTable
        caption={words.sessionsList}
        rows={sessions}
        rowKey={(session) => session.id}
        columns={columns}
        phone={(session) => (
          <PhoneRow title={name(session)} aside={yuan(session.costFen)}>
            <p className="text-ink-2">
              {moment(session.paidAt)} · {used(session)}
            </p>
            <p className="text-ink-2">
              {words.paid} {yuan(session.paidFen)}
              {session.restFen !== null && ` · ${words.rest} ${yuan(session.restFen)}`}
            </p>
            <p className="flex flex-wrap gap-x-4">
              {status(session)} {stop(session)}
            </p>
          </PhoneRow>
        )}
      />
      {stopping && <StopDialog session={stopping} onClose={() => setStopping(undefined)} />}
    </>
  )
}

function StopDialog({ session, onClose }: { readonly session: FoundSession; readonly onClose: () => void }) {
  const words = useMachineWords()
  const client = useQueryClient()
  return (
    <ConfirmDialog
      title={words.stop}
      act={words.stop}
      onClose={onClose}
      onConfirm={async () => {
        await ask(api['machine-sessions'][':machineSession'].stop.$post({ param: { machineSession: session.id }, json: {} }))
        await afterMachine(client)
      }}
    >
      <p>{words.stopNote}</p>
    </ConfirmDialog>
  )
}
