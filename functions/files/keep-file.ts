import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import { fileBytesMax, type FileType } from './model.ts'

/** An item holds 400 KB. */
const partBytes = 256 * 1024
const partsMax = Math.ceil(fileBytesMax / partBytes)

type Part = Key & { readonly type: FileType; readonly parts: number; readonly bytes: Uint8Array }
/** Of what thing it is, and which: the beginning of the hash of its bytes. */
export type Place = { readonly owner: string; readonly file: string }
export type Kept = { readonly type: FileType; readonly bytes: Uint8Array<ArrayBuffer> }

/** Written before its thing names it, and harmless to write again: its name is its content. */
export async function putFile({ store }: Pick<Ctx, 'store'>, { owner, file }: Place, { type, bytes }: { readonly type: FileType; readonly bytes: Uint8Array }): Promise<void> {
  const parts = Math.ceil(bytes.length / partBytes)
  await store.putMany(Array.from({ length: parts }, (_, at): Part => ({ ...keys.filePart(store.tenant, owner, file, at), type, parts, bytes: bytes.slice(at * partBytes, (at + 1) * partBytes) })))
}

/** Undefined when a part of it is not there. */
export async function findFile({ store }: Pick<Ctx, 'store'>, { owner, file }: Place): Promise<Kept | undefined> {
  const first = await store.get<Part>(keys.filePart(store.tenant, owner, file, 0), { consistent: true })
  if (!first) return undefined
  const rest = await store.getMany<Part>(Array.from({ length: first.parts - 1 }, (_, at) => keys.filePart(store.tenant, owner, file, at + 1)))
  const parts = [first, ...rest]
  if (parts.some((part) => part === undefined)) return undefined
  return { type: first.type, bytes: new Uint8Array(Buffer.concat(parts.map((part) => part!.bytes))) }
}

/** Nobody is shown it any more by then: what a crash leaves lies unread. */
export async function dropFile({ store }: Pick<Ctx, 'store'>, { owner, file }: Place): Promise<void> {
  for (let at = 0; at < partsMax; at += 1) await store.write({ delete: keys.filePart(store.tenant, owner, file, at) })
}
