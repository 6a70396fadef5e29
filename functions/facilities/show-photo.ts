import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { findFile } from '../files/keep-file.ts'
import { showFile } from '../files/show-file.ts'
import type { FacilityId } from '../ids.ts'
import { findFacility } from './items.ts'
import { linkOf } from './photo-model.ts'

/** A picture that its facility names; residents see those of what they can book. Throws `unknown`. */
export async function showPhoto(ctx: Ctx, id: FacilityId, photo: string): Promise<Response> {
  const facility = await findFacility(ctx, id)
  const named = facility?.photos.some(({ link }) => link === linkOf(id, photo))
  const hidden = ctx.actor.kind === 'resident' && !(facility?.booking && facility.state === 'active')
  const found = named && !hidden ? await findFile(ctx, { owner: id, file: photo }) : undefined
  if (!found) throw unknown(`photo ${photo} of ${id}`)
  return showFile(found)
}
