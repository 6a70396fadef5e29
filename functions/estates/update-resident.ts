import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { ResidentId, UnitId } from '../ids.ts'
import { changeResidents } from './change-residents.ts'
import { readUnit } from './items.ts'
import type { Unit, UpdateResident } from './model.ts'

/** What is left out stays. Throws unknown when the resident is not of this household. */
export async function updateResident(ctx: Ctx, { unit, resident, name, kind, phone }: UpdateResident & { unit: UnitId; resident: ResidentId }): Promise<Unit> {
  const before = await readUnit(ctx, unit)
  if (!before.residents.some(({ id }) => id === resident)) throw unknown(`resident ${resident}`)
  const after = before.residents.map((old) =>
    old.id === resident ? { id: old.id, name: name ?? old.name, kind: kind ?? old.kind, phone: phone === undefined ? old.phone : phone } : old,
  )
  return changeResidents(ctx, before, after)
}
