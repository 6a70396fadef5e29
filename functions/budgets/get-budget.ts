import type { Ctx } from '../context.ts'
import { hasRole } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import { type BudgetRecord, readBudget, versionsOf } from './items.ts'
import type { Budget, BudgetVersions } from './model.ts'

/** What is planned for a year: the fixed budget, and what is entered and waits for a head. A year without one is empty, not unknown. */
export async function getBudget(ctx: Ctx, year: string): Promise<Budget> {
  return showBudget(ctx, year, await readBudget(ctx, year))
}

export async function showBudget(ctx: Ctx, year: string, found: BudgetRecord | undefined): Promise<Budget> {
  const { revision = 0, draft = null, fixed = null } = found ?? {}
  const mayFix = draft !== null && hasRole(ctx, 'head') && (fixed === null || draft.by !== (await personOf(ctx)))
  const { by: _, ...shown } = draft ?? { by: '' }
  return { year, revision, draft: draft ? (shown as Budget['draft']) : null, fixed, mayFix }
}

/** Every budget of the year that was ever fixed, the first one first. */
export async function listBudgetVersions(ctx: Ctx, year: string): Promise<BudgetVersions> {
  return { items: await versionsOf(ctx, year), next: null }
}
