import type { Instant } from '../calendar.ts'
import type { ReminderSettings } from './model.ts'

const hourMs = 3_600_000
/** China has one zone, UTC+8, the whole year. */
const offsetHours = 8

/** The moment itself when messages may go out then, else the end of the quiet hours that it lies in. Equal hours: never quiet. */
export function nextLoud(now: Date, { quietFrom, quietTo }: Pick<ReminderSettings, 'quietFrom' | 'quietTo'>): Instant {
  const shifted = new Date(now.getTime() + offsetHours * hourMs)
  const hour = shifted.getUTCHours()
  const quiet = quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo
  if (!quiet) return now.toISOString() as Instant
  const hoursLeft = (quietTo - hour + 24) % 24
  const full = new Date(shifted)
  full.setUTCMinutes(0, 0, 0)
  return new Date(full.getTime() + (hoursLeft - offsetHours) * hourMs).toISOString() as Instant
}
