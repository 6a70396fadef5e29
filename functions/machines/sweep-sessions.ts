import { instant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { endSession } from './end-session.ts'
import { readMachines, type SessionRecord } from './items.ts'

const everyMs = 5 * 60_000
/** A machine reports every few minutes; one that was asked to stop has this long to say so. */
const answerMs = 10 * 60_000

/** Ends sessions whose machine never reported their end: after the machine's bound, or when it does not answer a wish to stop. */
export async function sweepSessions(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'machine-sessions', everyMs))) return
  const late = (await readMachines(ctx)).filter(({ session }) => session && endingOf(ctx, session))
  await eachByItself(late, ({ id, turn, session }) => endSession(ctx, { machine: id, turn, sale: session!.sale, ending: endingOf(ctx, session!)!, also: async (now) => (endingOf(ctx, now) ? [] : undefined) }))
}

function endingOf(ctx: Ctx, { endsBy, stopAskedAt }: SessionRecord): 'asked' | 'bound' | undefined {
  if (endsBy <= instant(ctx.clock)) return 'bound'
  return stopAskedAt && before(ctx, answerMs) >= stopAskedAt ? 'asked' : undefined
}

const before = (ctx: Ctx, ms: number): Instant => new Date(ctx.clock.now().getTime() - ms).toISOString() as Instant
