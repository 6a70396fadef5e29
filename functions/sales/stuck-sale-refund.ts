// What notices, the sweep and the page of stuck things may read and do about a refund of a sale; how it is stored stays in refund-items.ts.
export { retrySaleRefund } from './decide-sale-refund.ts'
export { readSaleRefund, type SaleRefundRecord } from './refund-items.ts'
export { saleRefundId } from './refund-model.ts'
export { settleSaleRefund, settleSaleRefundNoticed } from './settle-sale-refund.ts'
