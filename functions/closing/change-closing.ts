import { recordChange } from '../audit/record-change.ts'
import type { Act, AuditDetail } from '../audit/model.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import type { Closing, ClosingStep } from './model.ts'
import { changedMeanwhile } from './words.ts'

export type Decided = { readonly writes: readonly Write[]; readonly closing: Closing; readonly act: Act; readonly detail?: AuditDetail }

/**
 * An act on a closing, with its row in the audit log in the same transaction. Audited acts of a tenant happen one after another, and `decide` is
 * asked after the chain was read: two acts on closings never pass each other, which is what keeps months closed in order.
 */
export async function changeClosing(ctx: Ctx, decide: () => Promise<Decided | Closing>): Promise<Closing> {
  try {
    return await recordChange(ctx, async () => {
      const decided = await decide()
      return 'writes' in decided ? { writes: decided.writes, act: decided.act, subject: decided.closing.period, detail: { version: decided.closing.version, ...decided.detail }, answer: decided.closing } : { answer: decided }
    })
  } catch (error) {
    if (error instanceof ConditionFailed) throw changedMeanwhile()
    throw error
  }
}

export async function stepOf(ctx: Ctx, what: ClosingStep['what'], note?: string): Promise<ClosingStep> {
  return { what, at: instant(ctx.clock), who: await personOf(ctx), by: ctx.actor.name, ...(note ? { note } : {}) }
}
