import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type BusinessDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Empty } from '../../../shared/parts/states.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { colourLooks, shiftTimes } from './grid-context.ts'
import { afterSetup, type FoundShift, shiftsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'
import { ShiftDialog } from './shift-dialog.tsx'

export function ShiftsScreen() {
  const words = useSetupWords()
  const may = useMay()('createRoster')
  const query = useQuery(shiftsQuery)
  const [open, setOpen] = useState<FoundShift | 'new'>()
  return (
    <Page
      title={words.shifts}
      lead={words.shiftsLead}
      above={<Link to="/rosters" className={textLink()}>{words.back}</Link>}
      {...(may ? { actions: <Button kind="main" onClick={() => setOpen('new')} className="min-h-10">{words.newShift}</Button> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {({ items }) => (items.length > 0 ? <Shifts shifts={items} onChange={may ? setOpen : undefined} /> : <Empty title={words.noShifts}>{may && <UsualShifts />}</Empty>)}
      </Asked>
      {open && <ShiftDialog shift={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Shifts({ shifts, onChange }: { readonly shifts: readonly FoundShift[]; readonly onChange: ((shift: FoundShift) => void) | undefined }) {
  const words = useSetupWords()
  const { date } = useFormat()
  const act = (shift: FoundShift) =>
    onChange && (
      <Button aria-label={`${words.change} ${shift.name}`} onClick={() => onChange(shift)}>
        {words.change}
      </Button>
    )
  const name = (shift: FoundShift) => (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className={classNames('grid h-7 min-w-7 place-items-center rounded px-1 font-bold', colourLooks[shift.colour])}>
        {shift.short}
      </span>
      {shift.name}
    </span>
  )
  const worked = ({ spanMinutes, breakMinutes }: FoundShift) => words.workedHours(spanMinutes - breakMinutes)
  const span = ({ from, to }: FoundShift) => words.days(date(from), to ? date(to) : words.still)
  const columns: Column<FoundShift>[] = [
    { key: 'name', head: words.shift, names: true, cell: name },
    { key: 'times', head: `${words.starts}–${words.ends}`, cell: shiftTimes },
    { key: 'worked', head: words.worked, right: true, cell: worked },
    { key: 'break', head: words.breaks, right: true, cell: ({ breakMinutes }) => breakMinutes || '—' },
    { key: 'night', head: words.night, cell: ({ night }) => (night ? words.night : '—') },
    { key: 'days', head: words.validFrom, cell: span },
    { key: 'act', head: words.change, silent: true, right: true, cell: act },
  ]
  return (
    <DataTable
      caption={words.shifts}
      rows={shifts}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(shift) => (
        <PhoneRow title={name(shift)} act={act(shift)}>
          <p>
            {shiftTimes(shift)} · {worked(shift)}
          </p>
          <p className="text-ink-2">{span(shift)}</p>
        </PhoneRow>
      )}
    />
  )
}

/** For whoever begins: three shifts that most gates have, to be changed afterwards. Each has its own id, so a second press after a lost answer makes none twice. */
function UsualShifts() {
  const words = useSetupWords()
  const client = useQueryClient()
  const [ids] = useState(() => words.usual.map(() => newId()))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const make = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const colours = ['blue', 'amber', 'violet'] as const
      for (const [at, { name, short }] of words.usual.entries()) {
        await ask(api['roster-shifts'].$post({ json: { id: ids[at] as never, name, short, colour: colours[at]!, startMinute: 360 + at * 480, spanMinutes: 480, night: at === 2, from: firstOfYear(today(systemClock)) } }))
      }
      await afterSetup(client)
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <>
      <p>{words.noShiftsNext}</p>
      <Button busy={busy} onClick={() => void make()} className="mt-3 min-h-10">
        {words.usualShifts}
      </Button>
      <Failure error={failure} />
    </>
  )
}

const firstOfYear = (date: BusinessDate): BusinessDate => `${date.slice(0, 4)}-01-01` as BusinessDate
