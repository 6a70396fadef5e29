import { useQuery } from '@tanstack/react-query'
import { addDays, addMonths, type BusinessDate, daysInMonth, firstDay, type Period, weekdayOf } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { monthQuery } from './queries.ts'
import { hoursText, useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

type Props = { readonly period: Period; readonly onPeriod: (period: Period) => void; readonly today: BusinessDate }

/** The month at a glance: the sign of each day's shift, as on the wall. */
export function Month({ period, onPeriod, today }: Props) {
  const { shifts: words, weekdays, what, named } = useRosterWords()
  const { period: monthText } = useFormat()
  const { dayText, shiftText } = useTimes()
  const query = useQuery(monthQuery(period))
  const first = firstDay(period)
  const days = Array.from({ length: daysInMonth(period) }, (_, at) => addDays(first, at))
  const weeks = Array.from({ length: Math.ceil((weekdayOf(first) + days.length) / 7) }, (_, week) => Array.from({ length: 7 }, (__, at) => days[week * 7 + at - weekdayOf(first)]))
  return (
    <section aria-labelledby="month" className="mt-7">
      <h2 id="month" className="text-[1.25rem] font-bold">
        {named(words.month, monthText(period))}
      </h2>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button className="flex-1" onClick={() => onPeriod(addMonths(period, -1))}>
          {words.before}
        </Button>
        <Button className="flex-1" onClick={() => onPeriod(addMonths(period, 1))}>
          {words.after}
        </Button>
      </div>
      <Asked query={query} what={what}>
        {({ items, leave }) => (
          <>
            <table className="mt-3 w-full table-fixed border-collapse text-center">
              <thead>
                <tr>
                  {weekdays.map((name) => (
                    <th key={name} scope="col" className="py-1 text-[0.85rem] font-medium text-ink-2">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map((week) => (
                  <tr key={week.find(Boolean)}>
                    {week.map((date, at) => {
                      const shift = items.find((one) => one.date === date)
                      const away = date !== undefined && leave.some(({ from, to }) => from <= date && date <= to)
                      return (
                        <td key={date ?? at} className={classNames('h-14 border border-line align-top', date === today && 'outline-3 -outline-offset-3 outline-ink', date === undefined && 'bg-ground')}>
                          {date !== undefined && (
                            <>
                              <span className="block text-[0.85rem] text-ink-2">{Number(date.slice(8))}</span>
                              {shift ? (
                                <span className={classNames('block font-bold', shift.night ? 'bg-ink text-paper' : 'bg-brand-soft text-brand-ink')}>
                                  <span aria-hidden>{shift.short}</span>
                                  <span className="sr-only">{`${dayText(date)} ${shiftText(shift)} ${shift.post}`}</span>
                                </span>
                              ) : (
                                away && <span className="block text-[0.85rem] text-warn">{words.leaveShort}</span>
                              )}
                            </>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="mt-2 text-[1.1rem]">{words.monthSum(items.length, hoursText(items.reduce((sum, { spanMinutes, breakMinutes }) => sum + spanMinutes - breakMinutes, 0)))}</p>
          </>
        )}
      </Asked>
    </section>
  )
}
