import type { Ctx } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import { allAreas, firstArea, spacesOf } from './items.ts'
import type { ListAreas, ParkingArea } from './model.ts'
import { showArea } from './show-area.ts'

/** All of them, or a community's, in the order people count them. */
export async function listAreas(ctx: Ctx, { community }: ListAreas = {}): Promise<{ items: ParkingArea[]; next: null }> {
  const areas = (await allAreas(ctx)).filter((area) => !community || area.community === community)
  const shown = await Promise.all(inOrder(areas, ({ name }) => name).map(async (area) => showArea(area, await spacesOf(ctx, area.id))))
  return { items: shown, next: null }
}

/** The same without the counts, one read. */
export async function listAreaRules(ctx: Ctx): Promise<Omit<ParkingArea, 'counts'>[]> {
  return (await allAreas(ctx)).map((area) => showArea(area, []))
}

/** Whether there is any parking at all: one small read. */
export const hasParking = async (ctx: Ctx): Promise<boolean> => (await firstArea(ctx)) !== undefined
