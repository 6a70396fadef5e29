import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { feeItemOn } from './fee-item.ts'
import { readFeeRules } from './items.ts'
import type { FeeItem } from './model.ts'

const stateOrder = { active: 0, coming: 1, ended: 2 } as const

/** Every fee item with all its versions: those in force first, then by name. */
export async function listFeeItems(ctx: Ctx): Promise<{ items: FeeItem[] }> {
  const day = today(ctx.clock)
  const items = (await readFeeRules(ctx)).map((rules) => feeItemOn(rules, day))
  items.sort((a, b) => stateOrder[a.state] - stateOrder[b.state] || a.name.zh.localeCompare(b.name.zh, 'zh'))
  return { items }
}
