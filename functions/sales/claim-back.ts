// What disputes may read and change of a sale; how it is stored stays in items.ts.
export { claimedWrite, readSale } from './items.ts'
export { type Loss, lossOfSale } from './lose-claim.ts'
export { settleSale } from './settle-sale.ts'
export { isBooked } from './show-sale.ts'
export { takenOfSale } from './taken-of-sale.ts'
