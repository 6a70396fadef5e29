import { type Instant, systemClock } from '../../../functions/calendar.ts'
import { store, stored } from '../../shared/i18n/spoken.ts'

const key = 'linli.clock'
/** Answers travel, and the server's date counts in seconds: less than this is no difference. */
const leastMs = 30_000

let aheadMs = Number(stored(key) ?? 0) || 0

/** By the server's clock, as far as it was heard: an act that seems to lie in the future would be refused. */
export const workNow = (): Instant => new Date(systemClock.now().getTime() - aheadMs).toISOString() as Instant

/** The `Date` of an answer. A phone whose clock is wrong is set right here, and nowhere else. */
export function noteServerDate(text: string | null): void {
  const server = Date.parse(text ?? '')
  if (Number.isNaN(server)) return
  const difference = systemClock.now().getTime() - server
  aheadMs = Math.abs(difference) < leastMs ? 0 : difference
  store(key, aheadMs === 0 ? undefined : String(aheadMs))
}

/** Minutes by which the phone's clock is wrong; what it shows elsewhere is wrong as well. */
export const clockWrongMinutes = (): number => Math.round(aheadMs / 60_000)
