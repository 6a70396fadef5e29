// What refunds, reversals and disputes may read and change of a payment; how it is stored stays in items.ts.
export { type BookedPayment, isBooked } from './show-payment.ts'
export { claimedWrite, type PaymentRecord, readPayment, refundedWrite, type Reversed, reversedWrite } from './items.ts'
export { moneyAccount } from './model.ts'
