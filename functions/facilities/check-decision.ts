import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { carries } from './decision-model.ts'
import type { Facility } from './model.ts'
import { decisionFails, decisionNeeded, decisionToCome } from './words.ts'

/** C1: what stands on common parts is in use only by a decision of the owners that carried. One that is planned or gone may lack it. */
export function checkDecision(ctx: Pick<Ctx, 'clock'>, { ownership, decision, state }: Pick<Facility, 'ownership' | 'decision' | 'state'>): void {
  if (decision && decision.decidedOn > today(ctx.clock)) throw decisionToCome()
  if (ownership !== 'owners-common' || state === 'planned' || state === 'closed') return
  if (!decision) throw decisionNeeded()
  if (!carries(decision)) throw decisionFails(decision)
}
