import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault, refused, type Say } from '../faults.ts'

const join = (says: readonly Say[], lang: 'zh' | 'en'): string => says.slice(0, 5).map((say) => say[lang]).join(lang === 'zh' ? '' : ' ')

export const otherSwap = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一次换班，没有提交。请刷新页面后重新填写。', en: 'This id belongs to another exchange. Nothing was sent. Reload the page and fill it in anew.' })
export const noShiftThen = (date: BusinessDate): Fault => refused('no-shift-then', { zh: `${date} 没有您的班，没有提交。请刷新后看最新班表。`, en: `You have no shift on ${date}. Nothing was sent. Reload to see the roster as it is.` })
export const noShiftOfOther = (date: BusinessDate): Fault => refused('no-shift-of-other', { zh: `对方 ${date} 没有这张班表里的班，没有提交。请刷新后重选。`, en: `The other one has no shift of this roster on ${date}. Nothing was sent. Reload and choose again.` })
export const withSelf = (): Fault => refused('swap-with-self', { zh: '不能和自己换班。请选一位同事。', en: 'You cannot exchange with yourself. Choose a colleague.' })
export const shiftBegun = (): Fault => refused('shift-begun', { zh: '这个班已经开始，不能再换。请联系班长。', en: 'This shift has begun and cannot be exchanged any more. Tell your foreman.' })
export const youCannot = (says: readonly Say[]): Fault => refused('you-cannot', { zh: `按规定您不能这样换，没有提交。${join(says, 'zh')}`, en: `The rules do not let you do this. Nothing was done. ${join(says, 'en')}` }, { details: says.slice(0, 20).map((say) => ({ where: 'own', say })) })
/** Why is nobody's business but theirs. */
export const otherCannot = (name: string): Fault => refused('other-cannot', { zh: `按规定 ${name} 不能这样换，没有提交。请换一个班，或找另一位同事。`, en: `The rules do not let ${name} do this. Nothing was done. Choose another shift, or ask somebody else.` })
export const rosterLacks = (says: readonly Say[]): Fault => refused('roster-lacks', { zh: `这样换后班上的人不合要求，没有提交。${join(says, 'zh')}`, en: `The shift would not be staffed as it must be. Nothing was done. ${join(says, 'en')}` })
export const rulesForbid = (says: readonly Say[]): Fault => refused('rules-forbid', { zh: `按规定不能这样换，没有批准。${join(says, 'zh')}`, en: `The rules do not allow this. It was not approved. ${join(says, 'en')}` }, { details: says.slice(0, 20).map((say) => ({ where: 'rule', say })) })
export const changedSince = (): Fault => conflict('shift-changed', { zh: '其中一个班已经变动或开始，这次换班作废，班表没有改。请看最新班表，需要时重新申请。', en: 'One of the shifts has changed or begun since, so this exchange lapsed. The roster is as it was. Look at it, and ask anew if need be.' })
export const swapOver = (): Fault => conflict('swap-over', { zh: '这次换班已经处理过，没有再改。请刷新后查看。', en: 'This exchange was dealt with already. Nothing was changed. Reload to see it.' })
export const notAgreed = (): Fault => refused('not-agreed', { zh: '对方还没有同意，不能批准。请等对方答复。', en: 'The other one has not agreed yet, so it cannot be approved. Wait for the answer.' })
export const ownSwap = (): Fault => refused('own-request', { zh: '不能批自己参与的换班。请让另一位排班员或负责人处理。', en: 'Nobody decides on their own exchange. Ask another roster clerk or the head.' })
export const shiftGone = (): Fault => conflict('open-shift-gone', { zh: '这个空班刚刚有人接了，没有排给您。请看看其他空班。', en: 'Somebody has just taken this shift, so it is not yours. See whether another is open.' })
export const busy = (): Fault => conflict('busy', { zh: '同时有多人在操作，本次没有保存。请再试一次。', en: 'Several people are doing this at the same moment. Nothing was saved. Please try again.' })
