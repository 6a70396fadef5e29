import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { FacilityId } from '../ids.ts'
import { findFacility } from './items.ts'
import { findPhoto } from './photo-items.ts'
import { linkOf } from './photo-model.ts'

/** A picture that its facility names; residents see those of what they can book. Throws `unknown`. */
export async function showPhoto(ctx: Ctx, id: FacilityId, photo: string): Promise<Response> {
  const facility = await findFacility(ctx, id)
  const named = facility?.photos.some(({ link }) => link === linkOf(id, photo))
  const hidden = ctx.actor.kind === 'resident' && !(facility?.booking && facility.state === 'active')
  const found = named && !hidden ? await findPhoto(ctx, id, photo) : undefined
  if (!found) throw unknown(`photo ${photo} of ${id}`)
  return new Response(found.bytes, {
    headers: {
      'content-type': found.type,
      // Its address is its content; kept by this browser for an hour, so that a removal is seen today.
      'cache-control': 'private, max-age=3600',
      'content-disposition': 'inline',
      // Opened by itself it is a picture and nothing else.
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
