import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { addMonths, type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { DateField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { useMay } from '../../shell/session.ts'
import { sheetTones } from './attendance-screen.tsx'
import { afterAttendance, type FoundPayroll, hoursOf, payrollQuery } from './queries.ts'
import { useAttendanceWords } from './words.ts'

type Group = FoundPayroll['groups'][number]
const tones = { open: 'wait', asked: 'part', paid: 'good', handed: 'good' } as const satisfies Record<FoundPayroll['state'], Tone>
const expenseTones = { requested: 'wait', approved: 'part', paid: 'good', declined: 'bad', withdrawn: 'off', reversed: 'bad' } as const satisfies Record<NonNullable<Group['state']>, Tone>

/** The wages of a month: what they come to by post, and how far they are. */
export function PayrollScreen() {
  const words = useAttendanceWords()
  const { period } = useFormat()
  const [filters, change] = useFilters(['month'])
  const month = filters.month ?? addMonths(thisPeriod(), -1)
  const query = useQuery(payrollQuery(month))
  return (
    <Page
      title={words.payrollTitle(period(month as never))}
      lead={words.payrollLead}
      above={<Link to="/attendance" search={{ month }} className={textLink()}>{words.back}</Link>}
      {...(query.data ? { actions: <Acts payroll={query.data} /> } : {})}
    >
      <FilterBar>
        <PeriodPick label={words.month} value={month} onChange={(value) => change({ month: value })} ahead={0} />
      </FilterBar>
      <Asked query={query} what={words.loading}>{(found) => <Found payroll={found} />}</Asked>
    </Page>
  )
}

function Found({ payroll }: { readonly payroll: FoundPayroll }) {
  const words = useAttendanceWords()
  const { yuan } = useFormat()
  const { sheets, missing } = payroll
  const left = sheets.open + sheets.objected - missing.length
  return (
    <>
      <SummaryStrip
        label={words.payroll}
        figures={[
          { label: words.total, value: yuan(payroll.payFen) },
          { label: words.people, value: payroll.people },
          { label: words.sheets, value: sheets.signed + sheets.closed, note: words.sheetsOf(sheets.signed, sheets.closed) },
          { label: words.state, value: <Status tone={tones[payroll.state]}>{words.payrollStates[payroll.state]}</Status> },
        ]}
      />
      {payroll.handed && <Notice tone={payroll.handed.refused > 0 ? 'warn' : 'good'}>{words.handed(payroll.handed.recorded, payroll.handed.refused)}</Notice>}
      {payroll.state === 'open' && missing.length > 0 && (
        <Section title={words.missing}>
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
            {missing.map(({ person, personName, state }) => (
              <li key={person} className="flex items-center gap-1.5">
                <Link to="/attendance/$person" params={{ person }} search={{ month: payroll.month }} className={textLink()}>{personName}</Link>
                <Status tone={sheetTones[state]}>{words.sheetStates[state]}</Status>
              </li>
            ))}
          </ul>
          {left > 0 && <p className="mt-2 text-ink-2">{words.missingMore(left)}</p>}
        </Section>
      )}
      <Section title={words.groups} bare>
        {payroll.groups.length === 0 ? <p className="mt-2 text-ink-2">{words.noGroups}</p> : <Groups groups={payroll.groups} />}
      </Section>
    </>
  )
}

function Groups({ groups }: { readonly groups: readonly Group[] }) {
  const words = useAttendanceWords()
  const { funds } = useWords()
  const { yuan } = useFormat()
  const may = useMay()
  const state = (group: Group) => (group.state ? <Status tone={expenseTones[group.state]}>{words.expenseStates[group.state]}</Status> : words.notAsked)
  const expense = (group: Group) => (group.expense && group.state && may('listExpenses') ? <Link to="/expenses/$expense" params={{ expense: group.expense }} className={textLink()}>{state(group)}</Link> : state(group))
  const columns: Column<Group>[] = [
    { key: 'post', head: words.post, names: true, cell: (group) => group.postName || words.noPost },
    { key: 'fund', head: words.fund, cell: (group) => funds[group.fund] },
    { key: 'people', head: words.people, right: true, cell: (group) => group.people },
    { key: 'hours', head: words.hours, right: true, cell: (group) => hoursOf(group.minutes) },
    { key: 'pay', head: words.amount, right: true, cell: (group) => yuan(group.payFen) },
    { key: 'expense', head: words.expense, cell: expense },
  ]
  return (
    <DataTable
      caption={words.groups}
      rows={groups}
      rowKey={(group) => group.post ?? ''}
      columns={columns}
      phone={(group) => (
        <PhoneRow title={group.postName || words.noPost} aside={yuan(group.payFen)}>
          <p className="text-ink-2">{`${funds[group.fund]} · ${words.people} ${group.people} · ${words.hours} ${hoursOf(group.minutes)}`}</p>
          {expense(group)}
        </PhoneRow>
      )}
    />
  )
}

function Acts({ payroll }: { readonly payroll: FoundPayroll }) {
  const words = useAttendanceWords()
  const { yuan } = useFormat()
  const may = useMay()
  const client = useQueryClient()
  const [open, setOpen] = useState<'book' | 'drop' | 'hand'>()
  const { month, state, groups, missing } = payroll
  const then = () => afterAttendance(client)
  const complete = missing.length === 0 && groups.length > 0 && month < thisPeriod()
  const unasked = state === 'asked' && groups.some((group) => group.state === null)
  const gone = state === 'asked' && groups.every((group) => group.state === 'declined' || group.state === 'withdrawn' || group.state === 'reversed')
  if (!may('bookPayroll')) return null
  const of = api.payroll[':month']
  const param = { month }
  return (
    <>
      {complete && <ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => `/v1/payroll/${month}/export?format=${format}`} />}
      {((state === 'open' && complete) || unasked) && <Button kind="main" className="min-h-10" onClick={() => setOpen('book')}>{unasked ? words.goOn : words.book}</Button>}
      {gone && <Button className="min-h-10" onClick={() => setOpen('drop')}>{words.drop}</Button>}
      {state === 'paid' && <Button kind="main" className="min-h-10" onClick={() => setOpen('hand')}>{words.hand}</Button>}
      {open === 'book' && (
        <ConfirmDialog title={words.book} act={words.book} onConfirm={() => ask(of.book.$post({ param })).then(then)} onClose={() => setOpen(undefined)}>
          <p>{words.bookText(yuan(payroll.payFen), groups.length)}</p>
        </ConfirmDialog>
      )}
      {open === 'drop' && (
        <ConfirmDialog title={words.drop} act={words.drop} danger onConfirm={() => ask(of.drop.$post({ param })).then(then)} onClose={() => setOpen(undefined)}>
          <p>{words.dropText}</p>
        </ConfirmDialog>
      )}
      {open === 'hand' && <HandDialog month={month} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function HandDialog({ month, onClose }: { readonly month: FoundPayroll['month']; readonly onClose: () => void }) {
  const words = useAttendanceWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'hand',
    schema: z.object({ paidOn: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)) }),
    defaults: { paidOn: today(systemClock) as string },
    onSubmit: async ({ paidOn }) => {
      await ask(api.payroll[':month'].hand.$post({ param: { month }, json: { paidOn: paidOn as BusinessDate } }))
      await afterAttendance(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.hand} onClose={onClose}>
      <p className="mt-4">{words.handNote}</p>
      <OfficeForm form={form} act={words.hand} onCancel={onClose}>
        <DateField label={words.paidOn} {...form.fieldOf('paidOn')} />
      </OfficeForm>
    </Dialog>
  )
}
