import type { AttendanceDay, MyTimesheet } from './model.ts'

export type Totals = Pick<MyTimesheet, 'daysWorked' | 'workedMinutes' | 'late' | 'absent' | 'usual' | 'at150' | 'at200' | 'at300' | 'nights' | 'payFen'>

/** Of the days of a month, whether judged just now or as they were closed. */
export function totalsOf(days: readonly AttendanceDay[], payFen: number): Totals {
  const sumOf = (field: 'workedMinutes' | 'usual' | 'at150' | 'at200' | 'at300') => days.reduce((total, day) => total + day[field], 0)
  const count = (holds: (day: AttendanceDay) => boolean) => days.filter(holds).length
  return {
    daysWorked: count(({ workedMinutes }) => workedMinutes > 0),
    workedMinutes: sumOf('workedMinutes'),
    late: count(({ lateMinutes }) => lateMinutes > 0),
    absent: count(({ state }) => state === 'absent'),
    usual: sumOf('usual'), at150: sumOf('at150'), at200: sumOf('at200'), at300: sumOf('at300'),
    nights: count(({ night, workedMinutes }) => night && workedMinutes > 0),
    payFen,
  }
}
