import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { periodOfDate, systemClock, today, type BusinessDate } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DatePick } from '../../parts/date-pick.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Check, TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { dayTones } from './day-list.tsx'
import { afterAttendance, clockOf, dayQuery, type FoundOnDay, hoursOf, timesOf } from './queries.ts'
import { useAttendanceWords } from './words.ts'

const isDue = ({ closed, day }: FoundOnDay): boolean => !closed && (day.state === 'absent' || day.state === 'open') && day.shift !== null && day.said.length === 0

/** One day of everybody: who is to be where, who came; and the foreman's list, for those without a phone. */
export function DayScreen() {
  const words = useAttendanceWords()
  const { date: dateText } = useFormat()
  const may = useMay()
  const [filters, change] = useFilters(['date'])
  const date = filters.date ?? today(systemClock)
  const query = useQuery(dayQuery(date))
  const [open, setOpen] = useState(false)
  const due = (query.data?.items ?? []).filter(isDue)
  return (
    <Page
      title={words.dayTitle(dateText(date as BusinessDate))}
      lead={words.dayLead}
      above={<Link to="/attendance" search={{ month: date.slice(0, 7) }} className={textLink()}>{words.back}</Link>}
      {...(may('correctAttendance') && due.length > 0 ? { actions: <Button kind="main" className="min-h-10" onClick={() => setOpen(true)}>{words.confirmDue(due.length)}</Button> } : {})}
    >
      <FilterBar>
        <DatePick label={words.date} value={date} onChange={(value) => change({ date: value })} />
      </FilterBar>
      <Asked query={query} what={words.loading}>{({ items }) => (items.length > 0 ? <Rows rows={items} /> : <Empty title={words.dayEmpty}>{words.dayEmptyNext}</Empty>)}</Asked>
      {open && <ConfirmList date={date as BusinessDate} due={due} onClose={() => setOpen(false)} />}
    </Page>
  )
}

function Rows({ rows }: { readonly rows: readonly FoundOnDay[] }) {
  const words = useAttendanceWords()
  const name = (row: FoundOnDay) => <Link to="/attendance/$person" params={{ person: row.person }} search={{ month: row.day.date.slice(0, 7) }} className={textLink()}>{row.personName}</Link>
  const shift = ({ day: { shift: planned } }: FoundOnDay) => (planned ? `${planned.name} ${timesOf(planned)}` : '')
  const stamps = ({ day }: FoundOnDay) => day.stamps.map(({ minute }) => clockOf(minute)).join(' – ')
  const state = ({ day }: FoundOnDay) => (
    <>
      <Status tone={dayTones[day.state]}>{day.state === 'leave' && day.leave ? (words.leaves[day.leave] ?? words.states.leave) : words.states[day.state]}</Status>
      {day.said[0] && <span className="block text-[0.8125rem] text-ink-2">{day.said[0].reason}</span>}
      {day.lateMinutes > 0 && <span className="block text-[0.8125rem] text-warn">{words.lateBy(day.lateMinutes)}</span>}
    </>
  )
  const columns: Column<FoundOnDay>[] = [
    { key: 'post', head: words.post, cell: ({ day }) => day.postName },
    { key: 'person', head: words.person, names: true, cell: name },
    { key: 'shift', head: words.planned, cell: shift },
    { key: 'clock', head: words.clock, cell: stamps },
    { key: 'worked', head: words.worked, right: true, cell: ({ day }) => (day.workedMinutes > 0 ? hoursOf(day.workedMinutes) : '') },
    { key: 'state', head: words.state, cell: state },
  ]
  return (
    <DataTable
      caption={words.dayByDay}
      rows={rows}
      rowKey={(row) => row.person}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} {...(row.day.workedMinutes > 0 ? { aside: hoursOf(row.day.workedMinutes) } : {})}>
          <p className="text-ink-2">{[row.day.postName, shift(row), stamps(row)].filter(Boolean).join(' · ')}</p>
          {state(row)}
        </PhoneRow>
      )}
    />
  )
}

type ListProps = { readonly date: BusinessDate; readonly due: readonly FoundOnDay[]; readonly onClose: () => void }

function ConfirmList({ date, due, onClose }: ListProps) {
  const words = useAttendanceWords()
  const { lang } = useLanguage()
  const { date: dateText, marks } = useFormat()
  const client = useQueryClient()
  const [id] = useState(newId)
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set(due.map(({ person }) => person)))
  const [refused, setRefused] = useState<readonly string[]>([])
  const toggle = (person: string) => setPeople((before) => new Set(before.has(person) ? [...before].filter((one) => one !== person) : [...before, person]))
  const form = useOfficeForm({
    name: 'confirm',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)) }),
    defaults: { reason: words.paperList as string },
    onSubmit: async ({ reason }) => {
      const chosen = due.filter(({ person }) => people.has(person)).map(({ person }) => person)
      if (chosen.length === 0) return onClose()
      const answer = await ask(api.attendance[':month'].confirm.$post({ param: { month: periodOfDate(date) }, json: { id, from: date, to: date, people: chosen, reason: reason.trim() } }))
      await afterAttendance(client)
      if (answer.refused.length === 0) return onClose()
      setRefused(answer.refused.map(({ person, say }) => `${due.find((one) => one.person === person)?.personName ?? ''}${marks.colon}${say[lang]}`))
    },
  })
  return (
    <Dialog title={words.confirmTitle(dateText(date))} onClose={onClose}>
      <p className="mt-4">{words.confirmText}</p>
      {refused.map((line) => <Notice key={line} tone="warn">{line}</Notice>)}
      <OfficeForm form={form} act={words.confirmDue(people.size)} onCancel={onClose}>
        <div>
          {due.map(({ person, personName, day }) => (
            <Check key={person} checked={people.has(person)} onChange={() => toggle(person)}>
              {`${personName} · ${day.postName} ${day.shift ? timesOf(day.shift) : ''}`}
            </Check>
          ))}
        </div>
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
