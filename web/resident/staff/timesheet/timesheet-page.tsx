import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Facts } from '../../facts.tsx'
import { Page } from '../../shell/page.tsx'
import { useStaffWords } from '../words.ts'
import { Answer } from './answer.tsx'
import { hoursOf, type OwnSheet, sheetsQuery } from './queries.ts'
import { useTimesheetWords } from './words.ts'

const tones = { open: 'wait', closed: 'part', signed: 'good', objected: 'bad' } as const

/** My months, the latest first: what I worked, what it is paid, and my signature. */
export function TimesheetPage() {
  const staff = useStaffWords()
  const words = useTimesheetWords()
  const query = useQuery(sheetsQuery)
  return (
    <Page title={staff.parts.timesheet} back={{ href: '/staff', text: staff.back }}>
      <Asked query={query} what={words.what}>
        {({ items }) => (items.length === 0 ? <Empty title={words.none}>{words.noneText}</Empty> : items.map((sheet) => <Sheet key={sheet.month} sheet={sheet} />))}
      </Asked>
    </Page>
  )
}

function Sheet({ sheet }: { readonly sheet: OwnSheet }) {
  const words = useTimesheetWords()
  const { period, yuan, moment } = useFormat()
  const overtime = sheet.at150 + sheet.at200 + sheet.at300 > 0
  return (
    <section className="mt-5 border-t-2 border-ink pt-3 text-[1.1rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-[1.25rem] font-bold">{period(sheet.month)}</h2>
        <Status tone={tones[sheet.state]}>{words.states[sheet.state]}</Status>
      </div>
      <Facts
        facts={[
          [words.days, words.daysOf(sheet.daysWorked)],
          [words.hours, words.hoursOf(hoursOf(sheet.workedMinutes))],
          overtime && [words.overtime, words.overtimeOf(hoursOf(sheet.at150), hoursOf(sheet.at200), hoursOf(sheet.at300))],
          sheet.nights > 0 && [words.nights, words.nightsOf(sheet.nights)],
          sheet.late > 0 && [words.late, words.times(sheet.late)],
          sheet.absent > 0 && [words.absent, words.times(sheet.absent)],
          [words.pay, yuan(sheet.payFen)],
        ]}
      />
      <details className="mt-3">
        <summary className="min-h-(--target) py-2 font-medium text-brand-ink underline underline-offset-4">{words.lines}</summary>
        <ul>
          {sheet.lines.map((line) => (
            <li key={`${line.kind} ${line.percent}`} className="flex justify-between gap-3 border-b border-line py-2">
              <span>{words.kinds[line.kind]}</span>
              <span className="font-medium">{yuan(line.amountFen)}</span>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary className="min-h-(--target) py-2 font-medium text-brand-ink underline underline-offset-4">{words.everyDay}</summary>
        <Days sheet={sheet} />
      </details>
      {sheet.closedAt && <p className="mt-2 text-ink-2">{words.closedBy(sheet.closedBy ?? '', moment(sheet.closedAt))}</p>}
      <Answer sheet={sheet} />
    </section>
  )
}

function Days({ sheet }: { readonly sheet: OwnSheet }) {
  const words = useTimesheetWords()
  const { date } = useFormat()
  return (
    <ul>
      {sheet.days.map((day) => (
        <li key={day.date} className="flex flex-wrap justify-between gap-x-3 border-b border-line py-2">
          <span className="font-medium">{date(day.date)}</span>
          <span>
            {words.dayStates[day.state]}
            {day.workedMinutes > 0 && ` ${words.hoursOf(hoursOf(day.workedMinutes))}`}
            {day.leaveMinutes > 0 && (day.state === 'leave' ? ` ${words.hoursOf(hoursOf(day.leaveMinutes))}` : ` · ${words.dayStates.leave} ${words.hoursOf(hoursOf(day.leaveMinutes))}`)}
            {day.lateMinutes > 0 && ` · ${words.lateBy(day.lateMinutes)}`}
          </span>
          {day.postName && <span className="w-full text-ink-2">{day.postName}</span>}
        </li>
      ))}
    </ul>
  )
}
