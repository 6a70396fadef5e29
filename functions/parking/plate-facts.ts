import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId, PermitId } from '../ids.ts'
import { factsOfPlate } from './car-items.ts'
import { carOfPlate } from './car-of-plate.ts'
import { normalPlate } from './plate-model.ts'
import { isBlocked } from './show-car.ts'

/** What is known of a plate on a day, one read: blocked, the permit of its car, the area that it visits. */
export async function plateFacts(ctx: Ctx, text: string, day: BusinessDate): Promise<{ readonly blocked: boolean; readonly permit: PermitId | undefined; readonly visits: ParkingAreaId | undefined }> {
  const { block, car, visit } = await factsOfPlate(ctx, carOfPlate(ctx, normalPlate(text)), day)
  return { blocked: block !== undefined && isBlocked(block, day), permit: car?.permit, visits: visit?.area }
}
