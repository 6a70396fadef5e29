import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import type { FeeItemId } from '../ids.ts'
import { communityOf } from './estate.ts'
import { checkVersion, feeItemOn, sameContent } from './fee-item.ts'
import { insertFeeVersion, readFeeRule } from './items.ts'
import type { CreateFeeItem, FeeItem, FeeVersion } from './model.ts'

/** A new fee item with its first version. With a client-made `id` a retry answers the same item. F1: refused outside the price band. */
export async function createFeeItem(ctx: Ctx, input: CreateFeeItem): Promise<FeeItem> {
  const { basis, fund, community, name, from, rates, band } = input
  if (community) await communityOf(ctx, community)
  const version: FeeVersion = { version: 1, from, ended: false, name, rates, band }
  checkVersion(version, basis)
  const rules = { id: input.id ?? (ctx.ids.short() as FeeItemId), basis, fund, community }
  if (!(await insertFeeVersion(ctx, rules, version))) return answerAgain(ctx, rules.id, version)
  return feeItemOn({ ...rules, versions: [version] }, today(ctx.clock))
}

async function answerAgain(ctx: Ctx, id: FeeItemId, version: FeeVersion): Promise<FeeItem> {
  const known = await readFeeRule(ctx, id)
  if (known && sameContent(known.versions[0]!, version)) return feeItemOn(known, today(ctx.clock))
  throw conflict('id-taken', { zh: '这个编号已用于另一个收费项目，没有保存。', en: 'This id belongs to another fee item. Nothing was saved.' })
}
