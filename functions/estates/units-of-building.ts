import type { Ctx } from '../context.ts'
import type { BuildingId } from '../ids.ts'
import { unitsInOrder } from './items.ts'
import type { UnitRecord } from './records.ts'

/** Every household of a building in the order of its rooms. Throws rather than leave one out. */
export const unitsOfBuilding = (ctx: Ctx, building: BuildingId): AsyncIterable<UnitRecord> => unitsInOrder(ctx, building)
