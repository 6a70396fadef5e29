// What the page of stuck things may read and do about a refund; how it is stored stays in items.ts.
export { readRefund, type RefundRecord, seenWrites } from './items.ts'
export { keepRefund } from './keep-refund.ts'
export { refundId } from './model.ts'
export { retryRefund } from './retry-refund.ts'
export { settleRefund } from './settle-refund.ts'
export { refundProblem } from './refund-standing.ts'
