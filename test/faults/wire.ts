import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** A request as it would go out: the name of its command, and for a transaction the writes in it. */
export type Call = { readonly command: string; readonly input: object; readonly writes: readonly object[] }

/** Answers for a request. `go` sends it on its way; an answer without it means that it never reached the table. */
export type Handle = (call: Call, go: () => Promise<unknown>) => Promise<unknown>

/** Stands between the SDK and the wire, beneath its retries: what is thrown here is what the network would have brought. */
export function onTheWire(client: DynamoDBClient, handle: Handle): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as { readonly TransactItems?: readonly object[] }
      // The answer is passed on as it came; only its type is lost on the way.
      return (await handle({ command: String(context.commandName), input, writes: input.TransactItems ?? [] }, () => next(args))) as never
    },
    { step: 'deserialize', priority: 'high', name: 'onTheWire' },
  )
}

const attemptsMax = 5

/** The SDK asks again as often as it would, and does not sleep in between: a suite of faults would do nothing else. */
export function withoutWaiting(client: DynamoDBClient): void {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0, getRetryCost: () => undefined })
  client.config.retryStrategy = async () => ({
    mode: 'standard',
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async (last) => {
      if (last.getRetryCount() + 1 >= attemptsMax) throw new Error('No retry token available')
      return token(last.getRetryCount() + 1)
    },
    recordSuccess: () => {},
  })
}

type Batch = { readonly RequestItems?: Readonly<Record<string, unknown[] | { readonly Keys: unknown[] }>> }

/**
 * A table that is busy: of every batch it leaves each second item undone and says so, as DynamoDB may. What is left is
 * never sent; a batch of one is done. Answers how many items were left so far.
 */
export function leavingHalf(client: DynamoDBClient): () => number {
  let left = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!/^Batch(Get|Write)ItemCommand$/.test(String(context.commandName))) return next(args)
      const [[table, asked] = []] = Object.entries((args.input as Batch).RequestItems!)
      const wanted = Array.isArray(asked) ? asked : asked!.Keys
      const [now, later] = [wanted.filter((_, at) => at % 2 === 0), wanted.filter((_, at) => at % 2 === 1)]
      if (later.length === 0) return next(args)
      left += later.length
      const part = (items: unknown[]) => ({ [table!]: Array.isArray(asked) ? items : { ...asked, Keys: items } })
      const answer = await next({ ...args, input: { ...args.input, RequestItems: part(now) } as never })
      const leftOver = Array.isArray(asked) ? { UnprocessedItems: part(later) } : { UnprocessedKeys: part(later) }
      return { ...answer, output: { ...answer.output, ...leftOver } }
    },
    { step: 'initialize', name: 'leavingHalf' },
  )
  return () => left
}
