import { addDays, type BusinessDate, type Instant, instant, monthsFromTo, type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { readArea } from '../parking/read-area.ts'
import { allPresent, allStays, type StayRecord } from './items.ts'
import { spanOfDay } from './list-stays.ts'
import type { Occupancy, OccupancyQuery } from './report-model.ts'

/** A stay that began longer ago is counted only while its car is still inside. */
const daysBack = 31

/** How full an area is now, and was hour by hour on a day: counted from the same stays that are charged. */
export async function getOccupancy(ctx: Ctx, { area, date = today(ctx.clock) }: OccupancyQuery): Promise<Occupancy> {
  const { name, counts } = await readArea(ctx, area)
  const now = instant(ctx.clock)
  const { from, until } = spanOfDay(date)
  const stays = new Map<string, StayRecord>()
  let inside = 0
  let insideByPermit = 0
  for await (const stay of allPresent(ctx, area)) {
    stays.set(stay.id, stay)
    inside += 1
    if (stay.standing === 'permit' || stay.standing === 'grace') insideByPermit += 1
  }
  for (const month of monthsBetween(spanOfDay(addDays(date, -daysBack)).from, until)) {
    for await (const stay of allStays(ctx, { area, month, to: until })) if (!stays.has(stay.id)) stays.set(stay.id, stay)
  }
  const open = counts.spaces - counts.closed
  const began = [...stays.values()].filter(({ in: entry }) => entry && entry >= from && entry < until).length
  return {
    area,
    name,
    date,
    now: { spaces: counts.spaces, permits: counts.permits, closed: counts.closed, inside, insideByPermit },
    hours: hoursOf([...stays.values()], date, now),
    turnover: open > 0 ? Math.round((began * 100) / open) : 0,
  }
}

function hoursOf(stays: readonly StayRecord[], date: BusinessDate, now: Instant): Occupancy['hours'] {
  const begin = Date.parse(spanOfDay(date).from)
  const hours: Occupancy['hours'] = []
  for (let hour = 0; hour < 24; hour += 1) {
    const [from, to] = [begin + hour * 3_600_000, Math.min(begin + (hour + 1) * 3_600_000, Date.parse(now))]
    if (from >= to) break
    const within = (moment: Instant | null): boolean => moment !== null && Date.parse(moment) >= from && Date.parse(moment) < to
    // A stay whose exit nobody saw ended by its next entry at the latest: it counts in the hour of its entry only.
    const isInside = ({ in: entry, out, present }: StayRecord): boolean => entry !== null && Date.parse(entry) < to && (out !== null ? Date.parse(out) >= to : present)
    hours.push({ hour, inside: stays.filter(isInside).length, in: stays.filter((stay) => within(stay.in)).length, out: stays.filter((stay) => within(stay.out)).length })
  }
  return hours
}

/** `2611` and so on, both ends included; three at most. */
export function monthsBetween(from: Instant, to: Instant): string[] {
  const [first, last] = [from.slice(0, 7) as Period, to.slice(0, 7) as Period]
  return monthsFromTo(first, last, 3).map((month) => month.slice(2).replace('-', ''))
}
