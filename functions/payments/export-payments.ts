import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { Table } from '../tables/table.ts'
import { findPayments } from './list-payments.ts'
import type { PaymentFilter, PaymentRow } from './model.ts'
import { showRow } from './show-payment.ts'
import { methodNames } from './words.ts'

/** The same rows as the list, all of them. */
export async function exportPayments(ctx: Ctx, filter: PaymentFilter, lang: keyof Say): Promise<Table<PaymentRow>> {
  const rows: PaymentRow[] = []
  for await (const { payment } of findPayments(ctx, filter)) rows.push(showRow(payment))
  const day = filter.period ?? today(ctx.clock)
  return { file: lang === 'zh' ? `缴费-${day}` : `payments-${day}`, sheet: { zh: '缴费', en: 'Payments' }, rows, columns: columnsIn(lang) }
}

const columnsIn = (lang: keyof Say): Table<PaymentRow>['columns'] => [
  { kind: 'text', title: { zh: '收据号', en: 'Receipt' }, width: 14, value: (row) => row.receiptNo },
  { kind: 'date', title: { zh: '收款日期', en: 'Value date' }, value: (row) => row.valueDate },
  { kind: 'date', title: { zh: '记账日期', en: 'Entry date' }, value: (row) => row.entryDate },
  { kind: 'text', title: { zh: '楼栋', en: 'Building' }, value: (row) => row.buildingName },
  { kind: 'text', title: { zh: '房号', en: 'Room' }, value: (row) => row.room },
  { kind: 'text', title: { zh: '户主', en: 'Payer' }, width: 16, value: (row) => row.name },
  { kind: 'text', title: { zh: '方式', en: 'Method' }, value: (row) => methodNames[row.method][lang] },
  { kind: 'money', title: { zh: '金额（元）', en: 'Amount (yuan)' }, value: (row) => row.amountFen },
  { kind: 'money', title: { zh: '其中账单（元）', en: 'For bills (yuan)' }, value: (row) => row.billsFen },
  { kind: 'money', title: { zh: '转预存（元）', en: 'To credit (yuan)' }, value: (row) => row.creditFen },
  { kind: 'text', title: { zh: '凭据号', en: 'Reference' }, width: 18, value: (row) => row.reference },
  { kind: 'text', title: { zh: '收费员', en: 'Collector' }, value: (row) => row.collector },
  { kind: 'money', title: { zh: '已退（元）', en: 'Refunded (yuan)' }, value: (row) => row.refundedFen },
  { kind: 'date', title: { zh: '冲销日期', en: 'Reversed on' }, value: (row) => row.reversedOn },
  { kind: 'text', title: { zh: '缴费编号', en: 'Payment id' }, width: 28, value: (row) => row.id },
]
