import type { Period } from '../calendar.ts'
import { conflict, type Fault, type FaultDetail, refused } from '../faults.ts'
import type { CheckResult } from './check-model.ts'
import { nameOfCheck } from './checklist/names.ts'

export const monthNotOver = (period: Period): Fault =>
  refused('month-not-over', { zh: `${period} 还没有结束，不能结账，没有改动。请在月末之后再来。`, en: `${period} is not over, so it cannot be closed. Nothing was changed. Come back after its last day.` })

export const closedAlready = (period: Period): Fault =>
  conflict('closed-already', { zh: `${period} 已经结账，没有改动。需要更正时，请先申请重新打开。`, en: `${period} is closed already. Nothing was changed. To correct it, ask for it to be reopened.` })

export const otherUnderWay = (period: Period): Fault =>
  conflict('other-closing', { zh: `${period} 的结账还没有完成，本次没有开始。请先批准或退回它。`, en: `The closing of ${period} is not at its end. Nothing was started. Approve or decline that one first.` })

/** R4: names what stands in the way, with how many. */
export function notReady(period: Period, checks: readonly CheckResult[]): Fault {
  const blocking = checks.filter(({ state }) => state === 'blocked')
  const details: FaultDetail[] = blocking.map(({ id, count }) => ({ where: id, say: { zh: `${nameOfCheck(id).zh}：${count}`, en: `${nameOfCheck(id).en}: ${count}` } }))
  return refused(
    'not-ready',
    {
      zh: `${period} 还有没办完的事：${details.map(({ say }) => say.zh).join('；')}。没有结账，也没有改动。请先办完，再开始结账。`,
      en: `${period} is not ready: ${details.map(({ say }) => say.en).join('; ')}. Nothing was closed or changed. Deal with these first, then start again.`,
    },
    { details },
  )
}

export const nothingWaits = (period: Period): Fault =>
  conflict('not-waiting', { zh: `${period} 没有等待批准的结账，没有改动。请刷新后再看。`, en: `No closing of ${period} waits for approval. Nothing was changed. Load the page again.` })

export const stillSumming = (period: Period): Fault =>
  conflict('still-summing', { zh: `${period} 还在汇总编号，没有改动。完成后再批准。`, en: `${period} is still being numbered and summed. Nothing was changed. Approve it when that is done.` })

export const otherSnapshot = (period: Period): Fault =>
  conflict('other-snapshot', { zh: `${period} 的余额快照已不是您看到的那一份，没有批准。请重新核对后再批准。`, en: `The snapshot of ${period} is not the one that you looked at. Nothing was approved. Check it again.` })

export const secondPerson = (): Fault =>
  refused('second-person', { zh: '结账、重新打开都要两个人：请由另一人批准。没有改动。', en: 'Closing and reopening take two people: another person has to agree. Nothing was changed.' })

export const notClosed = (period: Period): Fault =>
  conflict('not-closed', { zh: `${period} 没有结账，不需要重新打开，没有改动。`, en: `${period} is not closed, so there is nothing to reopen. Nothing was changed.` })

/** From the last one back: every later month stands on the hash and the balances of this one. */
export const laterClosed = (period: Period, later: Period): Fault =>
  refused('later-closed', {
    zh: `${later} 的结账以 ${period} 的余额为起点，所以不能先打开 ${period}，没有改动。请从最后一个已结账的月份（${later}）开始，逐月重新打开。`,
    en: `The closing of ${later} starts from the balances of ${period}, so ${period} cannot be opened first. Nothing was changed. Reopen month by month, from the last one (${later}) back.`,
  })

export const notAsked = (period: Period): Fault =>
  conflict('not-asked', { zh: `没有人申请重新打开 ${period}，没有改动。`, en: `Nobody asks for ${period} to be reopened. Nothing was changed.` })

export const earlierVouchers = (period: Period, earlier: Period): Fault =>
  refused('earlier-vouchers', {
    zh: `${earlier} 还有凭证，不能先结 ${period}。请退回这次结账，从 ${earlier} 开始。凭证没有改动。`,
    en: `There are vouchers in ${earlier}, so ${period} cannot be closed first. Decline this closing and begin with ${earlier}. No voucher was changed.`,
  })

export const changedMeanwhile = (): Fault => conflict('changed', { zh: '另一人刚刚改动了这次结账，您的操作没有保存。请刷新后再看。', en: 'Somebody else has just changed this closing. Yours was not saved. Load the page again.' })
