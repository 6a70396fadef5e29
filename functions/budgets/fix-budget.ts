import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { showBudget } from './get-budget.ts'
import { type BudgetRecord, putBudget, putVersion, readBudget } from './items.ts'
import type { Budget, Fixed, FixBudget } from './model.ts'
import { changedMeanwhile, nothingToFix, secondPerson } from './words.ts'

/** The head's word: what was entered is the budget from now on. A fixed budget is changed by two people (S2). The same again changes nothing. */
export async function fixBudget(ctx: Ctx, { year, revision }: FixBudget): Promise<Budget> {
  const who = await personOf(ctx)
  try {
    const saved = await recordChange(ctx, async () => {
      const before = await readBudget(ctx, year)
      if (before?.fixedRevision === revision) return { answer: before }
      if (!before?.draft) throw nothingToFix()
      if (before.revision !== revision) throw changedMeanwhile()
      if (before.fixed && before.draft.by === who) throw secondPerson()
      const { by: _, ...entered } = before.draft
      const fixed: Fixed = { version: (before.fixed?.version ?? 0) + 1, ...entered, fixedBy: ctx.actor.name, fixedAt: instant(ctx.clock) }
      const after: BudgetRecord = { year, revision: revision + 1, draft: null, fixed, fixedRevision: revision }
      return { writes: [putBudget(ctx, after), putVersion(ctx, year, fixed)], act: 'budget.fixed', subject: year, detail: { version: fixed.version, enteredBy: entered.enteredBy, note: entered.note }, answer: after }
    })
    return showBudget(ctx, year, saved)
  } catch (error) {
    throw error instanceof ConditionFailed ? changedMeanwhile() : error
  }
}
