import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { dice } from '../../infra/local/stripe/dice.ts'
import type { Call, Handle } from './wire.ts'

/**
 * throttle, server-error: the table refuses, nothing is done. before: the line breaks before the request is out. after: it was
 * done and the answer is lost.
 */
export const lineFaults = ['throttle', 'server-error', 'before', 'after'] as const
export type LineFault = (typeof lineFaults)[number]

/** Every reason for which DynamoDB cancels a transaction because of one of its writes. The first three pass when it is sent again. */
export const cancellations = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'ValidationError', 'ItemCollectionSizeLimitExceeded', 'ConditionalCheckFailed'] as const
const passing = cancellations.slice(0, 3)
export type Cancellation = (typeof cancellations)[number]

export type Plan =
  /** The n-th request (from 1). `fatal`: in a way that the SDK does not send again, as a process whose time is up would see it. */
  | { readonly kind: LineFault; readonly at: number; readonly fatal: boolean }
  /** The n-th transaction, whatever is read beside it in whichever order, is cancelled because of its write at `write`, for each reason in turn: so often as it is sent. */
  | { readonly cancelled: readonly Cancellation[]; readonly at: number; readonly write: number }

export type Injector = {
  readonly handle: Handle
  /** From now on one request meets this. Answers whether all of it was met. */
  readonly plan: (plan: Plan) => () => boolean
  /** Each request meets one of the faults with this chance; the same for the same seed and order of requests. */
  readonly chance: (rate: number, seed: number) => void
  /** Nothing goes wrong, and requests are counted anew. */
  readonly calm: () => void
  /** Requests since then, each with how many writes it held as a transaction. */
  readonly seen: () => readonly number[]
}

export function injector(): Injector {
  let planned: Planned | undefined
  let random: { readonly rate: number; readonly roll: () => number } | undefined
  let seen: number[] = []
  const known = new WeakSet<object>()

  const byChance = ({ writes }: Call, { rate, roll }: NonNullable<typeof random>): Met => {
    if (roll() >= rate) return undefined
    const one = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)]!
    if (writes.length && roll() < 0.5) return cancelled(writes.length, Math.floor(roll() * writes.length), one(passing))
    const kind = one(lineFaults)
    return kind === 'after' ? kind : broken(kind)
  }
  const byPlan = (call: Call): Met => {
    // The same request sent again by the SDK is not another one.
    if (!known.has(call.input)) seen.push(call.writes.length)
    const isNew = !known.has(call.input)
    known.add(call.input)
    return planned?.(call, isNew && { request: seen.length, transaction: call.writes.length > 0 && seen.filter((writes) => writes > 0).length })
  }
  const nothing = (): void => {
    planned = undefined
    random = undefined
    seen = []
  }
  return {
    handle: async (call, go) => {
      const met = random ? byChance(call, random) : byPlan(call)
      if (met instanceof Error) throw met
      const answer = await go()
      if (met) throw met === 'after' ? broken('before') : met.after
      return answer
    },
    plan: (plan) => {
      nothing()
      const left = 'cancelled' in plan ? [...plan.cancelled] : [plan.kind]
      planned = 'cancelled' in plan ? cancelling(plan, left as Cancellation[]) : breaking(plan, left)
      return () => left.length === 0
    },
    chance: (rate, seed) => {
      nothing()
      random = { rate, roll: dice(seed) }
    },
    calm: nothing,
    seen: () => seen,
  }
}

/** What a request meets instead of an answer, or after it was done. */
type Met = Error | 'after' | { readonly after: Error } | undefined
/** Which request and which transaction it is, from 1; false when it was sent before. */
type Place = { readonly request: number; readonly transaction: number | false } | false
type Planned = (call: Call, place: Place) => Met

function breaking({ kind, at, fatal }: Extract<Plan, { kind: LineFault }>, left: unknown[]): Planned {
  return (_, place) => {
    if (!place || place.request !== at) return undefined
    left.length = 0
    if (kind === 'after') return { after: lasting(broken('before'), fatal) }
    return lasting(broken(kind), fatal)
  }
}

/** Known again by what it writes first, also when somebody asks for all of it anew. */
function cancelling({ at, write }: Extract<Plan, { write: number }>, left: Cancellation[]): Planned {
  let wanted: string | undefined
  return ({ writes }, place) => {
    if (place && place.transaction === at) wanted = placeOf(writes)
    if (wanted === undefined || placeOf(writes) !== wanted) return undefined
    const kind = left.shift()
    return kind && cancelled(writes.length, write, kind)
  }
}

function placeOf(writes: readonly object[]): string | undefined {
  const [first] = Object.values(writes[0] ?? {}) as { Key?: Keyed; Item?: Keyed }[]
  const { pk, sk } = first?.Key ?? first?.Item ?? {}
  return pk && `${writes.length} ${pk.S} ${sk?.S}`
}
type Keyed = { readonly pk?: { readonly S?: string }; readonly sk?: { readonly S?: string } }

const lasting = (error: Error, fatal: boolean): Error => (fatal ? Object.assign(new Error(error.message), { name: 'LineLost', $metadata: {} }) : error)

function broken(kind: Exclude<LineFault, 'after'>): Error {
  switch (kind) {
    case 'before':
      return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET', $metadata: {} })
    case 'throttle':
      return Object.assign(new Error('slow down'), { name: 'ThrottlingException', $fault: 'client', $metadata: { httpStatusCode: 400 }, $retryable: { throttling: false } })
    case 'server-error':
      return Object.assign(new Error('internal'), { name: 'InternalServerError', $fault: 'server', $metadata: { httpStatusCode: 500 } })
    default:
      return kind satisfies never
  }
}

function cancelled(writes: number, write: number, Code: Cancellation): Error {
  const CancellationReasons = Array.from({ length: writes }, (_, at) => (at === write ? { Code, Message: `because of write ${at}` } : { Code: 'None' }))
  return new TransactionCanceledException({ message: `Transaction cancelled: ${Code} at ${write}`, $metadata: { httpStatusCode: 400 }, CancellationReasons })
}
