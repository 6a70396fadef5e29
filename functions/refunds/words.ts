import { conflict, type Fault, refused, type Say } from '../faults.ts'
import type { AccountEntry } from '../fees/account-entry.ts'
import { yuan } from '../money.ts'

export const otherRefund = (): Fault =>
  conflict('other-refund', { zh: '这笔退款的编号已用于另一笔内容不同的退款，这次没有保存。请刷新页面后重新填写。', en: 'The id of this refund belongs to another refund with other content. Nothing was saved. Reload the page and fill it in anew.' })

/** M7. */
export const aboveLeft = (leftFen: number): Fault =>
  refused('above-left', { zh: `这笔收款最多还能退 ${yuan(leftFen)} 元，没有保存。请改小金额。`, en: `At most ${yuan(leftFen)} yuan of this payment can still be refunded. Nothing was saved. Lower the amount.` })

export const aboveCredit = (creditFen: number, heldFen: number): Fault =>
  refused('above-credit', { zh: `该户预存可退 ${yuan(creditFen)} 元，不够这笔退款，没有保存。${heldFen ? `另有 ${yuan(heldFen)} 元因银行争议暂不能动。` : ''}请改小金额，或从账单退。`, en: `${yuan(creditFen)} yuan of the household’s credit can be refunded, less than this refund. Nothing was saved. ${heldFen ? `Another ${yuan(heldFen)} yuan are held until a dispute with the bank is decided. ` : ''}Lower the amount, or refund from bills.` })

export const aboveBills = (leftFen: number): Fault =>
  refused('above-bills', { zh: `这笔收款用于账单、还没退的只有 ${yuan(leftFen)} 元，没有保存。请改小金额，或从预存退。`, en: `Only ${yuan(leftFen)} yuan of this payment stand on bills and are not given back. Nothing was saved. Lower the amount, or refund from the credit.` })

export const wasReversed = (): Fault => refused('reversed', { zh: '这笔收款已经冲销，不能退款，没有保存。', en: 'This payment was reversed: there is nothing to refund. Nothing was saved.' })
export const isDisputed = (): Fault =>
  refused('disputed', { zh: '付款人正通过银行追回这笔款，退款会付两次，没有保存。请等争议有结果。', en: 'The payer is claiming this payment back through the bank; a refund would pay it twice. Nothing was saved. Wait for the dispute to end.' })

export const bankGaveBack = (): Fault =>
  refused('bank-gave-back', { zh: '付款人已通过银行拿回这笔款，再付就付了两次，没有改动。请转为预存，再由负责人或财务核对。', en: 'The payer has got this money back through the bank; it would be paid twice. Nothing was changed. Keep it as credit, and have a head or finance officer look into it.' })

/** S2. */
export const secondPerson = (): Fault =>
  refused('second-person', { zh: '须由另一人办理，没有改动。请让没有经手这笔的负责人或财务来办；用自己创建的接口令牌办理，仍算本人。', en: 'Another person must do this; nothing was changed. Ask a head or finance officer who has not had a hand in it. A token that you made counts as you.' })

export const notNow = (state: Say): Fault => refused('not-now', { zh: `这笔退款现在是“${state.zh}”，不能这样办，没有改动。`, en: `This refund is “${state.en}” now; this cannot be done, and nothing was changed.` })

export const stateNames = {
  requested: { zh: '待批准', en: 'waiting for approval' },
  declined: { zh: '未批准', en: 'declined' },
  sending: { zh: '正在提交支付平台', en: 'being sent to the provider' },
  pending: { zh: '支付平台处理中', en: 'with the provider' },
  handover: { zh: '待付款', en: 'to be handed over' },
  paid: { zh: '已退', en: 'paid' },
  failed: { zh: '退款失败', en: 'failed' },
  kept: { zh: '已转预存', en: 'kept as credit' },
} as const satisfies Record<string, Say>

export const notByCode = (): Fault =>
  refused('not-by-code', { zh: '这笔款不是收款码收的，不能从商户后台退，没有保存。请选现金或银行转账。', en: 'This money did not come by the organization’s own code, so it cannot go back through the merchant app. Nothing was saved. Choose cash or a transfer.' })
export const notThatDay = (): Fault =>
  refused('paid-on', { zh: '付款日期须在批准当天至今天之间，没有保存。请改日期。', en: 'The day of paying out lies between the approval and today. Nothing was saved. Correct the day.' })

