import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'

type Span = { readonly start: string; readonly end: string; readonly by: 'slot' | 'night' }

const clockOf = (time: string): string => time.slice(11)
/** The end of a day is 24:00. */
export const endClock = (time: string): string => (clockOf(time) === '00:00' ? '24:00' : clockOf(time))
export const clocks = ({ start, end }: Pick<Span, 'start' | 'end'>): string => `${clockOf(start)}–${endClock(end)}`

export function useWhen() {
  const { day } = useFormat()
  const { lang } = useLanguage()
  // `12月1日 周二`, `Tue 1 Dec`.
  const part = (options: Intl.DateTimeFormatOptions, date: string): string => new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { ...options, timeZone: 'UTC' }).format(Date.parse(date.slice(0, 10)))
  const dayName = (date: string): string => {
    const names = [part({ day: 'numeric', month: 'short' }, date), part({ weekday: 'short' }, date)]
    return (lang === 'zh' ? names : names.toReversed()).join(' ')
  }
  return {
    dayName,
    span: (booking: Span): string => (booking.by === 'night' ? `${day(booking.start.slice(0, 10))} ${clockOf(booking.start)} – ${day(booking.end.slice(0, 10))} ${clockOf(booking.end)}` : `${dayName(booking.start)} ${clocks(booking)}`),
  } as const
}
