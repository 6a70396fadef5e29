import { dateOfInstant } from '../../../functions/calendar.ts'
import type { Format } from '../../shared/i18n/format.ts'
import { workNow } from './clock.ts'

/** An instant as the clock in Shanghai shows it: `09:05`. */
export const timeOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)

/** `09:05`, with the day in front of it when it is not today's. */
export const whenOf = (instant: string, { day }: Pick<Format, 'day'>): string => (dateOfInstant(instant) === dateOfInstant(workNow()) ? timeOf(instant) : `${day(dateOfInstant(instant))} ${timeOf(instant)}`)
