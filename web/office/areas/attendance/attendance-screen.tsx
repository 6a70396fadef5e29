import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addMonths, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Failure } from '../../parts/failure.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Pick } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { afterAttendance, attendanceQuery, type FoundRow, hoursOf } from './queries.ts'
import { useAttendanceWords } from './words.ts'

export const sheetTones = { open: 'wait', closed: 'part', signed: 'good', objected: 'bad' } as const satisfies Record<FoundRow['state'], Tone>

/** Until the tenth the last month is to be closed; after that this one is to be looked at. */
const usualMonth = () => (Number(today(systemClock).slice(8)) > 10 ? thisPeriod() : addMonths(thisPeriod(), -1))

/** A month of everybody: the roster against the clock, and what is left to do before wages are asked for. */
export function AttendanceScreen() {
  const words = useAttendanceWords()
  const may = useMay()
  const [filters, change] = useFilters(['month', 'show'])
  const month = filters.month ?? usualMonth()
  const todo = filters.show === 'todo'
  const query = useQuery(attendanceQuery(month, { ...useAfter(), ...(todo ? { todo: 'yes' as const } : {}) }))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Link to="/attendance/day" className={textLink()}>{words.day}</Link>
          <Link to="/attendance/hours" search={{ month }} className={textLink()}>{words.hoursReport}</Link>
          {may('getPayroll') && <Link to="/attendance/payroll" search={{ month }} className={textLink()}>{words.payroll}</Link>}
          <Link to="/attendance/rules" className={textLink()}>{words.rules}</Link>
        </>
      }
    >
      <FilterBar>
        <PeriodPick label={words.month} value={month} onChange={(value) => change({ month: value })} ahead={0} />
        <Pick label={words.show} value={filters.show} all={words.all} choices={[{ value: 'todo', label: words.todo }]} onChange={(value) => change({ show: value })} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              {may('closeTimesheet') && month < thisPeriod() && <CloseAll rows={items} month={month} />}
              <Rows rows={items} month={month} />
              <Pager count={items.length} next={next} />
            </>
          ) : todo ? (
            <Empty title={words.nothingToDo}>{words.nothingToDoNext}</Empty>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

function Rows({ rows, month }: { readonly rows: readonly FoundRow[]; readonly month: string }) {
  const words = useAttendanceWords()
  const { yuan } = useFormat()
  const name = (row: FoundRow) => <Link to="/attendance/$person" params={{ person: row.person }} search={{ month }} className={textLink()}>{row.personName}</Link>
  const overtime = (row: FoundRow) => (row.at150 + row.at200 + row.at300 === 0 ? '' : words.overtimeOf(hoursOf(row.at150), hoursOf(row.at200), hoursOf(row.at300)))
  const state = (row: FoundRow) => (
    <span className="flex flex-wrap gap-x-3">
      <Status tone={sheetTones[row.state]}>{words.sheetStates[row.state]}</Status>
      {row.undecided.length > 0 && <Status tone="bad">{words.undecided(row.undecided.length)}</Status>}
      {row.changed && <Status tone="bad">{words.changed}</Status>}
      {row.warnings.map((warning) => <Status key={warning} tone="part">{words.warnings[warning]}</Status>)}
    </span>
  )
  const columns: Column<FoundRow>[] = [
    { key: 'person', head: words.person, names: true, cell: name },
    { key: 'days', head: words.days, right: true, cell: (row) => row.daysWorked },
    { key: 'hours', head: words.hours, right: true, cell: (row) => hoursOf(row.workedMinutes) },
    { key: 'overtime', head: words.overtime, right: true, cell: overtime },
    { key: 'nights', head: words.nights, right: true, cell: (row) => row.nights || '' },
    { key: 'late', head: words.late, right: true, cell: (row) => row.late || '' },
    { key: 'absent', head: words.absent, right: true, cell: (row) => row.absent || '' },
    ...(rows.some(({ payFen }) => payFen !== null) ? [{ key: 'pay', head: words.pay, right: true, cell: (row: FoundRow) => row.payFen !== null && yuan(row.payFen) }] : []),
    { key: 'state', head: words.state, wraps: true, cell: state },
  ]
  return (
    <DataTable
      caption={words.title}
      rows={rows}
      rowKey={(row) => row.person}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} {...(row.payFen === null ? {} : { aside: yuan(row.payFen) })}>
          <p className="text-ink-2">{[`${words.days} ${row.daysWorked}`, `${words.hours} ${hoursOf(row.workedMinutes)}`, ...(row.late ? [`${words.late} ${row.late}`] : []), ...(row.absent ? [`${words.absent} ${row.absent}`] : [])].join(' · ')}</p>
          {state(row)}
        </PhoneRow>
      )}
    />
  )
}

/** One call a person: whoever cannot be closed is named, the others are. */
function CloseAll({ rows, month }: { readonly rows: readonly FoundRow[]; readonly month: string }) {
  const words = useAttendanceWords()
  const { period } = useFormat()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<{ readonly closed: number; readonly failed: readonly { readonly name: string; readonly error: unknown }[] }>()
  const ready = rows.filter(({ state, undecided }) => state === 'open' && undecided.length === 0)
  const closeAll = async () => {
    const failed: { name: string; error: unknown }[] = []
    for (const { person, personName } of ready) {
      await ask(api.attendance[':month'][':seeker'].close.$post({ param: { month: month as never, seeker: person } })).catch((error: unknown) => failed.push({ name: personName, error }))
    }
    setDone({ closed: ready.length - failed.length, failed })
    await afterAttendance(client)
  }
  return (
    <div className="mt-4">
      {ready.length > 0 && <Button kind="main" className="min-h-10" onClick={() => setAsking(true)}>{words.closeAll(ready.length)}</Button>}
      {done && (
        <Notice tone={done.failed.length > 0 ? 'warn' : 'good'}>
          <p>{words.closedOf(done.closed, done.failed.length)}</p>
          {done.failed.map(({ name, error }) => (
            <div key={name}>
              {name}
              <Failure error={error} />
            </div>
          ))}
        </Notice>
      )}
      {asking && (
        <ConfirmDialog title={words.closeAllTitle} act={words.closeAll(ready.length)} onConfirm={closeAll} onClose={() => setAsking(false)}>
          <p>{words.closeAllText(period(month as never), ready.length)}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
