import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Draft, Fixed } from './model.ts'

/** `by`: who entered it, for the second person. `fixedRevision`: the revision whose draft was fixed last, so that a retry is known. */
export type BudgetRecord = { readonly year: string; readonly revision: number; readonly draft: (Draft & { readonly by: string }) | null; readonly fixed: Fixed | null; readonly fixedRevision: number | null }

/** A budget is fixed anew a few times a year. */
export const versionsMax = 200

export const readBudget = ({ store }: Pick<Ctx, 'store'>, year: string): Promise<BudgetRecord | undefined> => store.get<BudgetRecord & Key>(keys.budget(store.tenant, year), { consistent: true })

export const putBudget = ({ store }: Pick<Ctx, 'store'>, budget: BudgetRecord): Write => ({
  put: { ...budget, ...keys.budget(store.tenant, budget.year) },
  if: budget.revision === 1 ? 'absent' : { expr: 'revision = :before', values: { ':before': budget.revision - 1 } },
})

/** What was once fixed stays as it was. */
export const putVersion = ({ store }: Pick<Ctx, 'store'>, year: string, fixed: Fixed): Write => ({ put: { ...fixed, ...keys.budgetVersion(store.tenant, year, fixed.version) }, if: 'absent' })

export async function versionsOf({ store }: Pick<Ctx, 'store'>, year: string): Promise<Fixed[]> {
  const found: Fixed[] = []
  for await (const { pk: _, sk: __, ...fixed } of store.all<Fixed & Key>({ pk: keys.root(store.tenant), begins: `BUDGET#${year}#`, consistent: true }, { bound: versionsMax })) found.push(fixed)
  return found
}
