import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import type { PostId } from '../ids.ts'
import { readPost } from '../posts/read-post.ts'
import { held } from '../storage/cancelled.ts'
import { allShifts, findDemand, findDemands, putDemand } from './items.ts'
import type { Demand, SetDemand } from './model.ts'
import { datesTurned, shiftUnknown, skilledBeyondNeed } from './words.ts'

/** Throws `unknown`. */
export async function getDemand(ctx: Ctx, post: PostId): Promise<Demand> {
  await readPost(ctx, post)
  return (await findDemand(ctx, post)) ?? { post, lines: [], version: 0 }
}

/** Of posts that were read already; those of which nobody has said anything are left out. */
export const demandsOf = (ctx: Pick<Ctx, 'store'>, posts: readonly PostId[]): Promise<Demand[]> => findDemands(ctx, posts)

/** All lines at once, over the version that the screen showed; the same again changes nothing. Throws `unknown`, `invalid`, and a conflict. */
export async function setDemand(ctx: Ctx, post: PostId, { lines, version }: SetDemand): Promise<Demand> {
  const before = await getDemand(ctx, post)
  if (isDeepStrictEqual(before.lines, lines)) return before
  if (before.version !== version) throw changedMeanwhile()
  const shifts = new Set((await allShifts(ctx)).map(({ id }) => id))
  const where = (wrong: (line: SetDemand['lines'][number]) => boolean) => lines.flatMap((line, at) => (wrong(line) ? [{ where: `lines.${at}`, say: { zh: `第 ${at + 1} 行`, en: `line ${at + 1}` } }] : []))
  const unknownShifts = where(({ shift }) => !shifts.has(shift))
  if (unknownShifts.length > 0) throw shiftUnknown(unknownShifts)
  const beyond = where(({ skilled, need }) => skilled !== null && skilled.need > need)
  if (beyond.length > 0) throw skilledBeyondNeed(beyond)
  if (lines.some(({ from, to }) => from !== null && to !== null && to < from)) throw datesTurned()
  const after: Demand = { post, lines, version: version + 1 }
  const made = recordChange(ctx, async () => ({ writes: [putDemand(ctx, after)], act: 'demand.set', subject: post, detail: { lines: lines.length }, before: { lines: before.lines.length }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return after
}
