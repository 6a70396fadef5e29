import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault, invalid, refused, type Say } from '../faults.ts'
import { yuan } from '../money.ts'
import type { HireFault, MinimumWage } from './contract-rules.ts'

/** What the law has against each, and where in the form it stands. */
const said: Readonly<Record<HireFault, { readonly where: string; readonly say: Say }>> = {
  dates: { where: 'to', say: { zh: '结束日期早于开始日期。', en: 'The last day is before the first.' } },
  'end-needed': { where: 'to', say: { zh: '固定期限合同和劳务协议要写结束日期。', en: 'A fixed-term contract or a service agreement needs its last day.' } },
  'no-end': { where: 'to', say: { zh: '无固定期限合同没有结束日期，请删去。', en: 'An open-ended contract has no last day; take it out.' } },
  probation: { where: 'probationMonths', say: { zh: '试用期超过合同期限所允许的：不满三个月不得约定，不满一年最多 1 个月，不满三年最多 2 个月，三年以上和无固定期限最多 6 个月；非全日制和劳务关系不得约定（劳动合同法第十九条、第七十条）。', en: 'The probation is longer than the contract allows: none under 3 months, 1 month under a year, 2 under 3 years, else 6; none in part time or service (Labour Contract Law art. 19, 70).' } },
  'probation-again': { where: 'probationMonths', say: { zh: '同一用人单位与同一劳动者只能约定一次试用期（劳动合同法第十九条）。', en: 'One employer and one worker agree on a probation once only (Labour Contract Law art. 19).' } },
  hours: { where: 'hours', say: { zh: '工时超过上限：标准工时每天 8 小时、每周 44 小时；综合工时每天不超过 12 小时。', en: 'More hours than allowed: 8 a day and 44 a week in standard hours, 12 a day in averaged ones.' } },
  'part-time-hours': { where: 'hours', say: { zh: '非全日制平均每天不超过 4 小时、每周不超过 24 小时。', en: 'Part time is at most 4 hours a day and 24 a week on average.' } },
  'hours-system': { where: 'hours', say: { zh: '工时制度与合同种类不一致：非全日制合同用非全日制工时，其他合同不用。', en: 'Hours and contract do not agree: part-time hours go with a part-time contract, and with no other.' } },
  'averaged-approval': { where: 'averagedApproval', say: { zh: '综合计算工时和不定时工作制须有人社部门批准，请填批准文号。', en: 'Averaged or free hours need the labour office’s approval; fill in its number.' } },
  'pay-per': { where: 'pay', say: { zh: '劳动合同按月约定工资。', en: 'A labour contract names the pay of a month.' } },
  'minimum-wage': { where: 'pay', say: { zh: '工资低于当地当日最低工资。', en: 'The pay is below the place’s minimum wage on that day.' } },
  retired: { where: 'kind', say: { zh: '到这一天已达法定退休年龄，不能再订劳动合同。请改为劳务关系：不缴社会保险，另办意外险。', en: 'By that day the legal age of retirement is reached, so there can be no labour contract. Choose a service relation: no social insurance, but accident insurance.' } },
  'not-retired': { where: 'kind', say: { zh: '还没有到法定退休年龄，应订劳动合同或非全日制合同，不能按劳务关系办。', en: 'The age of retirement is not reached: this is a labour or part-time contract, not a service relation.' } },
  'insurance-from': { where: 'insuranceFrom', say: { zh: '参保日期早于开始日期。', en: 'The insurance begins before the first day.' } },
}

export function againstLaw(faults: readonly HireFault[], wage: MinimumWage | undefined): Fault {
  const details = faults.map((fault) => (fault === 'minimum-wage' && wage ? { where: 'pay', say: belowWage(wage) } : said[fault]))
  return invalid('hire-terms', { zh: `有 ${faults.length} 处不符合规定，没有保存。请按下面所列逐处修改。`, en: `${faults.length} of the terms cannot stand. Nothing was saved. Change each as said below.` }, { details })
}

const belowWage = ({ place, from, monthlyFen, hourlyFen, source }: MinimumWage): Say => ({
  zh: `工资低于${place}自 ${from} 起的最低工资：每月 ${yuan(monthlyFen)} 元、每小时 ${yuan(hourlyFen)} 元（${source}）。`,
  en: `The pay is below the minimum wage of ${place} from ${from}: ${yuan(monthlyFen)} yuan a month, ${yuan(hourlyFen)} an hour (${source}).`,
})

