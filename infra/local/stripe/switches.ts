import type { ChanceKind, DisputeOutcome, ForgeryKind, PaymentOutcome, PayoutOutcome, RefundOutcome } from './outcomes.ts'
import type { PlannedFault } from './take-fault.ts'

/** What a lying provider says of a paid session in place of the truth. Amounts in the least unit. */
export type Lie = { readonly amount?: number; readonly currency?: string; readonly reference?: string | null }

export type Forgery = { readonly kind: ForgeryKind; readonly account?: string; readonly metadata?: Readonly<Record<string, string>> }

/** Mishaps by chance, the same for the same seed: each request, delivery, payment, refund and payout meets one of `kinds` with probability `rate`. */
export type Chance = { readonly rate: number; readonly kinds: readonly ChanceKind[]; readonly seed: number; /** How long what hangs is held; `hangMs` by default. */ readonly ms?: number; readonly lateSeconds?: number }

export type Range = { readonly from: number; readonly to: number; readonly seed: number }

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
  /** How the next deliveries are made: once more than needed, or an hour late. */
  deliveries: ('plain' | 'duplicate' | 'late')[]
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
  /** Whether the next payments are disputed; after that by their card. */
  disputes: DisputeOutcome[]
}

export const calmSwitches = (): Switches => ({
  faults: [],
  random: null,
  duplicates: 0,
  disorder: false,
  deliveryDelaySeconds: 0,
  holdDeliveries: false,
  deliveries: [],
  forgeries: [],
  hangMs: 30_000,
  asyncSeconds: 20,
  payments: [],
  lies: [],
  refunds: [],
  payouts: [],
  disputes: [],
})
