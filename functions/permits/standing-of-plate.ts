import { addDays, dateOfInstant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { accountOfUnit } from '../fees/get-account.ts'
import type { ParkingAreaId, PermitId } from '../ids.ts'
import { plateFacts } from '../parking/plate-facts.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { findPermit } from './items.ts'
import { standingOn } from './show-permit.ts'

export type PlateStanding = { readonly standing: 'permit' | 'grace' | 'visitor' | 'none' | 'blocked'; readonly permit?: PermitId }

/**
 * Whether a plate may stay in an area free of charge at an instant: blocked before anything else, then by its permit (also in
 * the days of grace), then as a household's visitor of that day. A permit whose bill is overdue beyond the area's grace counts no more.
 */
export async function standingOfPlate(ctx: Ctx, { area: id, plate, at }: { readonly area: ParkingAreaId; readonly plate: string; readonly at: Instant }): Promise<PlateStanding> {
  const day = dateOfInstant(at)
  const { blocked, permit: held, visits } = await plateFacts(ctx, plate, day)
  if (blocked) return { standing: 'blocked' }
  const permit = held ? await findPermit(ctx, held) : undefined
  if (permit?.area === id && permit.state === 'active' && permit.from && day >= permit.from) {
    const area = await readAreaRules(ctx, id)
    const standing = standingOn(permit, area.graceDays, day)
    if (standing !== 'lapsed' && !(await isOwing(ctx, permit, addDays(day, -area.graceDays)))) return { standing: standing === 'grace' ? 'grace' : 'permit', permit: permit.id }
  }
  return { standing: visits === id ? 'visitor' : 'none' }
}

export { standingOfPlate as permitFor }

async function isOwing(ctx: Ctx, { unit, terms }: { readonly unit: Parameters<typeof accountOfUnit>[1]; readonly terms: readonly { readonly bill: string }[] }, before: string): Promise<boolean> {
  const { open } = await accountOfUnit(ctx, unit)
  return open.some(({ bill, dueDate }) => dueDate < before && terms.some((term) => term.bill === bill))
}
