import { conflict, type Fault, invalid, limit, refused, type Say } from '../faults.ts'
import { yuan } from '../money.ts'
import type { PaymentRecord } from './items.ts'
import type { Method } from './model.ts'

export const methodNames: Readonly<Record<Method, Say>> = {
  cash: { zh: '现金', en: 'Cash' },
  transfer: { zh: '银行转账', en: 'Bank transfer' },
  'alipay-code': { zh: '支付宝收款码', en: 'Alipay code' },
  'wechat-code': { zh: '微信收款码', en: 'WeChat code' },
  card: { zh: '银行卡', en: 'Card' },
  alipay: { zh: '支付宝', en: 'Alipay' },
  wechat: { zh: '微信支付', en: 'WeChat Pay' },
  online: { zh: '在线支付', en: 'Online' },
}

/** S4. */
export const suspended = (): Fault =>
  refused('suspended', {
    zh: '本社目前暂停收费，没有扣款，也没有保存。请联系本社或街道。',
    en: 'The organization may not collect payments at present. No money was taken and nothing was saved. Ask the organization or the street office.',
  })

export const offlineOnly = (): Fault =>
  refused('offline-only', {
    zh: '本社尚未开通在线缴费，没有扣款。请到柜台或向收费员缴费。',
    en: 'The organization does not take online payments yet. No money was taken. Please pay at the counter or to the collector.',
  })

/** More payment pages than anybody needs. */
export const tooManyPages = (retryAfterSeconds: number): Fault =>
  limit(
    'too-often',
    {
      zh: `这一户最近一小时打开的缴费页面太多，这次没有扣款。请用已打开的页面缴费，或 ${Math.ceil(retryAfterSeconds / 60)} 分钟后再试。`,
      en: `Too many payment pages were opened for this household in the last hour. No money was taken. Pay on one that is open, or try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
    },
    { retryAfterSeconds },
  )

/** `numbers`: those of the wanted bills that have nothing left to pay. */
export const alreadyPaid = (numbers: readonly string[]): Fault =>
  refused(
    'already-paid',
    {
      zh: `账单 ${numbers.join('、')} 已经缴清，这次没有扣款。请刷新后查看其余账单。`,
      en: `Bill ${numbers.join(', ')} is paid already. No money was taken this time. Reload to see what is left.`,
    },
    { details: numbers.map((where) => ({ where, say: { zh: '已缴清', en: 'Paid' } })) },
  )

/** Whoever has bills open pays those: money paid ahead would pay them anyway. `openFen`: what they come to. */
export const billsFirst = (openFen: number): Fault =>
  refused('bills-first', {
    zh: `这一户还有待缴账单共 ¥${yuan(openFen)}，没有扣款。请先缴清账单，再预存。`,
    en: `This household has open bills of ¥${yuan(openFen)}. No money was taken. Pay the bills first, then pay ahead.`,
  })

export const prepaidAlready = (): Fault =>
  refused('already-paid', { zh: '这笔预存刚刚已经付成，这次没有扣款。请刷新后查看预存余额。', en: 'This sum was paid ahead a moment ago. No money was taken this time. Reload to see the credit.' })

export const otherPayment = (id: string): Fault =>
  conflict(
    'other-payment',
    {
      zh: '这笔收款的编号已用于另一笔内容不同的收款，这次没有保存。请刷新页面后重新登记，并先核对是否已登记过。',
      en: 'The id of this payment belongs to another payment with other content. Nothing was saved. Reload the page, check whether it is recorded already, then record it anew.',
    },
    { note: `client id ${id}` },
  )

const orderNumberHint: Say = {
  zh: '用收款码收的款要填订单号：在付款人手机的账单详情里，10 至 40 位数字。',
  en: 'Money paid by code needs its order number: in the bill details on the payer’s phone, 10 to 40 digits.',
}

export const orderNumberNeeded = (): Fault =>
  invalid('order-number', { zh: `${orderNumberHint.zh}没有保存。`, en: `${orderNumberHint.en} Nothing was saved.` }, { details: [{ where: 'reference', say: orderNumberHint }] })

/** One order, one payment: `holder` is it. */
export const orderTaken = (number: string, holder: PaymentRecord): Fault => {
  const where = `${holder.buildingName} ${holder.room}`
  const receipt = holder.receiptNo ?? ''
  return conflict(
    'order-taken',
    {
      zh: `订单号 ${number} 已登记过：${where}，¥${yuan(holder.amountFen)}${receipt && `，收据 ${receipt}`}。这次没有保存，没有重复入账。请核对订单号；如果户号登记错了，请由负责人或财务冲正那一笔。`,
      en: `Order number ${number} is recorded already: ${where}, ¥${yuan(holder.amountFen)}${receipt && `, receipt ${receipt}`}. Nothing was saved and nothing is booked twice. Check the number; if it stands with the wrong household, have the head or finance reverse that payment.`,
    },
    { note: holder.id },
  )
}

/** M4: the provider's words differ from ours. `what` names the first difference, for the log and the finance officer. */
export const mismatch = (payment: string, what: string): Fault =>
  refused(
    'payment-mismatch',
    {
      zh: '支付平台返回的内容与本社的订单不一致，没有入账。本社会核对；如已扣款，款项不会丢失。',
      en: 'What the payment provider reports differs from our order, so it was not booked. The organization will check; money that was taken is not lost.',
    },
    { note: `${payment}: ${what} differs` },
  )

export const elsewhereOpen: Say = {
  zh: '这些账单中有的正在另一个页面上缴费。如果两边都付，多付的部分会转为您家的预存，可以退还。',
  en: 'Some of these bills are being paid on another page. If both are paid, the surplus becomes your household’s credit, which can be refunded.',
}

/** A match that was decided for bills of one sum does not pay bills of another. */
export const billsMoved = (): Fault =>
  conflict('bills-moved', { zh: '这些账单的欠费刚有变化，没有入账。请刷新后再确认。', en: 'What is open on these bills has just changed. Nothing was booked. Reload, then confirm again.' })
