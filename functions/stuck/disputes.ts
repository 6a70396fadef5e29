import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import { disputeId, placeOfClaim, readDispute, settleDispute, theirsOfDispute } from '../disputes/stuck-dispute.ts'
import type { Reader } from './thing.ts'

/** Disputes that the organization has to answer at the provider, and lost ones that nobody has decided about. */
export const stuckDisputes = (ctx: Ctx): Reader => ({
  read: async ({ id }) => {
    const dispute = await one(ctx, id)
    const { of, amountFen, state, differs, answerBy, inquiry, proposed } = dispute
    const { text, unit = null } = placeOfClaim(dispute)
    const about = { document: id, unit, about: text, amountFen }
    if (differs) return { ...about, why: 'differs', say: differsSay, action: 'ask-again' }
    if (state === 'lost') return { ...about, why: 'lost', say: proposed ? proposedSay(proposed.by) : 'sale' in of ? lostSaleSay : lostSay, action: 'decide' }
    return state === 'open' ? { ...about, why: 'open', say: inquiry ? inquirySay(answerBy) : openSay(answerBy), action: 'answer', others: ['ask-again'] } : undefined
  },
  solve: async ({ id }) => {
    const { account, id: dispute } = await one(ctx, id)
    await settleDispute(ctx, { account, dispute: theirsOfDispute(dispute) })
  },
})

async function one(ctx: Ctx, id: string) {
  const ours = disputeId.safeParse(id).data
  const dispute = ours && (await readDispute(ctx, ours))
  if (!dispute) throw unknown(`no dispute ${id}`)
  return dispute
}

const openSay = (answerBy: string | undefined): Say => ({
  zh: `付款人通过银行追回这笔款${answerBy ? `，请在 ${answerBy} 前到支付平台提交证据` : ''}。`,
  en: `The payer claims this payment back through the bank${answerBy ? `; send evidence at the provider by ${answerBy}` : ''}.`,
})
const inquirySay = (answerBy: string | undefined): Say => ({
  zh: `付款人的银行在询问这笔款，还没有扣款。${answerBy ? `请在 ${answerBy} 前` : '请'}到支付平台答复；确实多收的，直接退款即可了结。`,
  en: `The payer’s bank asks about this payment; nothing was taken. Answer at the provider${answerBy ? ` by ${answerBy}` : ''}, or refund what was charged wrongly, which ends it.`,
})
const proposedSay = (who: string): Say => ({ zh: `${who}提出由本社承担，等另一人同意。`, en: `${who} says that the organization bears it; another person has to agree.` })
const lostSay: Say = { zh: '争议败诉，款项已被扣走。请决定由住户重新缴纳，还是由本社承担。', en: 'The dispute is lost and the money is gone. Decide whether the household owes it again or the organization bears it.' }
const lostSaleSay: Say = { zh: '争议败诉，款项已被扣走。这笔收款不在住户账上，请两人确认由本社承担，其中一人是负责人。', en: 'The dispute is lost and the money is gone. The sale is on no household’s account: two people, one of them a head, say that the organization bears it.' }
const differsSay: Say = { zh: '支付平台的争议与本社的收款不一致，没有入账。请在支付平台核对。', en: 'The provider’s dispute differs from our payment; it is not booked. Check at the provider.' }
