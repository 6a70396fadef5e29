import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import { valuesOf } from '../audit/model.ts'
import type { Ctx } from '../context.ts'
import { changed, changedMeanwhile } from '../estates/write-over.ts'
import { splitRequired } from '../certificates/fitness-rules.ts'
import { everyKind, kindIn } from '../certificates/kinds.ts'
import { checkLevel } from '../certificates/term-of.ts'
import { communityOf } from '../fees/estate.ts'
import type { PostId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { findPost, hashOf, putPost } from './items.ts'
import type { ChangePost, CreatePost, Post, PostRecord } from './model.ts'
import { readPost, showPost } from './read-post.ts'
import { datesTurned, otherPost, welfareTurned } from './words.ts'

/** The client's id makes a retry the same post. Throws `unknown` for a community that is not there, `invalid` for dates the wrong way round, `conflict` for the same id with other content. */
export async function createPost(ctx: Ctx, input: CreatePost): Promise<Post> {
  const post: PostRecord = { ...input, version: 1, sent: hashOf(input) }
  await check(ctx, post, [])
  const made = recordChange(ctx, async () => ({ writes: [putPost(ctx, post)], act: 'post.created', subject: post.id, detail: { name: post.name, kind: post.kind }, answer: undefined }))
  if (await held(made)) return showPost(post)
  const known = await findPost(ctx, input.id)
  if (known?.sent !== post.sent) throw otherPost()
  return showPost(known)
}

/** The audit says what each changed field was and is. Throws `unknown`, `invalid`, and a conflict over another version. */
export async function changePost(ctx: Ctx, id: PostId, { version, ...change }: ChangePost): Promise<Post> {
  const before = await readPost(ctx, id)
  const fields = (Object.keys(change) as (keyof typeof change)[]).filter((field) => change[field] !== undefined && !isDeepStrictEqual(before[field], change[field])).toSorted()
  if (fields.length === 0) return showPost(before)
  const after = changed(before, version, change)
  await check(ctx, after, before.requirements.certificates)
  const made = recordChange(ctx, async () => ({ writes: [putPost(ctx, after)], act: 'post.changed', subject: id, detail: valuesOf(after, fields), before: valuesOf(before, fields), answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return showPost(after)
}

/** What a post asked before may stay, whatever became of the kind since. */
async function check(ctx: Ctx, { from, to, welfare, community, requirements }: PostRecord, askedBefore: readonly string[]): Promise<void> {
  if (to !== null && to < from) throw datesTurned()
  if (welfare && welfare.to < welfare.from) throw welfareTurned()
  if (community) await communityOf(ctx, community)
  await checkCertificates(ctx, requirements.certificates.filter((required) => !askedBefore.includes(required)))
}

/** A requirement that no certificate can meet would keep everybody from the post. Throws `invalid`. */
async function checkCertificates(ctx: Ctx, asked: readonly string[]): Promise<void> {
  if (asked.length === 0) return
  const kinds = await everyKind(ctx)
  for (const { kind, level } of asked.map(splitRequired)) {
    const known = kindIn(kinds, kind)
    if (level !== null) checkLevel(known, level)
  }
}
