import type { Ctx } from '../context.ts'
import { inOrder } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import type { ParkingAreaId } from '../ids.ts'
import { areaOf, spacesOf } from './items.ts'
import type { ListSpaces, Space } from './model.ts'
import { showSpace } from './show-area.ts'

/** The spaces of an area in the order people count them. */
export async function listSpaces(ctx: Ctx, area: ParkingAreaId, { kind, state, limit, after }: ListSpaces): Promise<{ items: Space[]; next: string | null }> {
  await areaOf(ctx, area)
  const all = inOrder(await spacesOf(ctx, area), ({ number }) => number).map(showSpace)
  const wanted = all.filter((space) => (!kind || space.kind === kind) && (!state || space.state === state))
  const from = placeAfter(after, wanted.length)
  return { items: wanted.slice(from, from + limit), next: from + limit < wanted.length ? String(from + limit) : null }
}
