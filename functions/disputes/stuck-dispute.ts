// What the page of stuck things may read and do about a dispute; how it is stored stays in items.ts.
export { readDispute } from './items.ts'
export { disputeId, theirsOfDispute } from './model.ts'
export { settleDispute } from './settle-dispute.ts'
export { placeOfClaim } from './words.ts'
