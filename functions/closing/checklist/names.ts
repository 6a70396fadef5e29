import type { Say } from '../../faults.ts'

/** What each line of the checklist is called. */
export const checkNames = {
  'earlier-months': { zh: '更早的月份未结账', en: 'Earlier months not closed' },
  drafts: { zh: '账单已预览未发布', en: 'Bills previewed and not published' },
  billing: { zh: '账单发布未完成', en: 'Billing not finished' },
  shifts: { zh: '班次现金未清点', en: 'Cash of shifts not counted' },
  'cash-boxes': { zh: '收款箱未清点或未接收', en: 'Cash boxes not counted or not taken over' },
  expenses: { zh: '支出待批准或待付款', en: 'Expenses to approve or pay' },
  payouts: { zh: '在线到账有未说明的金额', en: 'Payouts with something unexplained' },
  'statement-lines': { zh: '对账单未对上的行', en: 'Statement lines without a match' },
  'merchant-bills': { zh: '收款账单有未处理的行', en: 'Merchant bills with lines to decide' },
  payments: { zh: '线上收款未到账确认', en: 'Online payments not settled' },
  refunds: { zh: '退款未完成', en: 'Refunds under way' },
  disputes: { zh: '争议未了结', en: 'Disputes not settled' },
  books: { zh: '借贷不平的资金', en: 'Funds that do not balance' },
} as const satisfies Readonly<Record<string, Say>>

/** Closings keep the ids of their checks; one that is not known any more is shown by its id. */
export const nameOfCheck = (id: string): Say => (checkNames as Readonly<Record<string, Say>>)[id] ?? { zh: id, en: id }
