// What credit paid of bills, for other domains; how it is stored stays in bill-credit-items.ts.
export { billCreditWrites, isRuled, readRunCredits, ruledCreditWrites } from './bill-credit-items.ts'
