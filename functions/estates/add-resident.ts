import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import type { ResidentId, UnitId } from '../ids.ts'
import { readUnit } from './items.ts'
import { changeResidents } from './change-residents.ts'
import { type AddResident, residentsMax, type Unit } from './model.ts'

/** With an `id` made by the client, adding twice is adding once. */
export async function addResident(ctx: Ctx, unit: UnitId, { id = ctx.ids.short() as ResidentId, name, kind, phone }: AddResident): Promise<Unit> {
  const before = await readUnit(ctx, unit)
  const others = before.residents.filter((resident) => resident.id !== id)
  if (others.length >= residentsMax) throw tooMany()
  return changeResidents(ctx, before, others.length < before.residents.length ? before.residents : [...others, { id, name, kind, phone }])
}

const tooMany = () =>
  refused('too-many-residents', { zh: `一户最多登记 ${residentsMax} 人，没有保存。请先删除已不住的人。`, en: `A household holds at most ${residentsMax} people. Nothing was saved. Remove someone who has left first.` })
