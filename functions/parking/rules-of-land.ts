import type { BusinessDate } from '../calendar.ts'
import { invalid, refused } from '../faults.ts'
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
