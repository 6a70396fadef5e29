import { recordChange } from '../audit/record-change.ts'
import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { naturalId } from '../estates/natural-id.ts'
import { communityOf } from '../fees/estate.ts'
import { conflict, refused } from '../faults.ts'
import type { ParkingAreaId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { allAreas, type AreaRecord, putArea, spacesOf } from './items.ts'
import { areasMax, type CreateArea, type ParkingArea } from './model.ts'
import { checkDecision, checkFund, checkPermitItem } from './rules-of-land.ts'
import { showArea } from './show-area.ts'

/** A parking area by its community and name. The same once more answers the same one; the same name with other facts is a conflict. */
export async function createArea(ctx: Ctx, input: CreateArea): Promise<ParkingArea> {
  const { id: community } = await communityOf(ctx, input.community)
  const fund = input.fund ?? (input.land === 'shared' ? 'OWNERS_COMMON' : 'ORGANISATION')
  checkFund(input.land, fund)
  checkDecision(input.decision, today(ctx.clock))
  await checkPermitItem(ctx, input.permitItem, fund)
  const all = await allAreas(ctx)
  const named = all.find((area) => area.community === community && area.name === input.name)
  if (named) return sameOrConflict(ctx, named, { ...input, fund })
  if (all.length >= areasMax) throw tooMany()
  const taken = (id: string): boolean => all.some((area) => area.id === id)
  let id = naturalId(12, 'parking', ctx.tenant, community, input.name) as ParkingAreaId
  for (let turn = 1; taken(id); turn += 1) id = naturalId(12, 'parking', ctx.tenant, community, input.name, turn) as ParkingAreaId
  const area: AreaRecord = { ...input, id, fund, version: 1 }
  try {
    await recordChange(ctx, async () => ({ writes: [putArea(ctx, area)], act: 'parking-area.created', subject: id, detail: { name: area.name, land: area.land, fund, document: area.decision?.document ?? null }, answer: true }))
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return sameOrConflict(ctx, error.items[0] as AreaRecord, { ...input, fund })
  }
  return showArea(area, [])
}

async function sameOrConflict(ctx: Ctx, there: AreaRecord, input: CreateArea): Promise<ParkingArea> {
  const same = (Object.keys(input) as (keyof CreateArea)[]).every((field) => JSON.stringify(there[field]) === JSON.stringify(input[field]))
  if (!same) throw areaNameTaken(input.name)
  return showArea(there, await spacesOf(ctx, there.id))
}

export const areaNameTaken = (name: string) =>
  conflict('name-taken', { zh: `这个小区已有名为“${name}”的车场，没有保存。请换一个名称，或打开已有的车场修改。`, en: `This community has a parking area called “${name}” already. Nothing was saved. Choose another name, or change the existing one.` })

const tooMany = () => refused('too-many-areas', { zh: `车场已达 ${areasMax} 个上限，没有保存。`, en: `There are ${areasMax} parking areas already, the most there may be. Nothing was saved.` })
