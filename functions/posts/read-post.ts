import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { inOrder } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import type { PostId } from '../ids.ts'
import { allPosts, findPost } from './items.ts'
import type { ListPosts, Post, PostPage, PostRecord } from './model.ts'
import { isOpenOn } from './open-rules.ts'

/** Throws `unknown`. */
export async function readPost(ctx: Pick<Ctx, 'store'>, post: PostId): Promise<PostRecord> {
  const found = await findPost(ctx, post)
  if (!found) throw unknown(`post ${post}`)
  return found
}

/** Past ones too, in the order of their names; at most 1,000. */
export const everyPost = async (ctx: Pick<Ctx, 'store'>): Promise<PostRecord[]> => inOrder(await allPosts(ctx), ({ name }) => name)

export const getPost = async (ctx: Ctx, post: PostId): Promise<Post> => showPost(await readPost(ctx, post))

export async function listPosts(ctx: Ctx, { kind, community, open, limit, after }: ListPosts): Promise<PostPage> {
  const day = today(ctx.clock)
  const wanted = (await everyPost(ctx)).filter((post) => (!kind || post.kind === kind) && (!community || post.community === community) && (!open || isOpenOn(post, day) === (open === 'true')))
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: wanted.slice(start, end).map(showPost), next: end < wanted.length ? String(end) : null }
}

export const showPost = ({ sent: _, ...post }: PostRecord): Post => post
