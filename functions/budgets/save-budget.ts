import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { showBudget } from './get-budget.ts'
import { type BudgetRecord, putBudget, readBudget } from './items.ts'
import type { Budget, SaveBudget } from './model.ts'
import { changedMeanwhile, needsReason } from './words.ts'

/**
 * Enters a year's budget, or a change of it, as a draft: it counts once a head fixes it. On the revision that the person saw; the same again
 * changes nothing. Throws `conflict` when somebody else was faster.
 */
export async function saveBudget(ctx: Ctx, { year, revision, lines, note }: SaveBudget): Promise<Budget> {
  const by = await personOf(ctx)
  try {
    const saved = await recordChange(ctx, async () => {
      const before = await readBudget(ctx, year)
      const isRetry = before?.revision === revision + 1 && before.draft?.by === by && same(before.draft, { lines, note })
      if (isRetry) return { answer: before }
      if ((before?.revision ?? 0) !== revision) throw changedMeanwhile()
      if (before?.fixed && note === '') throw needsReason()
      const draft = { lines, note, enteredBy: ctx.actor.name, enteredAt: instant(ctx.clock), by }
      const after: BudgetRecord = { year, revision: revision + 1, draft, fixed: before?.fixed ?? null, fixedRevision: before?.fixedRevision ?? null }
      return { writes: [putBudget(ctx, after)], act: 'budget.entered', subject: year, detail: { lines: lines.length, revision: after.revision, note }, answer: after }
    })
    return showBudget(ctx, year, saved)
  } catch (error) {
    throw error instanceof ConditionFailed ? changedMeanwhile() : error
  }
}

const same = (one: Pick<SaveBudget, 'lines' | 'note'>, other: Pick<SaveBudget, 'lines' | 'note'>): boolean => one.note === other.note && JSON.stringify(one.lines.map(plain)) === JSON.stringify(other.lines.map(plain))

/** In one order of fields, whatever the store made of it. */
const plain = ({ fund, purpose, yearFen, monthsFen }: SaveBudget['lines'][number]) => [fund, purpose, yearFen, monthsFen]