/** The provider's words for why, as far as people can do something about them; any other stands as it came. */
const whys: Readonly<Record<string, Say>> = {
  unknown: { zh: '没有说明原因', en: 'it gave no reason' },
  insufficient_funds: { zh: '支付平台账户余额不足', en: 'not enough money on the provider’s account' },
  balance_insufficient: { zh: '支付平台账户余额不足', en: 'not enough money on the provider’s account' },
  expired_or_canceled_card: { zh: '原银行卡已过期或注销', en: 'the card is expired or cancelled' },
  lost_or_stolen_card: { zh: '原银行卡已挂失', en: 'the card was reported lost' },
  declined: { zh: '付款人的银行拒收', en: 'the payer’s bank declined it' },
  charge_disputed: { zh: '付款人正通过银行追回', en: 'the payer claims it through the bank' },
  charge_for_pending_refund_disputed: { zh: '付款人正通过银行追回', en: 'the payer claims it through the bank' },
  refund_disputed_payment: { zh: '付款人正通过银行追回', en: 'the payer claims it through the bank' },
  charge_already_refunded: { zh: '支付平台上已全部退过', en: 'all of it was refunded at the provider already' },
  amount_too_large: { zh: '支付平台上剩余可退金额不足', en: 'less than that is left to refund at the provider' },
}
export function failedSay(reason: string): Say {
  const why = whys[reason] ?? { zh: reason, en: reason }
  return { zh: `支付平台没有退成（${why.zh}）。款项仍欠付款人，请再退一次、转为预存（住户缴费）或改用现金转账。`, en: `The provider could not pay it out (${why.en}). It is still owed to the payer: send it again, keep it as credit (a household’s payment), or pay it out by hand.` }
}

const things: Readonly<Record<string, Say>> = { account: { zh: '收款账户', en: 'account' }, key: { zh: '编号', en: 'number' }, payment: { zh: '原收款', en: 'payment' }, currency: { zh: '币种', en: 'currency' }, amount: { zh: '金额', en: 'amount' } }
export function differsSay(what: string): Say {
  const thing = things[what] ?? { zh: what, en: what }
  return { zh: `支付平台的退款与本社不一致（${thing.zh}），没有入账。请在支付平台核对。`, en: `The provider’s refund differs from ours (${thing.en}); it is not booked. Check at the provider.` }
}

/** `uses`: each can be taken back by its document, named in `where`. */
export const creditGone = (needed: number, there: number, uses: readonly AccountEntry[]): Fault =>
  refused('credit-used', { zh: `这笔收款多出的 ${yuan(needed)} 元已转预存，现只剩 ${yuan(there)} 元：其余已抵扣账单或退款。请先撤回抵扣，再冲销。没有改动。`, en: `${yuan(needed)} yuan of this payment became credit and only ${yuan(there)} are left: the rest was used for bills or refunded. Take back that use first, then reverse. Nothing was changed.` }, { details: uses.map((use) => ({ where: use.document, say: useSay(use) })) })
const useSay = ({ bills, creditDeltaFen, entryDate }: AccountEntry): Say => {
  const numbers = bills.map(({ no }) => no)
  return { zh: `${entryDate} 抵扣 ${yuan(-creditDeltaFen)} 元：账单 ${numbers.join('、')}`, en: `${yuan(-creditDeltaFen)} yuan used on ${entryDate}: bill ${numbers.join(', ')}` }
}
export const notAtCounter = (): Fault => refused('not-at-counter', { zh: '只有柜台登记的收款可以冲销，没有改动。在线收款请用退款。', en: 'Only a payment recorded at the counter can be reversed; nothing was changed. Refund an online payment instead.' })
export const hasRefunds = (): Fault => refused('has-refunds', { zh: '这笔收款已有退款，不能冲销，没有改动。其余部分请用退款。', en: 'Part of this payment was refunded, so it cannot be reversed; nothing was changed. Refund the rest instead.' })

export const byStatement = (): Fault =>
  refused('by-statement', { zh: '这笔收款已与银行对账单对上，不能单独冲销，没有改动。请到“银行对账单”里撤销那一笔对账。', en: 'This payment is matched with a line of a bank statement, so it is not reversed by itself; nothing was changed. Undo that match under “Bank statements”.' })
