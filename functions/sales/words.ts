import { conflict, type Fault, limit, refused, type Say } from '../faults.ts'
import type { SaleKind } from './model.ts'

export const kindNames: Readonly<Record<SaleKind, Say>> = {
  booking: { zh: '预订', en: 'Booking' },
  session: { zh: '设备使用', en: 'Machine session' },
  stay: { zh: '临时停车', en: 'Parking stay' },
}

export const offlineOnly = (): Fault =>
  refused('offline-only', { zh: '本社尚未开通在线支付，没有扣款。请向工作人员付现金。', en: 'The organization does not take online payments yet. No money was taken. Please pay the attendant in cash.' })

export const suspended = (): Fault =>
  refused('suspended', { zh: '本社目前暂停收费，没有扣款，也没有保存。请联系本社或街道。', en: 'The organization may not collect payments at present. No money was taken and nothing was saved. Ask the organization or the street office.' })

/** `landing`: where the sale that paid it is seen. */
export const paidAlready = (landing?: string): Fault =>
  refused('already-paid', { zh: '这一笔已经付过，这次没有扣款。请刷新后查看。', en: 'This is paid already. No money was taken this time. Reload to see how it stands.' }, landing ? { note: landing } : {})

/** The cash is still in the attendant's hand. */
export const cashUnwanted = (): Fault =>
  refused('already-paid', { zh: '这一笔已经付过或已取消，没有入账。请把现金退给对方。', en: 'This is paid or called off already; nothing was booked. Give the cash back.' })

export const otherSale = (): Fault =>
  conflict('other-sale', { zh: '这笔收款的编号已用于另一笔内容不同的收款，这次没有保存。请刷新页面后重新登记，并先核对是否已登记过。', en: 'The id of this sale belongs to another one with other content. Nothing was saved. Reload the page, check whether it is recorded already, then record it anew.' })

/** More pages for one thing than anybody needs. */
export const tooManyPages = (): Fault =>
  limit('too-often', { zh: '这一笔打开的付款页面太多，这次没有扣款。请用已打开的页面付款，或一小时后再试。', en: 'Too many payment pages were opened for this. No money was taken. Pay on one that is open, or try again in an hour.' }, { retryAfterSeconds: 3600 })

export const refundUnderWay = (): Fault =>
  refused('refund-under-way', { zh: '这笔收款有退款还在支付平台处理，结果未定，没有改动。请等退款有结果后再决定。', en: 'A refund of this sale is still with the provider. Nothing was changed. Decide once it has ended.' })

/** M4: the provider's words differ from ours. */
export const mismatch = (sale: string, what: string): Fault =>
  refused(
    'payment-mismatch',
    { zh: '支付平台返回的内容与本社的订单不一致，没有入账。本社会核对；如已扣款，款项不会丢失。', en: 'What the payment provider reports differs from our order, so it was not booked. The organization will check; money that was taken is not lost.' },
    { note: `${sale}: ${what} differs` },
  )
