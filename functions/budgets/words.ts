import { conflict, type Fault, invalid, refused } from '../faults.ts'

export const changedMeanwhile = (): Fault =>
  conflict('changed-meanwhile', { zh: '预算在您打开之后已被别人改动，这次没有保存。请刷新页面，核对后再保存。', en: 'Somebody has changed the budget since you opened it. Nothing was saved. Reload the page, compare and save again.' })

/** S2. */
export const secondPerson = (): Fault =>
  refused('second-person', { zh: '已定稿的预算，改动须由填报人以外的负责人定稿，没有改动。用自己创建的接口令牌办理，仍算本人。', en: 'A change of a fixed budget is fixed by a head who did not enter it; nothing was changed. A token that you made counts as you.' })

export const nothingToFix = (): Fault => refused('nothing-to-fix', { zh: '没有待定稿的预算，没有改动。请先填报并保存。', en: 'There is no draft to fix; nothing was changed. Enter a budget and save it first.' })

export const needsReason = (): Fault => invalid('needs-reason', { zh: '预算已定稿，改动须写明原因，没有保存。', en: 'The budget is fixed: say why it is to be changed. Nothing was saved.' })
