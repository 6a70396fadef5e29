import { valuesOf } from '../audit/model.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changed, changedMeanwhile } from '../estates/write-over.ts'
import { refused } from '../faults.ts'
import type { ParkingAreaId, SpaceId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { putSpace, spaceOf } from './items.ts'
import type { ChangeSpace, Space } from './model.ts'
import { showSpace } from './show-area.ts'

/** Another kind, another note, closed or open again. A space that a permit holds is neither closed nor made a reserved one: the permit ends first. */
export async function changeSpace(ctx: Ctx, area: ParkingAreaId, id: SpaceId, { version, ...change }: ChangeSpace): Promise<Space> {
  const before = await spaceOf(ctx, area, id)
  const after = changed(before, version, change)
  if (before.permit && (after.closed || after.kind === 'reserved')) throw spaceHeld(before.number)
  const fields = ['number', 'kind', 'closed', 'note'] as const
  if (!(await held(recordChange(ctx, async () => ({ writes: [putSpace(ctx, after)], act: 'parking-space.changed', subject: id, detail: valuesOf(after, fields), before: valuesOf(before, fields), answer: true }))))) throw changedMeanwhile()
  return showSpace(after)
}

const spaceHeld = (number: string) =>
  refused('space-held', { zh: `车位 ${number} 有月卡在用，不能停用或改为专用，没有保存。请先终止月卡。`, en: `A permit holds space ${number}, so it cannot be closed or reserved. Nothing was saved. End the permit first.` })
