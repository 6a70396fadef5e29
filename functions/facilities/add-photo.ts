import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { putFile } from '../files/keep-file.ts'
import { cleanPicture } from '../files/picture-bytes.ts'
import { nameOfFile } from '../files/read-paper.ts'
import type { FacilityId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { findFacility, putFacility } from './items.ts'
import type { Facility } from './model.ts'
import { linkOf, photoBytesMax, photosMax, uploadedMax, uploadedOf } from './photo-model.ts'
import { readFacility } from './read-facility.ts'
import { changedMeanwhile, photosFull, photoTooBig } from './words.ts'

const attemptsMax = 8

/** Adds a picture to a facility. The same picture again changes nothing. Throws `unknown`, `invalid`, `limit`, `refused` when there are enough. */
export async function addPhoto(ctx: Ctx, id: FacilityId, { bytes: sent, caption }: { readonly bytes: Uint8Array; readonly caption: string }): Promise<Facility> {
  if (!(await findFacility(ctx, id))) throw unknown(`facility ${id}`)
  if (sent.length > photoBytesMax) throw photoTooBig()
  const { type, bytes } = cleanPicture(sent)
  const photo = nameOfFile(bytes)
  const link = linkOf(id, photo)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = (await findFacility(ctx, id))!
    if (before.photos.some((one) => one.link === link)) return readFacility(ctx, id)
    if (before.photos.length >= photosMax || before.photos.filter((one) => uploadedOf(one.link)).length >= uploadedMax) throw photosFull(uploadedMax)
    // Before the facility names it, and after nobody is dropping a former one of the same content.
    await putFile(ctx, { owner: id, file: photo }, { type, bytes })
    const after = { ...before, version: before.version + 1, photos: [...before.photos, { link, caption }] }
    const made = recordChange(ctx, async () => ({ writes: [putFacility(ctx, after)], act: 'facility.changed', subject: id, detail: { fields: ['photos'], ownership: after.ownership, state: after.state, decision: after.decision?.document ?? null }, answer: undefined }))
    if (await held(made)) return readFacility(ctx, id)
  }
  throw changedMeanwhile()
}
