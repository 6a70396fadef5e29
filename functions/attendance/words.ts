import type { BusinessDate, Period } from '../calendar.ts'
import { conflict, type Fault, invalid, refused } from '../faults.ts'
import { yuan } from '../money.ts'

export const changedMeanwhile = (): Fault => conflict('changed-meanwhile', { zh: '刚才有人改动了这张考勤表，本次没有保存。请刷新后再试。', en: 'Somebody changed this sheet a moment ago. Nothing was saved. Load it again and try once more.' })
export const otherCorrection = (): Fault => conflict('id-used', { zh: '这个编号已用于另一条更正，本次没有保存。', en: 'This id is that of another correction. Nothing was saved.' })
export const outsideMonth = (month: Period): Fault => invalid('outside-month', { zh: `日期不在 ${month} 内，没有保存。`, en: `The day is not in ${month}. Nothing was saved.` }, { details: [{ where: 'date', say: { zh: `请选 ${month} 里的一天`, en: `Choose a day of ${month}` } }] })
export const dayToCome = (date: BusinessDate): Fault => invalid('day-to-come', { zh: `${date} 还没有到，不能更正。`, en: `${date} is still to come and cannot be corrected.` }, { details: [{ where: 'date', say: { zh: '请选今天或以前的日期', en: 'Choose today or a day before' } }] })
export const endsBefore = (): Fault => invalid('ends-before', { zh: '结束时间要晚于开始时间，且工作时间要长于休息，没有保存。', en: 'The end must be after the beginning, and the work longer than the break. Nothing was saved.' }, { details: [{ where: 'correction.toMinute', say: { zh: '请检查起止时间和休息分钟', en: 'Check both times and the break' } }] })
export const closedAlready = (month: Period): Fault => refused('timesheet-closed', { zh: `此人 ${month} 的考勤已关账。请先重新打开，再更正。`, en: `This person's sheet of ${month} is closed. Open it again before correcting it.` })
export const notClosed = (): Fault => refused('timesheet-open', { zh: '这张考勤表还没有关账。', en: 'This sheet is not closed.' })
export const undecidedDays = (days: readonly BusinessDate[]): Fault =>
  refused('days-undecided', { zh: `有 ${days.length} 天打卡不全或没有排班，请先由班长更正，再关账。`, en: `On ${days.length} days the clock is incomplete or nothing was planned. The foreman has to say what was so before the month is closed.` }, { details: days.map((day) => ({ where: day, say: { zh: `${day}：请更正`, en: `${day}: to be corrected` } })) })
export const monthRuns = (month: Period): Fault => refused('month-runs', { zh: `${month} 还没有过完，考勤不能关账。`, en: `${month} is not over, so its sheets cannot be closed yet.` })
export const nothingToClose = (): Fault => refused('no-contract', { zh: '此人这个月没有合同也没有出勤，不需要关账。', en: 'This person had no contract and did not work in that month, so there is nothing to close.' })
export const bookedAlready = (month: Period): Fault => refused('payroll-booked', { zh: `${month} 的工资已经申请支出，考勤表不能再打开。差额请在下个月更正。`, en: `The wages of ${month} were asked for already, so its sheets stay. Put a difference right in the next month.` })
export const sheetsMissing = (names: readonly string[]): Fault =>
  refused('sheets-missing', { zh: `还有 ${names.length} 人的考勤没有关账或有异议，工资没有申请。`, en: `${names.length} people have no closed sheet, or do not agree with it. No wages were asked for.` }, { details: names.slice(0, 50).map((name) => ({ where: name, say: { zh: `${name}：请先关账或处理异议`, en: `${name}: close the sheet, or settle the objection` } })) })
export const nobodyWorked = (month: Period): Fault => refused('nobody-worked', { zh: `${month} 没有人有工资。`, en: `Nobody has a wage for ${month}.` })
export const payrollUnknown = (month: Period): Fault => refused('payroll-not-booked', { zh: `${month} 的工资还没有申请支出。`, en: `The wages of ${month} have not been asked for yet.` })
export const wagesUnpaid = (count: number, fen: number): Fault => refused('wages-unpaid', { zh: `还有 ${count} 笔工资支出共 ${yuan(fen)} 元没有付款，付清后再交给补贴。`, en: `${count} expenses of wages, ${yuan(fen)} yuan, are not paid yet. Hand the month over when they are.` })
export const rulesTooEarly = (): Fault => refused('rules-too-early', { zh: '考勤规则只能从今天或以后生效，没有保存。', en: 'Rules can hold from today or later. Nothing was saved.' })
export const rulesTwice = (): Fault => invalid('post-twice', { zh: '同一岗位或同一假别写了两次，没有保存。', en: 'A post or a kind of leave stands twice. Nothing was saved.' })
export const wagesAsked = (count: number): Fault => refused('wages-asked', { zh: `还有 ${count} 笔工资支出在办理或已付款，请先退回或冲回，再撤销本月工资。`, en: `${count} expenses of these wages still stand. Decline them or take them back first.` })
