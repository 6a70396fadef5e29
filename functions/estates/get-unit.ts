import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { readBuilding, readUnit } from './items.ts'
import type { Unit } from './model.ts'
import { showUnit } from './show-unit.ts'

/** Throws unknown. */
export async function getUnit(ctx: Ctx, id: UnitId): Promise<Unit> {
  const unit = await readUnit(ctx, id)
  return showUnit(ctx, unit, await readBuilding(ctx, unit.building))
}
