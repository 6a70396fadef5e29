import { valuesOf } from '../audit/model.ts'
import { recordChange } from '../audit/record-change.ts'
import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changed, changedMeanwhile } from '../estates/write-over.ts'
import type { ParkingAreaId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { areaNameTaken } from './create-area.ts'
import { allAreas, areaOf, putArea, spacesOf } from './items.ts'
import type { ChangeArea, ParkingArea } from './model.ts'
import { checkDecision, checkPermitItem } from './rules-of-land.ts'
import { showArea } from './show-area.ts'

/** Throws a conflict when another change came between, and when the name is another area's. */
export async function changeArea(ctx: Ctx, id: ParkingAreaId, { version, ...change }: ChangeArea): Promise<ParkingArea> {
  const before = await areaOf(ctx, id)
  const after = changed(before, version, change)
  if (change.decision) checkDecision(change.decision, today(ctx.clock))
  await checkPermitItem(ctx, change.permitItem ?? null, before.fund)
  if (after.name !== before.name && (await allAreas(ctx)).some((area) => area.community === after.community && area.name === after.name)) throw areaNameTaken(after.name)
  const fields = (Object.keys(change) as (keyof typeof change)[]).filter((field) => change[field] !== undefined).toSorted()
  if (!(await held(recordChange(ctx, async () => ({ writes: [putArea(ctx, after)], act: 'parking-area.changed', subject: id, detail: valuesOf(after, fields), before: valuesOf(before, fields), answer: true }))))) throw changedMeanwhile()
  return showArea(after, await spacesOf(ctx, id))
}
