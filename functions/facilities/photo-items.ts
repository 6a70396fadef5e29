import type { Ctx } from '../context.ts'
import type { FacilityId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { PhotoType } from './photo-bytes.ts'
import { photoBytesMax } from './photo-model.ts'

/** An item holds 400 KB. */
const partBytes = 256 * 1024
const partsMax = Math.ceil(photoBytesMax / partBytes)

type Part = Key & { readonly type: PhotoType; readonly parts: number; readonly bytes: Uint8Array }

/** Written before the facility names it, and harmless to write again: its name is its content. */
export async function putPhoto({ store }: Pick<Ctx, 'store'>, facility: FacilityId, { photo, type, bytes }: { readonly photo: string; readonly type: PhotoType; readonly bytes: Uint8Array }): Promise<void> {
  const parts = Math.ceil(bytes.length / partBytes)
  await store.putMany(Array.from({ length: parts }, (_, at): Part => ({ ...keys.photoPart(store.tenant, facility, photo, at), type, parts, bytes: bytes.slice(at * partBytes, (at + 1) * partBytes) })))
}

/** Undefined when a part of it is not there. */
export async function findPhoto({ store }: Pick<Ctx, 'store'>, facility: FacilityId, photo: string): Promise<{ readonly type: PhotoType; readonly bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const first = await store.get<Part>(keys.photoPart(store.tenant, facility, photo, 0), { consistent: true })
  if (!first) return undefined
  const rest = await store.getMany<Part>(Array.from({ length: first.parts - 1 }, (_, at) => keys.photoPart(store.tenant, facility, photo, at + 1)))
  const parts = [first, ...rest]
  if (parts.some((part) => part === undefined)) return undefined
  return { type: first.type, bytes: new Uint8Array(Buffer.concat(parts.map((part) => part!.bytes))) }
}

/** Nobody is shown it any more by then: what a crash leaves lies unread. */
export async function dropPhoto({ store }: Pick<Ctx, 'store'>, facility: FacilityId, photo: string): Promise<void> {
  for (let at = 0; at < partsMax; at += 1) await store.write({ delete: keys.photoPart(store.tenant, facility, photo, at) })
}
