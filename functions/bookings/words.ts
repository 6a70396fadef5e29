import { conflict, type Fault, invalid, refused } from '../faults.ts'
import type { BookingTerms } from '../facilities/booking-terms.ts'
import { yuan } from '../money.ts'
import type { Refusal } from './booking-rules.ts'

export const slotTaken = (): Fault =>
  conflict('slot-taken', { zh: '这个时段刚被别人订走，没有扣款。请另选一个时段。', en: 'Somebody else has just booked this time. No money was taken. Choose another.' })

export const otherBooking = (): Fault =>
  conflict('other-booking', { zh: '这个编号已用于另一个预订，没有保存。请刷新页面后重新预订。', en: 'This id belongs to another booking. Nothing was saved. Reload the page and book anew.' })

export function notByRules(refusal: Refusal, { most, leadMinutes, aheadDays, perMonth, by }: BookingTerms): Fault {
  const unit = by.by === 'night' ? { zh: '夜', en: 'nights' } : { zh: '个时段', en: 'slots' }
  switch (refusal) {
    case 'not-offered':
      return invalid('not-offered', { zh: '这个时段不开放，没有预订。请从日历里选。', en: 'This time is not offered. Nothing was booked. Choose one in the calendar.' })
    case 'too-long':
      return refused('too-long', { zh: `一次最多订 ${most} ${unit.zh}，没有预订。`, en: `At most ${most} ${unit.en} in one booking. Nothing was booked.` })
    case 'past':
      return refused('past', { zh: '这个时段已经开始，没有预订。请选以后的时段。', en: 'This time has begun. Nothing was booked. Choose a later one.' })
    case 'too-late':
      return refused('too-late', { zh: `须提前 ${minutesZh(leadMinutes)}预订，没有预订。急用请联系本社。`, en: `Book at least ${minutesEn(leadMinutes)} before. Nothing was booked. If you need it at once, ask the office.` })
    case 'too-early':
      return refused('too-early', { zh: `最多提前 ${aheadDays} 天预订，没有预订。`, en: `Book at most ${aheadDays} days ahead. Nothing was booked.` })
    case 'month-full':
      return refused('month-full', { zh: `每户每月最多订 ${perMonth} 次，这个月已经订满，没有预订。`, en: `A household books at most ${perMonth} times a month, and has. Nothing was booked.` })
    default:
      return refusal satisfies never
  }
}

const minutesZh = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`)
const minutesEn = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`)

/** The time to pay is over, or it was called off. */
export const notHeld = (): Fault => refused('not-held', { zh: '这个预订已取消或已过付款时间，没有扣款。请重新预订。', en: 'This booking was cancelled, or its time to pay is over. No money was taken. Book again.' })
export const nothingToPay = (): Fault => refused('already-paid', { zh: '这个预订已经付过，或不用付款，没有扣款。', en: 'This booking is paid, or costs nothing. No money was taken.' })
export const hasBegun = (): Fault =>
  refused('begun', { zh: '这个预订的时间已经开始，不能取消。如有特殊情况，请联系本社。', en: 'The time of this booking has begun, so it cannot be cancelled. If something went wrong, ask the office.' })

export const otherSum = (backFen: number): Fault =>
  conflict('other-sum', { zh: `现在取消退 ${yuan(backFen)} 元，与页面上的不同，还没有取消。请刷新后再决定。`, en: `Cancelled now, ${yuan(backFen)} yuan go back, other than the page said. Nothing was cancelled. Reload and decide again.` })

export const noDeposit = (): Fault => refused('no-deposit', { zh: '这个预订没有待退的押金，没有退款。', en: 'This booking has no deposit to return. No money was moved.' })
export const notUsedYet = (): Fault => refused('not-used-yet', { zh: '预订的时间还没开始，押金不退。不用了请取消预订。', en: 'The time of this booking has not begun. To call it off, cancel it: the deposit goes back then.' })

export const deductionWaits = (): Fault =>
  refused('deduction-waits', { zh: '已有一份扣押金的申请等另一人批准，没有改动。请先批准或退回那一份。', en: 'A request to keep part of the deposit waits for a second person. Nothing was changed. Approve or decline that one first.' })
export const noDeduction = (): Fault => refused('nothing-asked', { zh: '没有等待批准的申请，没有改动。请刷新后查看。', en: 'No request waits for approval. Nothing was changed. Reload and look.' })
export const otherDeduction = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一份内容不同的申请，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another request with other content. Nothing was saved. Reload the page and fill it in anew.' })
export const aboveDeposit = (leftFen: number): Fault =>
  refused('above-deposit', { zh: `押金最多还能扣 ${yuan(leftFen)} 元，没有保存。`, en: `At most ${yuan(leftFen)} yuan of the deposit can be kept. Nothing was saved.` })
export const depositDone = (): Fault => refused('deposit-done', { zh: '押金已经退还或扣过，没有改动。', en: 'The deposit was returned or kept already. Nothing was changed.' })