export const otherHire = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一次录用，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another hire. Nothing was saved. Reload the page and fill it in anew.' })
export const personGone = (): Fault => refused('person-gone', { zh: '此人的登记已撤回或删除，不能录用，没有保存。请先重新登记。', en: 'This person withdrew or was erased. Nothing was saved. Register them anew first.' })
export const postShut = (): Fault => refused('post-shut', { zh: '这个岗位在开始日期还没有设立，或已撤销，没有保存。请换岗位或改日期。', en: 'The post is not there on the first day. Nothing was saved. Choose another post or day.' })
export const postFull = (headcount: number): Fault => refused('post-full', { zh: `岗位定员 ${headcount} 人，到开始日期已满，没有保存。请换岗位、改开始日期，或先增加定员。`, en: `The post has ${headcount} places and all are taken on the first day. Nothing was saved. Choose another post or day, or raise the headcount.` })
export const works = (): Fault => refused('works-already', { zh: '此人在开始日期仍在职，没有保存。请先办理原合同的终止，或改开始日期。', en: 'This person still works under another hire on the first day. Nothing was saved. End that one first, or choose a later day.' })
export const workedMeanwhile = (): Fault => conflict('works-since', { zh: '此人之后已另有录用，这份合同不能再改，没有保存。', en: 'This person was hired anew since, so this contract cannot change. Nothing was saved.' })
export const seatGiven = (): Fault => refused('post-full', { zh: '岗位到原结束日期后已安排给别人，不能延长，没有保存。请先增加定员或换岗位。', en: 'After the day agreed so far the place is somebody else’s. Nothing was saved. Raise the headcount, or change the post first.' })
export const ended = (on: BusinessDate): Fault => refused('ended', { zh: `合同已于 ${on} 终止，没有改动。如再次录用，请另办录用。`, en: `The contract ended on ${on}. Nothing was changed. To take the person on again, make a new hire.` })
export const notEnded = (): Fault => refused('not-ended', { zh: '合同还没有终止，没有改动。', en: 'The contract has not ended. Nothing was changed.' })
export const endsBefore = (): Fault => invalid('on', { zh: '终止日期早于开始日期，没有保存。', en: 'The last day is before the first. Nothing was saved.' })
export const endsAfter = (to: BusinessDate): Fault => refused('after-end', { zh: `合同到 ${to} 为止，终止日期不能更晚，没有保存。继续工作请先办延长。`, en: `The contract runs until ${to}, so it cannot end later. Nothing was saved. If work goes on, extend it first.` })
export const changeOutside = (): Fault => invalid('from', { zh: '生效日期不在合同期内，没有保存。', en: 'The day from which it holds is outside the contract. Nothing was saved.' })
export const notLonger = (): Fault => invalid('to', { zh: '延长后的结束日期要晚于原结束日期，没有保存。提前结束请办终止。', en: 'An extension ends later than before. Nothing was saved. To end it earlier, end the hire.' })
export const notYetThat = (): Fault => invalid('on', { zh: '日期还没有到，没有保存。', en: 'That day is still to come. Nothing was saved.' })
export const noSuchStep = (): Fault => refused('no-step', { zh: '这次离职没有这一项，没有改动。', en: 'This leaving has no such step. Nothing was changed.' })
export const changedMeanwhile = (): Fault => conflict('changed', { zh: '刚有别人改动过，没有保存。请刷新后再看。', en: 'Somebody changed it meanwhile. Nothing was saved. Reload and look again.' })
export const tooManyScans = (most: number): Fault => refused('too-many-files', { zh: `每种材料最多 ${most} 个扫描件，没有保存。`, en: `At most ${most} scans of each kind of paper. Nothing was saved.` })
export const wageSetAlready = (): Fault => conflict('wage-set', { zh: '这个地方这一天起的最低工资已登记过，没有保存。已用过的标准不能改。', en: 'The minimum wage of that place from that day is entered already. Nothing was saved. A rate that was used is not changed.' })
export const whichPlace = (places: readonly string[]): Fault =>
  invalid('place', { zh: `没有这个地方的最低工资，没有保存。已登记的有：${places.join('、')}。`, en: `No minimum wage is entered for that place. Nothing was saved. There are: ${places.join(', ')}.` })
