import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { FeeItemId } from '../ids.ts'
import { checkOrder, checkVersion, feeItemOn, sameContent, versionTaken } from './fee-item.ts'
import { insertFeeVersion, readFeeRule } from './items.ts'
import type { ChangeFeeItem, FeeItem, FeeVersion } from './model.ts'
import type { FeeRules } from './price-bill.ts'

/** A new version from a date on; published bills keep theirs. The same change again answers the same. */
export async function changeFeeItem(ctx: Ctx, id: FeeItemId, input: ChangeFeeItem): Promise<FeeItem> {
  const rules = await readFeeRule(ctx, id)
  if (!rules) throw unknown(`fee item ${id}`)
  const last = rules.versions.at(-1)!
  const next: FeeVersion = {
    version: last.version + 1,
    from: input.from,
    ended: false,
    name: input.name ?? last.name,
    rates: input.rates ?? last.rates,
    band: input.band ?? last.band,
  }
  return addVersion(ctx, rules, next)
}

/** Shared with ending an item, which is a version too. */
export async function addVersion(ctx: Ctx, rules: FeeRules, next: FeeVersion): Promise<FeeItem> {
  const last = rules.versions.at(-1)!
  if (sameContent(last, next)) return feeItemOn(rules, today(ctx.clock))
  checkOrder(rules, next.from)
  if (!next.ended) checkVersion(next, rules.basis)
  const { versions, ...item } = rules
  if (!(await insertFeeVersion(ctx, item, next))) throw versionTaken(next.from)
  return feeItemOn({ ...item, versions: [...versions, next] }, today(ctx.clock))
}
