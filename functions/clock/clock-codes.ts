import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PostId } from '../ids.ts'
import { readPost } from '../posts/read-post.ts'
import { held } from '../storage/cancelled.ts'
import { type CodeRecord, findCode, putCode } from './items.ts'
import type { ClockCodeState, MakeClockCode } from './model.ts'
import { codeChanged } from './words.ts'

/** Makes the code of a post, or changes how it is shown; a fresh one makes what hangs worthless. The same again changes nothing. Throws `unknown`, `conflict`. */
export async function makeClockCode(ctx: Ctx, post: PostId, { mode, radiusM, anew, version }: MakeClockCode): Promise<ClockCodeState> {
  const place = await readPost(ctx, post)
  const before = await findCode(ctx, post)
  const same = before?.mode === mode && before.radiusM === radiusM
  const now = before?.version ?? 0
  if (before && same && (now === version + 1 || (now === version && !anew))) return show(before, place.point !== null)
  if (now !== version) throw codeChanged()
  const fresh = anew || !before
  const code: CodeRecord = { post, mode, radiusM, secret: fresh ? ctx.ids.secret() : before.secret, serial: (before?.serial ?? 0) + (fresh ? 1 : 0), madeAt: fresh ? instant(ctx.clock) : before.madeAt, version: version + 1 }
  const made = recordChange(ctx, async () => ({ writes: [putCode(ctx, code)], act: 'clock-code.made', subject: post, detail: { mode, radiusM, fresh }, answer: undefined }))
  if (!(await held(made))) throw codeChanged()
  return show(code, place.point !== null)
}

export const show = ({ post, mode, radiusM, madeAt, version }: CodeRecord, hasPlace: boolean): ClockCodeState => ({ post, mode, radiusM, madeAt, hasPlace, version })
