import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId } from '../ids.ts'
import type { Standing } from './stay-model.ts'

/** Whether a plate may stay free of charge at an instant. */
export async function standingOfPlate(_: Ctx, _wanted: { readonly area: ParkingAreaId; readonly plate: string; readonly at: Instant }): Promise<{ readonly standing: Standing }> {
  return { standing: 'none' }
}
