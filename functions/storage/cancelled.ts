import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'

/**
 * A condition did not hold, nothing was written. `at` are the indexes of the failed writes within the
 * transaction (0 for a single write), `items` what stood there instead, by the same order.
 */
export class ConditionFailed extends Error {
  readonly at: readonly number[]
  readonly items: readonly (Readonly<Record<string, unknown>> | undefined)[]

  constructor(at: readonly number[], items: readonly (Readonly<Record<string, unknown>> | undefined)[], cause: unknown) {
    super(`condition failed at ${at.join(', ')}`, { cause })
    this.at = at
    this.items = items
  }
}

/** True when the write went through, false when its condition did not hold: for callers to whom both are an answer. */
export async function held(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}

/** Another transaction held one of the items, or capacity ran short: nothing was written, trying again is right. */
export class Contended extends Error {}

/** DynamoDB's cancellation as one of ours; anything else comes back unchanged. */
export function readCancellation(error: unknown): unknown {
  if (error instanceof ConditionalCheckFailedException) return new ConditionFailed([0], [error.Item && unmarshall(error.Item)], error)
  if (!(error instanceof TransactionCanceledException)) return error
  const reasons = error.CancellationReasons ?? []
  const failed = reasons.flatMap((reason, at) => (reason.Code === 'ConditionalCheckFailed' ? [at] : []))
  if (failed.length) {
    const items = failed.map((at) => (reasons[at]?.Item && Object.keys(reasons[at].Item).length ? unmarshall(reasons[at].Item) : undefined))
    return new ConditionFailed(failed, items, error)
  }
  const contended = reasons.some((reason) => /TransactionConflict|Throttling|ProvisionedThroughput/.test(reason.Code ?? ''))
  return contended ? new Contended(error.message, { cause: error }) : error
}
