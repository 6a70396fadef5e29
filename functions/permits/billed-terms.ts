import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId, SpaceId } from '../ids.ts'
import { permitsOfArea } from './items.ts'

export type BilledOnSpace = { readonly space: SpaceId; readonly amountFen: number }

/** Every term of an area's permits that was billed in a month, with the space that it is for. A permit keeps one space as long as it runs. */
export async function billedTerms(ctx: Ctx, area: ParkingAreaId, period: Period): Promise<BilledOnSpace[]> {
  const permits = await permitsOfArea(ctx, area)
  return permits.flatMap(({ space, terms }) => (space ? terms.filter(({ bill }) => bill.slice(13, 20) === period).map(({ amountFen }) => ({ space, amountFen })) : []))
}
