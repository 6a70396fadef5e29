import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { invalid, refused, unknown } from '../faults.ts'
import { feeRulesOf } from '../fees/fee-rules-of.ts'
import type { FeeItemId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { carries, type Decision, type Land } from './model.ts'

/** What the owners' land earns is the owners' (Civil Code Art. 282); what is not theirs never lands in their fund by a slip of the pen. */
export function checkFund(land: Land, fund: Fund): void {
  if ((land === 'shared') === (fund === 'OWNERS_COMMON')) return
  throw invalid('wrong-fund', {
    zh: '业主共有场地的收入归业主公共收益，其他场地的收入不归业主公共收益，没有保存。请检查土地权属和资金属性。',
    en: "What shared land earns belongs to the owners' common income, and nothing else does. Nothing was saved. Check whose land it is and the fund.",
  })
}

/** A decision that did not carry on its day, or lies ahead, is no decision. */
export function checkDecision(decision: Decision | null, today: BusinessDate): void {
  if (!decision) return
  if (decision.date > today) throw invalid('decision-ahead', { zh: '业主决定的日期晚于今天，没有保存。请检查日期。', en: 'The date of the decision lies ahead. Nothing was saved. Check the date.' })
  if (!carries(decision)) {
    throw refused('decision-not-carried', {
      zh: '同意比例不够：2021 年起须经参与表决面积和人数各四分之三以上同意，此前须各过半数，没有保存。请检查比例和日期。',
      en: 'The ratio is not enough: since 2021 it takes three quarters of those who took part, by area and by heads; before that over half of both. Nothing was saved. Check the ratio and the date.',
    })
  }
}

/** Permits are priced by an item per permit, of the fund that the area earns for. */
export async function checkPermitItem(ctx: Ctx, item: FeeItemId | null, fund: Fund): Promise<void> {
  if (!item) return
  const rules = await feeRulesOf(ctx, item)
  if (!rules) throw unknown(`fee item ${item}`)
  if (rules.basis === 'per-permit' && rules.fund === fund) return
  throw invalid('wrong-permit-item', {
    zh: '月卡价格须选“按月卡”计费、且资金属性与车场相同的收费项目，没有保存。',
    en: 'The price of permits is a fee item per permit, of the same fund as the area. Nothing was saved.',
  })
}
