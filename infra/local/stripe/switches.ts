import type { FaultKind, PlannedFault } from './take-fault.ts'

/**
 * How a refund goes on: at once, slowly, failing at once, failing while pending, failing after it had succeeded, or
 * waiting for money on the balance. Everything slow takes `asyncSeconds`.
 */
export type RefundOutcome = 'succeed' | 'pend' | 'fail' | 'fail-later' | 'fail-after' | 'no-funds'

/** A payout arrives, never arrives, or comes back days after it had arrived. */
export type PayoutOutcome = 'pay' | 'fail' | 'fail-after'

/** What becomes of a payer's press of the button on the payment page. */
export type PaymentOutcome = 'pay' | 'decline' | 'pay-slowly' | 'fail-slowly' | 'expire'

/** What a lying provider says of a paid session in place of the truth. Amounts in the least unit. */
export type Lie = { readonly amount?: number; readonly currency?: string; readonly reference?: string | null }

/**
 * A message that is not Stripe's: signed with another secret; recorded and played again an hour later; altered under a
 * good signature; not signed. Or one that Stripe did sign, for another account, or with metadata that name a stranger.
 */
export const forgeryKinds = ['wrong-secret', 'old', 'altered', 'unsigned', 'other-account', 'metadata'] as const
export type Forgery = { readonly kind: (typeof forgeryKinds)[number]; readonly account?: string; readonly metadata?: Readonly<Record<string, string>> }

/** What may befall a delivery by chance. */
export type DeliveryMishap = 'duplicate' | 'late' | 'disorder'

export type Range = { readonly from: number; readonly to: number; readonly seed: number }

/** Mishaps by chance, the same for the same seed: each request and each delivery meets one of `kinds` with probability `rate`. */
export type Chance = { readonly rate: number; readonly kinds: readonly (FaultKind | DeliveryMishap)[]; readonly seed: number; /** How long what hangs is held; `hangMs` by default. */ readonly ms?: number; readonly lateSeconds?: number }

/** Moved by tests directly and by people through `/_admin/switches`. Lists are used up from the front. */
export type Switches = {
  /** Faults that the next matching requests meet, first come first served. */
  faults: PlannedFault[]
  random: Chance | null
  /** Each delivery is made so many times more. */
  duplicates: number
  /** Deliveries that are due together go out in reverse order, or shuffled. */
  disorder: boolean | { readonly seed: number }
  /** Seconds between an event and its first delivery. */
  deliveryDelaySeconds: number | Range
  /** Nothing is delivered; what is due waits. */
  holdDeliveries: boolean
  /** The next deliveries are each preceded by a forged one. */
  forgeries: Forgery[]
  /** A request that hangs is held for so long. */
  hangMs: number
  /** Seconds until a payment or refund by a slow method is decided. */
  asyncSeconds: number
  /** What the next presses of the button on payment pages lead to; after that they pay. */
  payments: PaymentOutcome[]
  /** What is said of the next sessions that are paid. */
  lies: Lie[]
  /** How the next refunds end; after that by their method: cards at once, others slowly. */
  refunds: RefundOutcome[]
  /** How the next payouts end; after that they arrive. */
  payouts: PayoutOutcome[]
}

export const calmSwitches = (): Switches => ({
  faults: [],
  random: null,
  duplicates: 0,
  disorder: false,
  deliveryDelaySeconds: 0,
  holdDeliveries: false,
  forgeries: [],
  hangMs: 30_000,
  asyncSeconds: 20,
  payments: [],
  lies: [],
  refunds: [],
  payouts: [],
})

type Queue = 'forgeries' | 'payments' | 'lies' | 'refunds' | 'payouts'

/** The first of a list, used up. */
export function takeNext<K extends Queue>(switches: Switches, name: K): Switches[K][number] | undefined {
  const [next, ...rest] = switches[name]
  switches[name] = rest as Switches[K]
  return next
}
