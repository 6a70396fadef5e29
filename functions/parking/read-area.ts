import type { Ctx } from '../context.ts'
import { type Fault, refused } from '../faults.ts'
import type { ParkingAreaId } from '../ids.ts'
import { areaOf, spacesOf } from './items.ts'
import { mayEarn, type ParkingArea } from './model.ts'
import { showArea } from './show-area.ts'

/** An area with the counts of its spaces and its owners' decision. Throws unknown. */
export async function readArea(ctx: Ctx, id: ParkingAreaId): Promise<ParkingArea> {
  const [area, spaces] = await Promise.all([areaOf(ctx, id), spacesOf(ctx, id)])
  return showArea(area, spaces)
}

/** The same without the counts, one read: enough for a price, a gate, a bill. Throws unknown. */
export async function readAreaRules(ctx: Ctx, id: ParkingAreaId): Promise<Omit<ParkingArea, 'counts'>> {
  const { counts: _, ...area } = showArea(await areaOf(ctx, id), [])
  return area
}

/** P1: throws where shared land has no decision of its owners on record. */
export function assertMayEarn(area: Pick<ParkingArea, 'land' | 'decision' | 'name'>): void {
  if (!mayEarn(area)) throw noDecision(area.name)
}

const noDecision = (name: string): Fault =>
  refused('no-owners-decision', {
    zh: `“${name}”是业主共有场地，还没有登记业主共同决定，不能办月卡或收费，没有保存。请先在车场资料中登记决定文件、同意比例和日期。`,
    en: `“${name}” is shared land without a decision of its owners on record, so no permit and no income is possible. Nothing was saved. Enter the document, the ratio and the date of the decision first.`,
  })
