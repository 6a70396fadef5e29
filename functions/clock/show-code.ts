import type { Ctx } from '../context.ts'
import type { PostId } from '../ids.ts'
import { qrPath } from '../paper/qr-path.ts'
import { readPost } from '../posts/read-post.ts'
import { turnMs } from '../training/scan-code.ts'
import { clockCodeOf } from './clock-code.ts'
import { show } from './clock-codes.ts'
import { findCode } from './items.ts'
import type { ClockCode } from './model.ts'
import { noCodeYet } from './words.ts'

/** To print and hang up, or for a screen that asks again when it runs out. Throws `unknown`, `refused`. */
export async function getClockCode(ctx: Ctx, id: PostId): Promise<ClockCode> {
  const [post, code] = await Promise.all([readPost(ctx, id), findCode(ctx, id)])
  if (!code) throw noCodeYet()
  const nowMs = ctx.clock.now().getTime()
  const link = `${ctx.site.url}/staff/clock/${clockCodeOf(code, nowMs)}`
  const { modules, rects } = qrPath(link)
  return { ...show(code, post.point !== null), postName: post.name, link, qr: { modules, rects: rects.map(([x, y, width, height]) => [x, y, width, height]) }, secondsLeft: code.mode === 'screen' ? Math.ceil((turnMs - (nowMs % turnMs)) / 1000) : null }
}
