import { type BusinessDate, weekdayOf } from '../../../functions/calendar.ts'
import { partsOf, type ShiftTimes } from '../../../functions/rosters/rules/shift-parts.ts'
import type { Format } from '../../shared/i18n/format.ts'

export type TimedShift = ShiftTimes & { readonly date: string; readonly name: string }

const clock = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** How days and shifts read on the phone: `12月1日 周二`, `22:00–次日 06:00`, of a split shift both parts. */
export function textsOf({ nextDay, weekdays }: { readonly nextDay: string; readonly weekdays: readonly string[] }, { day, marks }: Pick<Format, 'day' | 'marks'>) {
  const span = (shift: ShiftTimes): string =>
    partsOf(shift).map(({ from, to }) => `${from > 1440 ? `${nextDay} ` : ''}${clock(from)}\u2060–\u2060${to > 1440 && from < 1440 ? `${nextDay} ` : ''}${to === 1440 ? '24:00' : clock(to)}`).join(marks.comma)
  return { dayText: (date: string): string => `${day(date)} ${weekdays[weekdayOf(date as BusinessDate)]}`, span, shiftText: (shift: TimedShift): string => `${shift.name} ${span(shift)}` }
}
