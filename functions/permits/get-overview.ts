import { addMonths, monthsFromTo, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { sum } from '../money.ts'
import { listAreas } from '../parking/list-areas.ts'
import { permitsOfArea } from './items.ts'
import type { ParkingOverview, Standing } from './model.ts'
import { standingOn } from './show-permit.ts'

/** Permits against spaces, and what permits were billed for in each of the last twelve months. */
export async function getParkingOverview(ctx: Ctx): Promise<ParkingOverview> {
  const day = today(ctx.clock)
  const { items: areas } = await listAreas(ctx)
  const permits = await Promise.all(areas.map((area) => permitsOfArea(ctx, area.id)))
  const rows = areas.map(({ id, name, counts, graceDays }, at) => {
    const count = (wanted: Standing): number => permits[at]!.filter((permit) => standingOn(permit, graceDays, day) === wanted).length
    return { area: id, name, spaces: counts.spaces, permits: counts.permits, waiting: count('waiting'), expiring: count('expiring'), grace: count('grace'), lapsed: count('lapsed'), free: counts.free }
  })
  const billed = permits.flat().flatMap(({ terms }) => terms)
  const last = periodOfDate(day)
  const months = monthsFromTo(addMonths(last, -11), last).map((period) => {
    const own = billed.filter(({ bill }) => bill.slice(13, 20) === period)
    return { period, permits: own.length, billedFen: sum(own.map(({ amountFen }) => amountFen)) }
  })
  return { areas: rows, months }
}
