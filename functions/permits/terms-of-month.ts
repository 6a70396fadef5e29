import { firstDay, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PermitTerm } from '../fees/price-bill.ts'
import type { UnitId } from '../ids.ts'
import { listAreaRules } from '../parking/list-areas.ts'
import { permitsOfArea } from './items.ts'
import { lastDayOf, monthsOf } from './model.ts'

/** The permits that renew themselves with the bill of a month, by household. An area that may not earn, or without a price, renews none. */
export async function termsOfMonth(ctx: Ctx, period: Period): Promise<Map<UnitId, PermitTerm[]>> {
  const terms = new Map<UnitId, PermitTerm[]>()
  const from = firstDay(period)
  for (const area of await listAreaRules(ctx)) {
    if (!area.mayEarn || !area.permitItem) continue
    for (const { id, unit, state, renewal, nth, to, term } of await permitsOfArea(ctx, area.id)) {
      if (state !== 'active' || renewal !== 'auto' || to === undefined || to >= from) continue
      const next: PermitTerm = { permit: id, item: area.permitItem, nth: nth ?? 1, from, to: lastDayOf(from, term), months: monthsOf[term], was: to }
      terms.set(unit, [...(terms.get(unit) ?? []), next])
    }
  }
  return terms
}
