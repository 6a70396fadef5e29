import { addMonths, dateOfInstant, firstDay, lastDay, type Period } from '../../calendar.ts'
import type { Ctx } from '../../context.ts'
import { listShifts } from '../../stays/shifts.ts'
import type { Found } from '../check-model.ts'

const pagesMax = 50

/** Shifts that began by the end of the month and whose cash nobody has counted yet; older than two months before, they are looked for no more. */
export async function shiftsLeft(ctx: Ctx, period: Period): Promise<Found> {
  const [from, to] = [firstDay(addMonths(period, -2)), lastDay(period)]
  let count = 0
  let amountFen = 0
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { items, next } = await listShifts(ctx, { limit: 200, ...(after === undefined ? {} : { after }) } as Parameters<typeof listShifts>[1])
    for (const { state, openedAt, expectedFen } of items) {
      if (state !== 'open' || dateOfInstant(openedAt) > to) continue
      count += 1
      amountFen += expectedFen
    }
    if (next === null || (items.at(-1) && dateOfInstant(items.at(-1)!.openedAt) < from)) break
    after = next
  }
  return { count, amountFen, blocks: true, link: '/shifts' }
}
