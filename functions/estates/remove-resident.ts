import type { Ctx } from '../context.ts'
import type { ResidentId, UnitId } from '../ids.ts'
import { changeResidents } from './change-residents.ts'
import { readUnit } from './items.ts'
import type { Unit } from './model.ts'

/** Removing someone who is gone already changes nothing. */
export async function removeResident(ctx: Ctx, { unit, resident }: { unit: UnitId; resident: ResidentId }): Promise<Unit> {
  const before = await readUnit(ctx, unit)
  return changeResidents(ctx, before, before.residents.filter(({ id }) => id !== resident))
}
