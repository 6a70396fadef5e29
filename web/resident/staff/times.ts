import { type BusinessDate, weekdayOf } from '../../../functions/calendar.ts'
import type { Format } from '../../shared/i18n/format.ts'

export type TimedShift = { readonly date: string; readonly name: string; readonly startMinute: number; readonly spanMinutes: number }

const clock = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** How days and shifts read on the phone: `12月1日 周二`, `22:00–次日 06:00`. */
export function textsOf({ nextDay, weekdays }: { readonly nextDay: string; readonly weekdays: readonly string[] }, { day }: Pick<Format, 'day'>) {
  const span = ({ startMinute, spanMinutes }: Pick<TimedShift, 'startMinute' | 'spanMinutes'>): string => {
    const end = startMinute + spanMinutes
    return `${clock(startMinute)}\u2060–\u2060${end > 1440 ? `${nextDay} ` : ''}${end === 1440 ? '24:00' : clock(end)}`
  }
  return { dayText: (date: string): string => `${day(date)} ${weekdays[weekdayOf(date as BusinessDate)]}`, span, shiftText: (shift: TimedShift): string => `${shift.name} ${span(shift)}` }
}
