import { type LocalTime, localTimeOf, systemClock } from '../../../functions/calendar.ts'
import { useFormat, useLanguage } from '../../shared/i18n/language.tsx'
import { useBookingWords } from './words.ts'

type Span = { readonly start: string; readonly end: string; readonly by: 'slot' | 'night' }

/** `09:00`; the end of a day is 24:00. */
export const clockOf = (time: string): string => time.slice(11)
export const endClock = (time: string): string => (clockOf(time) === '00:00' ? '24:00' : clockOf(time))

export const nowHere = (): LocalTime => localTimeOf(systemClock.now())

/** How days and times read in this language. */
export function useWhen() {
  const words = useBookingWords()
  const format = useFormat()
  const { lang } = useLanguage()
  const part = (options: Intl.DateTimeFormatOptions, date: string): string => new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { ...options, timeZone: 'UTC' }).format(Date.parse(date.slice(0, 10)))
  const weekday = (date: string): string => part({ weekday: 'short' }, date)
  const shortDay = (date: string): string => part({ day: 'numeric', month: 'short' }, date)
  /** `12月1日 周二`, `Tue 1 Dec`. */
  const day = (date: string): string => (lang === 'zh' ? `${shortDay(date)} ${weekday(date)}` : `${weekday(date)} ${shortDay(date)}`)
  return {
    weekday,
    shortDay,
    day,
    moment: (time: string): string => `${format.day(time.slice(0, 10))} ${clockOf(time)}`,
    span: ({ start, end, by }: Span): string => (by === 'night' ? words.nightSpan(format.day(start.slice(0, 10)), clockOf(start), format.day(end.slice(0, 10)), clockOf(end)) : `${day(start)} ${clockOf(start)}–${endClock(end)}`),
  } as const
}
