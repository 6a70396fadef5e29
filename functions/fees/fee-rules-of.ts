// A fee item with its versions, for other domains; how it is stored stays in items.ts.
export { readFeeRule as feeRulesOf } from './items.ts'
