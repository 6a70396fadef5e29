/** A business date in Asia/Shanghai, `2026-11-23`. Strings compare in the order of time. */
export type BusinessDate = string & { readonly unit: 'date' }
/** A month, `2026-11`. */
export type Period = string & { readonly unit: 'month' }
/** An instant in UTC, ISO 8601 with milliseconds. */
export type Instant = string & { readonly unit: 'instant' }

export type Clock = { readonly now: () => Date }

/** The only reader of the machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

export const instant = (clock: Clock): Instant => clock.now().toISOString() as Instant

/** China has kept one zone without summer time since 1992: UTC+8. */
const shanghaiOffsetMs = 8 * 3_600_000

export function today(clock: Clock): BusinessDate {
  return dateOfInstant(clock.now())
}

export function dateOfInstant(moment: Date | string): BusinessDate {
  return new Date(new Date(moment).getTime() + shanghaiOffsetMs).toISOString().slice(0, 10) as BusinessDate
}

/** A minute on the clocks of Shanghai, `2026-11-23T09:30`. Strings compare in the order of time. */
export type LocalTime = string & { readonly unit: 'local minute' }

export const localTimeOf = (moment: Date | string): LocalTime => new Date(new Date(moment).getTime() + shanghaiOffsetMs).toISOString().slice(0, 16) as LocalTime

/** `2026-11-23T09:30` on the clocks of Shanghai -> 01:30 UTC. */
export const instantOfLocal = (time: LocalTime): Instant => new Date(Date.parse(`${time}Z`) - shanghaiOffsetMs).toISOString() as Instant

export const localTime = (date: BusinessDate, clock: string): LocalTime => addMinutes(`${date}T00:00` as LocalTime, minutesOfDay(clock))

export const addMinutes = (time: LocalTime, minutes: number): LocalTime => new Date(Date.parse(`${time}Z`) + minutes * 60_000).toISOString().slice(0, 16) as LocalTime

export const dateOfLocal = (time: LocalTime): BusinessDate => time.slice(0, 10) as BusinessDate

/** `09:30` -> 570; `24:00` is the end of the day. */
export const minutesOfDay = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** Monday 0 to Sunday 6. */
export const weekdayOf = (date: BusinessDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** `2026-02-30` is undefined: the day must exist. */
export function parseDate(text: string): BusinessDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const [, year, month, day] = match.map(Number) as [number, number, number, number]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(periodOf(year, month))) return undefined
  return text as BusinessDate
}

export function parsePeriod(text: string): Period | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Period) : undefined
}

export const periodOf = (year: number, month: number): Period =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` as Period

export const periodOfDate = (date: BusinessDate): Period => date.slice(0, 7) as Period

export const firstDay = (period: Period): BusinessDate => `${period}-01` as BusinessDate

export const lastDay = (period: Period): BusinessDate => dayOf(period, daysInMonth(period))

export const dayOf = (period: Period, day: number): BusinessDate => `${period}-${String(day).padStart(2, '0')}` as BusinessDate

/** 28 to 31, by the Gregorian calendar. */
export function daysInMonth(period: Period): number {
  const [year, month] = period.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function addMonths(period: Period, count: number): Period {
  const [year, month] = period.split('-').map(Number) as [number, number]
  const months = year * 12 + (month - 1) + count
  return periodOf(Math.floor(months / 12), (months % 12) + 1)
}

export function addDays(date: BusinessDate, count: number): BusinessDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10) as BusinessDate
}

/** The same day some months later, or the last of that month where it has no such day: 31 January + 1 = 28 or 29 February. */
export function monthsAfter(date: BusinessDate, count: number): BusinessDate {
  const period = addMonths(periodOfDate(date), count)
  return dayOf(period, Math.min(Number(date.slice(8)), daysInMonth(period)))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Both ends included, at most `bound` months: a loop over months always ends. */
export function monthsFromTo(from: Period, to: Period, bound = 240): Period[] {
  const months: Period[] = []
  for (let at = from; at <= to && months.length < bound; at = addMonths(at, 1)) months.push(at)
  return months
}
