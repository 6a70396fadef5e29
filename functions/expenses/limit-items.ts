import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'

export type LimitRecord = { readonly from: BusinessDate; readonly limitFen: number; readonly source: string; readonly by: string; readonly at: Instant }

const limitsMax = 500

/** By the day from which each holds, the first one first. */
export async function allLimits({ store }: Pick<Ctx, 'store'>): Promise<LimitRecord[]> {
  const found: LimitRecord[] = []
  for await (const { from, limitFen, source, by, at } of store.all<LimitRecord & Key>({ pk: keys.root(store.tenant), begins: 'EXPENSELIMIT#', consistent: true }, { bound: limitsMax })) found.push({ from, limitFen, source, by, at })
  return found
}

/** What is set for a day that has not come may be set anew. */
export const putLimit = ({ tenant }: Pick<Ctx, 'tenant'>, limit: LimitRecord): Write => ({ put: { ...limit, ...keys.expenseLimit(tenant, limit.from) } })

/** In force on a day; null = none was ever set. */
export const limitOn = (limits: readonly LimitRecord[], day: BusinessDate): number | null => limits.findLast(({ from }) => from <= day)?.limitFen ?? null
