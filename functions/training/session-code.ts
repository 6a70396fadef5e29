import type { Ctx } from '../context.ts'
import type { TrainingSessionId } from '../ids.ts'
import { qrPath } from '../paper/qr-path.ts'
import { minutesAttended } from './attendance-rules.ts'
import type { SessionCode } from './model.ts'
import { readSession, spanOf } from './read-session.ts'
import { codeOf, type Phase, turnMs } from './scan-code.ts'
import { seatsOf } from './seat-items.ts'
import { sessionCancelled } from './words.ts'

/** What the trainer's screen shows now: a code that another one follows in half a minute, and how many are there. Throws `unknown`, `refused`. */
export async function getSessionCode(ctx: Ctx, id: TrainingSessionId, phase: Phase): Promise<SessionCode> {
  const session = await readSession(ctx, id)
  if (session.state === 'cancelled') throw sessionCancelled()
  const nowMs = ctx.clock.now().getTime()
  const link = `${ctx.site.url}/staff/training/scan/${codeOf({ session: id, secret: session.secret, phase, nowMs })}`
  const { modules, rects } = qrPath(link)
  const present = (await seatsOf(ctx, id)).filter(({ marks }) => minutesAttended(spanOf(session), marks) > 0).length
  return { link, qr: { modules, rects: rects.map(([x, y, width, height]) => [x, y, width, height]) }, secondsLeft: Math.ceil((turnMs - (nowMs % turnMs)) / 1000), present, taken: session.taken }
}
