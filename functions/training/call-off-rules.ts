import { addMinutes, type LocalTime } from '../calendar.ts'

const loudFrom = '08:00'
const loudTo = '20:00'
/** Later than this before its beginning, they may be on the way. */
const onTheWayMinutes = 60

/** When people are told that a session is called off: at once by day, at night in the morning; but not so late that somebody goes in vain. */
export function tellFrom(now: LocalTime, begins: LocalTime): LocalTime {
  const clock = now.slice(11)
  if (clock >= loudFrom && clock < loudTo) return now
  const morning = `${clock < loudFrom ? now.slice(0, 10) : addMinutes(now, 24 * 60).slice(0, 10)}T${loudFrom}` as LocalTime
  return morning > addMinutes(begins, -onTheWayMinutes) ? now : morning
}
