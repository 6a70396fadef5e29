import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'

/**
 * throttle, server-error: the table refuses, nothing is done. before: the line breaks before the request is out. after: it was
 * done and the answer is lost. conflict: another transaction holds one of the items.
 */
export const faultKinds = ['throttle', 'server-error', 'before', 'after', 'conflict'] as const
export type FaultKind = (typeof faultKinds)[number]

export type Injector = {
  readonly tap: (client: DynamoDBClient) => void
  /** From now on the n-th request (from 1) meets the fault once; `fatal`: in a way that the SDK does not send again, as a process whose time is up would see it. */
  readonly plan: (fault: { readonly kind: FaultKind; readonly at: number; readonly fatal: boolean }) => void
  /** Each request meets one of the faults with this chance; the same for the same seed and order of requests. */
  readonly chance: (rate: number, seed: number) => void
  readonly calm: () => void
  /** Requests since the last plan. */
  readonly seen: () => number
}

/** A middleware of the SDK beneath its own retries: what it throws is what the wire would have brought. */
export function injector(): Injector {
  let planned: { readonly kind: FaultKind; readonly at: number; readonly fatal: boolean } | undefined
  let random: { rate: number; draw: () => number } | undefined
  let requests = 0
  const sent = new WeakSet<object>()
  const faultFor = (request: object, transaction: boolean): FaultKind | undefined => {
    if (random && random.draw() < random.rate) {
      const kind = faultKinds[Math.floor(random.draw() * faultKinds.length)]!
      return kind === 'conflict' && !transaction ? 'throttle' : kind
    }
    if (!planned) return undefined
    // The same request sent again by the SDK is not another one.
    if (sent.has(request)) return undefined
    sent.add(request)
    requests += 1
    if (requests !== planned.at) return undefined
    return planned.kind === 'conflict' && !transaction ? 'throttle' : planned.kind
  }
  const lasting = (error: Error): Error => (planned?.fatal && !(error instanceof TransactionCanceledException) ? Object.assign(new Error(error.message), { name: 'LineLost', $metadata: {} }) : error)
  return {
    tap: (client) =>
      client.middlewareStack.add(
        (next, context) => async (args) => {
          const kind = faultFor(args.input, context.commandName === 'TransactWriteItemsCommand')
          if (kind === 'after') {
            await next(args)
            throw lasting(broken())
          }
          if (kind) throw lasting(errorOf(kind))
          return next(args)
        },
        { step: 'deserialize', priority: 'high', name: 'injectedFaults' },
      ),
    plan: (fault) => {
      planned = { ...fault }
      random = undefined
      requests = 0
    },
    chance: (rate, seed) => {
      planned = undefined
      random = { rate, draw: mulberry(seed) }
    },
    calm: () => {
      planned = undefined
      random = undefined
    },
    seen: () => requests,
  }
}

const broken = (): Error => Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET', $metadata: {} })

function errorOf(kind: Exclude<FaultKind, 'after'>): Error {
  switch (kind) {
    case 'before':
      return broken()
    case 'throttle':
      return Object.assign(new Error('slow down'), { name: 'ThrottlingException', $fault: 'client', $metadata: { httpStatusCode: 400 }, $retryable: { throttling: false } })
    case 'server-error':
      return Object.assign(new Error('internal'), { name: 'InternalServerError', $fault: 'server', $metadata: { httpStatusCode: 500 } })
    case 'conflict':
      return conflict()
    default:
      return kind satisfies never
  }
}

const conflict = (): Error => new TransactionCanceledException({ message: 'Transaction cancelled', $metadata: { httpStatusCode: 400 }, CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }] })

/** A small seeded generator, so that a run replays. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
