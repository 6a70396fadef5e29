import type { Period } from '../calendar.ts'
import { conflict, type Fault, invalid, refused } from '../faults.ts'
import { yuan } from '../money.ts'

export const otherScheme = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一项补贴政策，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another scheme. Nothing was saved. Reload the page and fill it in anew.' })
export const datesTurned = (): Fault => invalid('to', { zh: '最后一个月早于第一个月，没有保存。', en: 'The last month is before the first. Nothing was saved.' })
export const fixedNeeded = (): Fault => invalid('fixedFen', { zh: '定额补贴要填每月金额，没有保存。', en: 'A fixed subsidy needs its amount a month. Nothing was saved.' })
export const rateTooEarly = (last: Period): Fault => refused('rate-too-early', { zh: `已有自 ${last} 起的标准，新标准要从更晚的月份开始，没有保存。用过的标准不能改。`, en: `There is a rate from ${last}; a new one begins later. Nothing was saved. A rate that was used is not changed.` })
export const changedMeanwhile = (): Fault => conflict('changed', { zh: '刚有别人改动过，没有保存。请刷新后再看。', en: 'Somebody changed it meanwhile. Nothing was saved. Reload and look again.' })

export const tooManyMonths = (most: number): Fault => invalid('to', { zh: `一次最多 ${most} 个月，且结束月份不早于开始月份。`, en: `At most ${most} months at once, and the last not before the first.` })
export const monthToCome = (): Fault => invalid('month', { zh: '这个月还没有开始，没有保存。', en: 'That month is still to come. Nothing was saved.' })
export const nothingToClaim = (): Fault => refused('nothing-to-claim', { zh: '这些月份里没有可以申报的人，没有保存。请看每个人每个月的原因。', en: 'Nobody can be claimed for in these months. Nothing was saved. Each person’s month says why.' })
export const tooManyLines = (count: number, most: number): Fault => refused('too-many-lines', { zh: `共 ${count} 行，一次申报最多 ${most} 行，没有保存。请按月或按人分几次申报。`, en: `${count} lines; a claim takes ${most} at most. Nothing was saved. Claim by month, or in parts of people.` })
export const otherTotal = (nowFen: number): Fault => conflict('other-total', { zh: `现在可申报 ${yuan(nowFen)} 元，与页面上的不同，没有保存。请刷新后核对。`, en: `By now it comes to ${yuan(nowFen)} yuan, other than the page said. Nothing was saved. Reload and compare.` })
export const otherClaim = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一次申报，没有保存。请刷新页面后重新办理。', en: 'This id belongs to another claim. Nothing was saved. Reload the page and begin anew.' })

export const otherReceipt = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一笔到账，没有保存。请刷新后核对。', en: 'This id belongs to another receipt. Nothing was saved. Reload and compare.' })
export const notThatDay = (): Fault => invalid('on', { zh: '到账日期不能晚于今天，没有保存。', en: 'The money cannot have come after today. Nothing was saved.' })
export const referenceNeeded = (): Fault => invalid('reference', { zh: '有到账金额，请填银行流水号，没有保存。', en: 'Money came, so fill in the bank’s reference. Nothing was saved.' })
export const transferKnown = (reference: string): Fault => conflict('transfer-known', { zh: `流水号 ${reference} 的到账已登记过，没有重复保存。`, en: `The transfer ${reference} was recorded before. It was not saved again.` })
export const noSuchLine = (period: Period): Fault => invalid('lines', { zh: `申报里没有这个人 ${period} 的一行，或写了两次，没有保存。`, en: `The claim has no line of that person for ${period}, or it stands twice. Nothing was saved.` })
export const lineSettled = (name: string, period: Period): Fault => refused('line-settled', { zh: `${name} ${period} 已登记过结果，没有保存。`, en: `What came of ${period} for ${name} is recorded already. Nothing was saved.` })
export const reasonNeeded = (name: string, period: Period): Fault => invalid('reason', { zh: `${name} ${period} 与申报金额不同，请写原因，没有保存。`, en: `${period} for ${name} differs from what was claimed; say why. Nothing was saved.` })
export const otherSum = (cameFen: number, linesFen: number): Fault =>
  refused('other-sum', { zh: `到账 ${yuan(cameFen)} 元，各行合计 ${yuan(linesFen)} 元，相差 ${yuan(cameFen - linesFen)} 元，没有保存。请按银行回单逐行核对。`, en: `${yuan(cameFen)} yuan came, the lines say ${yuan(linesFen)}: a difference of ${yuan(cameFen - linesFen)}. Nothing was saved. Compare line by line with the bank’s slip.` })

export const fileEmpty = (): Fault => invalid('file-empty', { zh: '文件里没有内容，没有保存。需要的列：姓名、月份、实发工资、工资发放日期、单位缴费、缴费日期、出勤天数。', en: 'The file is empty. Nothing was saved. It needs the columns 姓名, 月份, 实发工资, 工资发放日期, 单位缴费, 缴费日期, 出勤天数.' })
export const noHeader = (missing: string): Fault => invalid('no-header', { zh: `没有找到列“${missing}”，没有保存。`, en: `The column “${missing}” was not found. Nothing was saved.` })
export const fileTooBig = (): Fault => invalid('file-too-big', { zh: '文件太大，没有保存。一次最多 2 MB、1,000 行。', en: 'The file is too large. Nothing was saved. At most 2 MB and 1,000 rows at once.' })
