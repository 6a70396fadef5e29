// What disputes read of a household's refunds; how they are stored stays in items.ts.
export { readRefundsOfUnit } from './items.ts'
