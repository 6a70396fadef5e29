import * as z from 'zod'
import { dueTopics } from '../payments/channel.ts'

/**
 * none: no account. begun: the provider's form is not finished. more-needed: it was sent, and something is missing or
 * missing again. under-review: the provider looks at what was sent. ready: money can be collected. restricted: the
 * provider closed the account, or the organization disconnected it.
 */
export const connectStates = ['none', 'begun', 'more-needed', 'under-review', 'ready', 'restricted'] as const
export type ConnectState = (typeof connectStates)[number]

export const Connect = z
  .object({
    state: z.enum(connectStates),
    /** One sentence: what that means and what to do. */
    say: z.string(),
    /** The provider's id of the account. */
    account: z.string().nullable(),
    /** Residents can pay online now. */
    onlinePayment: z.boolean(),
    /** What was collected reaches the organization's bank account. */
    paysOut: z.boolean(),
    /** What the provider still asks for, in words; also while ready, when something falls due later. */
    due: z.array(z.object({ topic: z.enum(dueTopics), say: z.string() })),
    /** connectAccount wants country and e-mail: there is no account, or it is connected no more. */
    needsParticulars: z.boolean(),
    /** When the provider last told this; null: never. */
    askedAt: z.string().nullable(),
    /** The provider answered just now; false: this is what it said at `askedAt`. */
    answered: z.boolean(),
  })
  .meta({ id: 'Connect' })
export type Connect = z.infer<typeof Connect>

/** Both are needed the first time; once there is an account they say nothing. */
export const ConnectAccount = z.strictObject({
  /** Where the organization is registered: two letters, ISO 3166-1. */
  country: z.string().regex(/^[A-Z]{2}$/).optional(),
  /** Where the provider writes to the organization. */
  email: z.string().trim().pipe(z.email().max(120)).optional(),
})
export type ConnectAccount = z.infer<typeof ConnectAccount>

/** Address of the provider's form; good once and for minutes. */
export const ConnectLink = z.object({ url: z.string() }).meta({ id: 'ConnectLink' })
export type ConnectLink = z.infer<typeof ConnectLink>
