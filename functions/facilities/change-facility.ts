import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changed } from '../estates/write-over.ts'
import { unknown } from '../faults.ts'
import { dropFile } from '../files/keep-file.ts'
import type { FacilityId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { checkBooking } from './check-booking.ts'
import { checkDecision } from './check-decision.ts'
import { findFacility, putFacility } from './items.ts'
import type { ChangeFacility, Facility } from './model.ts'
import { type Photo, uploadedOf } from './photo-model.ts'
import { readFacility } from './read-facility.ts'
import { changedMeanwhile, photoUnknown } from './words.ts'

/** Money that was booked keeps its fund, also when the ownership is corrected. Throws `unknown`, and a conflict over another version. */
export async function changeFacility(ctx: Ctx, id: FacilityId, { version, ...change }: ChangeFacility): Promise<Facility> {
  const before = await findFacility(ctx, id)
  if (!before) throw unknown(`facility ${id}`)
  const fields = (Object.keys(change) as (keyof typeof change)[]).filter((field) => change[field] !== undefined && JSON.stringify(before[field]) !== JSON.stringify(change[field]))
  if (fields.length === 0) return readFacility(ctx, id)
  const after = changed(before, version, change)
  checkDecision(ctx, after)
  checkBooking(after)
  const uploaded = (photos: readonly Photo[]): string[] => photos.flatMap(({ link }) => uploadedOf(link) ?? [])
  if (after.photos.some(({ link }) => uploadedOf(link) && !before.photos.some((one) => one.link === link))) throw photoUnknown()
  const detail = { fields, ownership: after.ownership, state: after.state, decision: after.decision?.document ?? null }
  const made = recordChange(ctx, async () => ({ writes: [putFacility(ctx, after)], act: 'facility.changed', subject: id, detail, before: { ownership: before.ownership, state: before.state, decision: before.decision?.document ?? null }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  const left = new Set(uploaded(after.photos))
  for (const photo of uploaded(before.photos)) if (!left.has(photo)) await dropFile(ctx, { owner: id, file: photo })
  return readFacility(ctx, id)
}
