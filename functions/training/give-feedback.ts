import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { TrainingSessionId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { minutesAttended } from './attendance-rules.ts'
import type { GiveFeedback } from './learner-model.ts'
import { readSession, spanOf } from './read-session.ts'
import { feedbackOf, findSeat, putFeedback, putSeat } from './seat-items.ts'
import { type FeedbackSum, sumFeedback } from './session-rules.ts'
import { busy, notHeard } from './words.ts'

const attemptsMax = 8

/**
 * What somebody thought of a session they attended, once. The seat knows THAT it was said; what was said stands elsewhere, under a name by chance
 * and without a time, so that nobody can lay the two side by side. Said again it changes nothing.
 */
export async function giveFeedback(ctx: Ctx, id: TrainingSessionId, said: GiveFeedback): Promise<void> {
  const { id: person } = await ownPerson(ctx)
  const session = await readSession(ctx, id)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const seat = await findSeat(ctx, id, person)
    if (!seat) throw unknown(`no seat of ${person} in ${id}`)
    if (minutesAttended(spanOf(session), seat.marks) === 0) throw notHeard()
    if (seat.said) return
    if (await held(ctx.store.transact([putSeat(ctx, { ...seat, said: true, version: seat.version + 1 }), putFeedback(ctx, id, ctx.ids.short(), said)]))) return
  }
  throw busy()
}

export async function getFeedback(ctx: Ctx, id: TrainingSessionId): Promise<{ feedback: FeedbackSum | null }> {
  await readSession(ctx, id)
  return { feedback: sumFeedback(await feedbackOf(ctx, id)) ?? null }
}
