import { conflict, type Fault, type FaultDetail, refused } from '../faults.ts'
import { yuan } from '../money.ts'
import type { Claim } from './claim-items.ts'

const nothing = { zh: '没有改动。', en: 'Nothing was changed.' }

/** Somebody was faster with a line or a voucher. */
export const taken = ({ by, state }: Pick<Claim, 'by' | 'state'>): Fault =>
  conflict('taken', {
    zh: `${by}已${state === 'asked' ? '为其中一笔提出差额处理，等另一人批准' : '对好其中一笔'}。${nothing.zh}请刷新后再看。`,
    en: `${by} has ${state === 'asked' ? 'asked to settle one of these with a difference; it waits for another person' : 'matched one of these already'}. ${nothing.en} Reload and look again.`,
  })

export const movedOn = (): Fault => conflict('changed', { zh: `看的这一会儿，账上有了变化。${nothing.zh}请刷新后再确认。`, en: `The books changed meanwhile. ${nothing.en} Reload, then confirm again.` })

/** `differenceFen`: lines less entries. */
export const differs = (differenceFen: number): Fault =>
  refused('differs', {
    zh: `两边相差 ${yuan(Math.abs(differenceFen))} 元（明细${differenceFen > 0 ? '多' : '少'}），不能直接对上。${nothing.zh}请再选一笔，或说明差额由谁承担，交另一人批准。`,
    en: `The two sides differ by ${yuan(Math.abs(differenceFen))} yuan (the lines are ${differenceFen > 0 ? 'more' : 'less'}). ${nothing.en} Choose another entry, or say where the difference goes and have another person approve it.`,
  })

export const nothingChosen = (): Fault => refused('nothing-chosen', { zh: `还没有选它对应的凭证或账单。${nothing.zh}请先在右边选择。`, en: `No voucher or bill is chosen for it. ${nothing.en} Choose on the right first.` })
export const noDifference = (): Fault => refused('no-difference', { zh: `两边一分不差，不用处理差额。${nothing.zh}请直接确认。`, en: `Both sides are equal to the fen; there is no difference to settle. ${nothing.en} Confirm the match itself.` })

export const severalHouseholds = (): Fault =>
  refused('several-households', {
    zh: `选的账单属于不同住户，一次只能替一户入账。${nothing.zh}请先在收款里按户登记转账，再选那些凭证。`,
    en: `These bills are of several households, and one match books for one of them. ${nothing.en} Record the transfers household by household first, then choose their vouchers.`,
  })

export const moneyOut = (): Fault => refused('money-out', { zh: `支出不能用来缴账单。${nothing.zh}请选一张付款凭证。`, en: `Money that went out pays no bill. ${nothing.en} Choose a voucher of money out.` })

export const notOfAccount = (text: string): Fault =>
  refused('not-of-account', { zh: `“${text}”没有记在这个账户上，或已被冲销。${nothing.zh}请选别的凭证。`, en: `“${text}” is not booked on this account, or was reversed. ${nothing.en} Choose another voucher.` })

export const billsTaken = (details: readonly FaultDetail[]): Fault =>
  conflict('bills-paid', { zh: `选的账单已经缴清：${details.map(({ say }) => say.zh).join('；')}。没有重复入账，没有改动。`, en: `These bills are paid already: ${details.map(({ say }) => say.en).join('; ')}. Nothing was booked twice, and nothing was changed.` }, { details })

export const monthShut = (period: string): Fault =>
  refused('month-closed', { zh: `${period} 已结账，这笔对账不能撤销。${nothing.zh}要更正请先由两人重新打开该月。`, en: `The month ${period} is closed, so this match cannot be undone. ${nothing.en} To correct it, have two people reopen the month first.` })

export const notConfirmed = (): Fault => refused('not-confirmed', { zh: `这笔对账没有生效，不用撤销。${nothing.zh}`, en: `This match does not hold; there is nothing to undo. ${nothing.en}` })
export const notWaiting = (): Fault => conflict('not-waiting', { zh: `这笔差额处理已经有结果。${nothing.zh}请刷新后再看。`, en: `This has been decided already. ${nothing.en} Reload and look again.` })
export const secondPerson = (): Fault =>
  refused('second-person', { zh: `须由另一人批准，提出的人自己不能批准；用自己创建的接口令牌办理，仍算本人。${nothing.zh}`, en: `Another person must approve this: who asked does not, nor by a token that they made. ${nothing.en}` })
export const ownAccount = (): Fault => refused('own-account', { zh: `差额不能记回这个账户自己。${nothing.zh}请选别的科目。`, en: `The difference cannot go to this very account. ${nothing.en} Choose another one.` })
export const wrongPurpose = (): Fault => refused('wrong-purpose', { zh: `用途和科目对不上。${nothing.zh}请重新选择。`, en: `This purpose does not go with the account. ${nothing.en} Choose again.` })
