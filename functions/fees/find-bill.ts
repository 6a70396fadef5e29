// The bill as published, for other domains; how it is stored stays in bill-items.ts.
export { readBill, type PublishedBill } from './bill-items.ts'
