import { conflict, type Fault, refused } from '../faults.ts'
import { type Fund, fundNames } from '../ledger/chart.ts'
import { yuan } from '../money.ts'

export const shiftOpen = (day: string): Fault => refused('shift-open', { zh: `您 ${day} 开始的现金班次还没有清点，没有新开。请先清点交出。`, en: `Your cash shift of ${day} is not counted yet. Nothing was opened. Count and hand over first.` })
export const idTaken = (): Fault => conflict('id-taken', { zh: '这个编号已用于别的内容，没有保存。请刷新页面后重做。', en: 'This id belongs to something else. Nothing was saved. Reload the page and do it again.' })
export const alreadyCounted = (): Fault => conflict('shift-counted', { zh: '这个班次已经清点过，没有更改。', en: 'This shift has been counted. Nothing was changed.' })
export const noteNeeded = (difference: number): Fault =>
  refused('note-needed', { zh: `清点与应有金额相差 ${yuan(difference)} 元，还没有保存。请再点一次；仍不符时写明原因。`, en: `The count differs by ${yuan(difference)} yuan. Nothing was saved. Count again; if it still differs, say why.` })
export const keepTooMuch = (counted: number): Fault => refused('keep-too-much', { zh: `箱里只有 ${yuan(counted)} 元，留不了这么多备用金，没有保存。`, en: `There are only ${yuan(counted)} yuan in the box: it cannot keep that much. Nothing was saved.` })
export const notCounted = (): Fault => refused('not-counted', { zh: '这个班次还没有清点，不能接收，没有改动。', en: 'This shift is not counted yet, so nobody can take it over. Nothing was changed.' })
export const ownCash = (): Fault => refused('second-person', { zh: '现金须由另一人接收，没有改动。用自己创建的接口令牌，仍算本人。', en: 'Another person takes the cash over; nothing was changed. A token that you made counts as you.' })
export const takenBefore = (to: string): Fault => conflict('taken-before', { zh: `这笔现金已由 ${to} 接收，没有改动。`, en: `${to} has taken this cash over already. Nothing was changed.` })
export const changedMeanwhile = (): Fault => conflict('changed-meanwhile', { zh: '刚被别人改过，没有保存。请刷新后再办。', en: 'Somebody changed this meanwhile. Nothing was saved. Reload and do it again.' })
export const moreThanCash = (fund: Fund, there: number): Fault =>
  refused('more-than-cash', { zh: `账上${fundNames[fund].zh}的现金只有 ${yuan(there)} 元，存不了这么多，没有入账。请核对金额和资金。`, en: `The books have ${yuan(there)} yuan of cash in ${fundNames[fund].en}, less than this deposit. Nothing was booked. Check amount and fund.` })
export const notThatDay = (): Fault => refused('deposit-day', { zh: '存款日期还没有到，没有入账。', en: 'The day of the deposit is still to come. Nothing was booked.' })
