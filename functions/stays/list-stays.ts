import { addDays, type BusinessDate, type Instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { pageStays } from './items.ts'
import type { ListStays, StayPage } from './model.ts'
import { showStay } from './show-stay.ts'
import { minuteOf, monthOfMinute } from './stay-id.ts'

/** The first minute of a day in Shanghai, and the first after it. */
export const spanOfDay = (date: BusinessDate): { readonly from: Instant; readonly until: Instant } => ({ from: startOf(date), until: startOf(addDays(date, 1)) })
const startOf = (date: BusinessDate): Instant => new Date(`${date}T00:00:00+08:00`).toISOString() as Instant

/**
 * Stays that began on a day, newest first. A day in Shanghai lies in two UTC months once a month; then the page that ends
 * the later month is followed by one of the earlier. With a state, pages may be short.
 */
export async function listStays(ctx: Ctx, { area, date = today(ctx.clock), state, limit, after }: ListStays): Promise<StayPage> {
  await readAreaRules(ctx, area)
  const { from, until } = spanOfDay(date)
  const last = new Date(Date.parse(until) - 1).toISOString() as Instant
  const [early, late] = [monthOfMinute(minuteOf(from)), monthOfMinute(minuteOf(last))]
  const [mark, rest] = after === undefined ? [late, undefined] : [after.slice(0, 4), after.slice(5) || undefined]
  const month = mark === early ? early : late
  const page = await pageStays(ctx, { area, month, from, to: last }, { limit, after: rest })
  const items = (await Promise.all(page.items.map((stay) => showStay(ctx, stay)))).filter((stay) => !state || stay.state === state)
  const next = page.next !== undefined ? `${month}.${page.next}` : month !== early ? `${early}.` : null
  return { items, next }
}
