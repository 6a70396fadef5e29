import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import type { PostId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type PostRecord, postsMax } from './model.ts'

export async function findPost({ store }: Pick<Ctx, 'store'>, post: PostId): Promise<PostRecord | undefined> {
  const found = await store.get<PostRecord & Key>(keys.post(store.tenant, post), { consistent: true })
  return found && toRecord(found)
}

export async function allPosts({ store }: Pick<Ctx, 'store'>): Promise<PostRecord[]> {
  const found: PostRecord[] = []
  for await (const item of store.all<PostRecord & Key>({ pk: keys.root(store.tenant), begins: 'POST#', consistent: true }, { bound: postsMax })) found.push(toRecord(item))
  return found
}

/** The first version only where there is none, any later one only over the version before. */
export const putPost = ({ tenant }: Pick<Ctx, 'tenant'>, post: PostRecord): Write => ({
  put: { ...post, ...keys.post(tenant, post.id) },
  if: post.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': post.version - 1 } },
})

const toRecord = ({ pk: _, sk: __, ...post }: PostRecord & Key): PostRecord => post

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
