import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addMonths } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { thisPeriod } from '../../parts/period-pick.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { sheetTones } from './attendance-screen.tsx'
import { CorrectionDialog } from './correction-dialog.tsx'
import { DayList } from './day-list.tsx'
import { afterAttendance, type FoundDay, type FoundSheet, hoursOf, sheetQuery } from './queries.ts'
import { useAttendanceWords } from './words.ts'

/** The month of one person: day by day, the foreman's word, and what the wage is made of. */
export function SheetScreen() {
  const words = useAttendanceWords()
  const { period } = useFormat()
  const { person } = useParams({ from: '/attendance/$person' })
  const [filters] = useFilters(['month'])
  const month = filters.month ?? addMonths(thisPeriod(), -1)
  const query = useQuery(sheetQuery(month, person))
  return (
    <Page
      title={query.data ? words.sheetOf(query.data.personName, period(month as never)) : words.title}
      above={<Link to="/attendance" search={{ month }} className={textLink()}>{words.back}</Link>}
      {...(query.data ? { actions: <Acts sheet={query.data} /> } : {})}
    >
      <Asked query={query} what={words.loading}>{(found) => <Found sheet={found} />}</Asked>
    </Page>
  )
}

function Found({ sheet }: { readonly sheet: FoundSheet }) {
  const words = useAttendanceWords()
  const { moment, marks } = useFormat()
  const may = useMay()
  const [day, setDay] = useState<FoundDay>()
  const corrects = may('correctAttendance') && sheet.state === 'open'
  return (
    <>
      <SummaryStrip
        label={words.title}
        figures={[
          { label: words.days, value: sheet.daysWorked },
          { label: words.hours, value: hoursOf(sheet.workedMinutes) },
          { label: words.overtime, value: words.overtimeOf(hoursOf(sheet.at150), hoursOf(sheet.at200), hoursOf(sheet.at300)) },
          { label: words.state, value: <Status tone={sheetTones[sheet.state]}>{words.sheetStates[sheet.state]}</Status> },
        ]}
      />
      {sheet.closedAt && <p className="mt-3 text-ink-2">{[words.closedBy(sheet.closedBy ?? '', moment(sheet.closedAt)), ...(sheet.signedAt ? [words.signedAt(moment(sheet.signedAt))] : [])].join(' · ')}</p>}
      {sheet.booked && <p className="mt-1 text-ink-2">{words.booked}</p>}
      {sheet.objection && <Notice tone="warn">{`${words.objection}${marks.colon}${sheet.objection}`}</Notice>}
      {sheet.changed && <Notice tone="warn">{words.changedNote}</Notice>}
      {sheet.undecided.length > 0 && <Notice tone="warn">{words.undecided(sheet.undecided.length)}</Notice>}
      {sheet.warnings.map((warning) => <Notice key={warning} tone="warn">{words.warnings[warning]}</Notice>)}
      <Section title={words.dayByDay} bare>
        <DayList days={sheet.days} {...(corrects ? { onCorrect: setDay } : {})} />
      </Section>
      {sheet.lines.length > 0 && (
        <Section title={words.wage}>
          <Wage sheet={sheet} />
        </Section>
      )}
      {day && <CorrectionDialog sheet={sheet} day={day} onClose={() => setDay(undefined)} />}
    </>
  )
}

function Wage({ sheet: { lines, payFen } }: { readonly sheet: FoundSheet }) {
  const words = useAttendanceWords()
  const { yuan } = useFormat()
  const basis = ({ kind, unit, count, percent }: FoundSheet['lines'][number]) => {
    if (unit !== 'minutes') return words.units[unit](count)
    return kind === 'leave' ? words.leaveBasis(hoursOf(-count), percent) : words.units.minutes(hoursOf(Math.abs(count)), percent)
  }
  return (
    <table className="mt-2 w-full max-w-2xl">
      <thead className="sr-only"><tr><th>{words.line}</th><th>{words.basis}</th><th>{words.amount}</th></tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.percent}`} className="border-b border-line">
            <th scope="row" className="py-2 pr-3 text-left font-medium">{words.payKinds[line.kind]}</th>
            <td className="py-2 pr-3 text-ink-2">{basis(line)}</td>
            <td className="py-2 text-right whitespace-nowrap">{yuan(line.amountFen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-bold"><th scope="row" colSpan={2} className="py-2 pr-3 text-left">{words.total}</th><td className="py-2 text-right whitespace-nowrap">{payFen !== null && yuan(payFen)}</td></tr>
      </tfoot>
    </table>
  )
}

function Acts({ sheet }: { readonly sheet: FoundSheet }) {
  const words = useAttendanceWords()
  const may = useMay()
  const client = useQueryClient()
  const [open, setOpen] = useState<'close' | 'reopen'>()
  const param = { month: sheet.month, seeker: sheet.person }
  const then = () => afterAttendance(client)
  if (!may('closeTimesheet') || sheet.month >= thisPeriod() || sheet.booked) return null
  return (
    <>
      {sheet.state === 'open' ? sheet.undecided.length === 0 && (
        <Button kind="main" className="min-h-10" onClick={() => setOpen('close')}>{words.close}</Button>
      ) : (
        <Button className="min-h-10" onClick={() => setOpen('reopen')}>{words.reopen}</Button>
      )}
      {open === 'close' && (
        <ConfirmDialog title={words.close} act={words.close} onConfirm={() => ask(api.attendance[':month'][':seeker'].close.$post({ param })).then(then)} onClose={() => setOpen(undefined)}>
          <p>{words.closeText}</p>
        </ConfirmDialog>
      )}
      {open === 'reopen' && (
        <ReasonDialog title={words.reopen} note={words.reopenNote} words={words} onSend={(reason) => ask(api.attendance[':month'][':seeker'].reopen.$post({ param, json: { version: sheet.version, reason } })).then(then)} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
