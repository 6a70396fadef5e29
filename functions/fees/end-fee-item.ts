import { addDays } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { FeeItemId } from '../ids.ts'
import { addVersion } from './change-fee-item.ts'
import { readFeeRule } from './items.ts'
import type { EndFeeItem, FeeItem } from './model.ts'

/** Charges the item up to `lastDay` and not after. The same end again answers the same. */
export async function endFeeItem(ctx: Ctx, id: FeeItemId, { lastDay }: EndFeeItem): Promise<FeeItem> {
  const rules = await readFeeRule(ctx, id)
  if (!rules) throw unknown(`fee item ${id}`)
  const last = rules.versions.at(-1)!
  return addVersion(ctx, rules, { ...last, version: last.version + 1, from: addDays(lastDay, 1), ended: true })
}
