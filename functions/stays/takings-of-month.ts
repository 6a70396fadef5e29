import { addDays, addMonths, type BusinessDate, dateOfInstant, firstDay, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listAreas } from '../parking/list-areas.ts'
import { monthsBetween } from './get-occupancy.ts'
import { allStays } from './items.ts'
import { spanOfDay } from './list-stays.ts'
import { paidFen } from './stay-model.ts'

export type Takings = { readonly day: BusinessDate; readonly id: string; readonly name: string; readonly count: number; readonly expectedFen: number; readonly receivedFen: number }

/** A stay that began longer before its month is told of where it began. */
const daysBack = 31

/** By day and area: what stays that ended came to, and what was paid for them. Those that cost nothing are not counted. */
export async function stayTakingsOfMonth(ctx: Ctx, period: Period): Promise<Takings[]> {
  const { items: areas } = await listAreas(ctx)
  const from = spanOfDay(addDays(firstDay(period), -daysBack)).from
  const until = spanOfDay(firstDay(addMonths(period, 1))).from
  const rows = new Map<string, Takings>()
  for (const { id, name } of areas) {
    for (const month of monthsBetween(from, until)) {
      for await (const stay of allStays(ctx, { area: id, month, from, to: until })) {
        const day = stay.out && dateOfInstant(stay.out)
        const [fee, paid] = [stay.feeFen ?? 0, paidFen(stay)]
        if (!day || day.slice(0, 7) !== period || (fee === 0 && paid === 0)) continue
        const row = rows.get(`${day} ${id}`) ?? { day, id, name, count: 0, expectedFen: 0, receivedFen: 0 }
        rows.set(`${day} ${id}`, { ...row, count: row.count + 1, expectedFen: row.expectedFen + fee, receivedFen: row.receivedFen + paid })
      }
    }
  }
  return [...rows.values()]
}
