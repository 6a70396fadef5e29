/** What goes wrong on demand. `before`: nothing was done; `after`: it was done, and the answer is lost. */
export type FaultKind = '429' | '500' | 'timeout-before' | 'timeout-after' | 'delay'

export type PlannedFault = { readonly kind: FaultKind; /** `POST /v1/checkout/sessions`; every request when left out. */ readonly on?: string; readonly times: number; readonly ms?: number }

/**
 * How a refund goes on: at once, slowly, failing at once, failing while pending, failing after it had succeeded, or
 * waiting for money on the balance. Everything slow takes `asyncSeconds`.
 */
export type RefundOutcome = 'succeed' | 'pend' | 'fail' | 'fail-later' | 'fail-after' | 'no-funds'

/** A payout arrives, never arrives, or comes back days after it had arrived. */
export type PayoutOutcome = 'pay' | 'fail' | 'fail-after'

/** Moved by tests directly and by people through `/_admin/switches`. */
export type Switches = {
  /** Faults that the next matching requests meet, first come first served. */
  faults: PlannedFault[]
  /** Each delivery is made so many times more. */
  duplicates: number
  /** Deliveries that are due together go out in reverse order. */
  disorder: boolean
  /** Seconds between an event and its first delivery. */
  deliveryDelaySeconds: number
  /** Nothing is delivered; what is due waits. */
  holdDeliveries: boolean
  /** A request that hangs is held for so long. */
  hangMs: number
  /** Seconds until a payment by a slow method is decided. */
  asyncSeconds: number
  /** How the next refunds end, first come first served; after that by their method: cards at once, others slowly. */
  refunds: RefundOutcome[]
  /** How the next payouts end, first come first served; after that they arrive. */
  payouts: PayoutOutcome[]
}

export const calmSwitches = (): Switches => ({ faults: [], duplicates: 0, disorder: false, deliveryDelaySeconds: 0, holdDeliveries: false, hangMs: 30_000, asyncSeconds: 20, refunds: [], payouts: [] })

/** The fault that this request meets; a header asks for one too. */
export function takeFault(switches: Switches, request: string, header: string | undefined): { kind: FaultKind; ms: number } | undefined {
  const [asked, ms] = (header ?? '').split(' ')
  if (isKind(asked)) return { kind: asked, ms: Number(ms ?? switches.hangMs) }
  const at = switches.faults.findIndex((fault) => fault.times > 0 && (fault.on === undefined || request.startsWith(fault.on)))
  const fault = switches.faults[at]
  if (!fault) return undefined
  switches.faults = fault.times > 1 ? switches.faults.with(at, { ...fault, times: fault.times - 1 }) : switches.faults.toSpliced(at, 1)
  return { kind: fault.kind, ms: fault.ms ?? switches.hangMs }
}

const kinds: readonly string[] = ['429', '500', 'timeout-before', 'timeout-after', 'delay'] satisfies FaultKind[]
export const isKind = (text: string | undefined): text is FaultKind => kinds.includes(text ?? '')
