import { dateOfInstant, type Instant } from '../../../functions/calendar.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { useParkWords } from './words.ts'

const minuteMs = 60_000

/** Times of a stay as seen from a moment: `14:05` on that day, `11月25日 22:10` before it. */
export function useTimes(seenFrom: string) {
  const words = useParkWords()
  const format = useFormat()
  const day = (instant: string) => dateOfInstant(instant as Instant)
  const whenOf = (instant: string): string => {
    const time = format.moment(instant).slice(-5)
    return day(instant) === day(seenFrom) ? time : `${format.day(day(instant))} ${time}`
  }
  const lasting = (from: string, to: string): string => {
    const minutes = Math.max(0, Math.floor(Date.parse(to) / minuteMs) - Math.floor(Date.parse(from) / minuteMs))
    return words.days(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60)
  }
  return { whenOf, lasting }
}
