import type { Ctx } from '../context.ts'
import type { BuildingId } from '../ids.ts'
import { readBuilding } from './items.ts'
import type { Building } from './model.ts'

/** Throws unknown. */
export const getBuilding = (ctx: Ctx, building: BuildingId): Promise<Building> => readBuilding(ctx, building)
