import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import type { Holiday } from '../rosters/sheet-model.ts'
import { held } from '../storage/cancelled.ts'
import { findHolidays, putHolidays } from './items.ts'
import type { Holidays, SetHolidays } from './model.ts'
import { shippedHolidays } from './shipped-holidays.ts'
import { checkedToCome, otherYear } from './words.ts'

export const getHolidays = async (ctx: Pick<Ctx, 'store'>, year: string): Promise<Holidays> =>
  (await findHolidays(ctx, year)) ?? { year, ...shippedHolidays(year), checkedOn: null, version: 0 }

/** Of all years that these days touch, the first day first. For attendance and pay as well. */
export async function holidaysBetween(ctx: Pick<Ctx, 'store'>, from: BusinessDate, to: BusinessDate): Promise<Holiday[]> {
  const first = Number(from.slice(0, 4))
  const years = Array.from({ length: Math.min(3, Number(to.slice(0, 4)) - first + 1) }, (_, at) => String(first + at))
  const all = await Promise.all(years.map((year) => getHolidays(ctx, year)))
  return all.flatMap(({ days }) => days).filter(({ date }) => date >= from && date <= to)
}

/** The whole year at once, over the version that the screen showed. Throws `invalid` and a conflict. */
export async function setHolidays(ctx: Ctx, { version, year, ...input }: SetHolidays): Promise<Holidays> {
  const before = await getHolidays(ctx, year)
  const days = input.days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const after: Holidays = { year, ...input, days, version: version + 1 }
  if (isDeepStrictEqual({ ...before, version: 0 }, { ...after, version: 0 }) && before.version > 0) return before
  if (before.version !== version) throw changedMeanwhile()
  const wrong = days.filter(({ date }, at) => !date.startsWith(`${year}-`) || days[at + 1]?.date === date)
  if (wrong.length > 0) throw otherYear(wrong.map(({ date, name }) => ({ where: date, say: { zh: name, en: name } })))
  if (input.checkedOn && input.checkedOn > today(ctx.clock)) throw checkedToCome()
  const made = recordChange(ctx, async () => ({ writes: [putHolidays(ctx, after)], act: 'holidays.set', subject: year, detail: { days: days.length, source: input.source }, before: { days: before.days.length, source: before.source }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return after
}
