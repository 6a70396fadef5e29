import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import { readBuilding, type StoredUnit, unitWrites } from './items.ts'
import type { Unit } from './model.ts'
import { ownersOf, type ResidentRecord, sameResident } from './records.ts'
import { showUnit } from './show-unit.ts'
import { writeOver } from './write-over.ts'

/** A bill needs a payer (M2), so a household keeps at least one owner. The same residents again write nothing. */
export async function changeResidents(ctx: Ctx, before: StoredUnit, residents: readonly ResidentRecord[]): Promise<Unit> {
  const building = await readBuilding(ctx, before.building)
  const nothingNew = residents.length === before.residents.length && residents.every((resident, at) => sameResident(resident, before.residents[at]!))
  if (nothingNew) return showUnit(ctx, before, building)
  const after: StoredUnit = { ...before, residents, version: before.version + 1 }
  if (ownersOf(after).length === 0) throw lastOwner()
  await writeOver(ctx, unitWrites(ctx, after, before))
  return showUnit(ctx, after, building)
}

const lastOwner = () =>
  refused('last-owner', {
    zh: '每户至少要有一位业主，账单才有缴费人，没有保存。请先登记新的业主，再删除原业主。',
    en: 'A household needs at least one owner to send its bills to. Nothing was saved. Add the new owner first, then remove the old one.',
  })
