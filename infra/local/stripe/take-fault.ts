import { diceOf, pick } from './dice.ts'
import type { Switches } from './switches.ts'

/**
 * What goes wrong on demand. `before`: nothing was done; `after`: it was done, and the answer is lost. `500-kept` is
 * remembered under the idempotency key, as Stripe does with errors of its own: asked again, it stays. `409`: another
 * request with the key is still running.
 */
const faultKinds = ['429', '500', '500-kept', '409', 'timeout-before', 'timeout-after', 'delay'] as const
export type FaultKind = (typeof faultKinds)[number]

export type PlannedFault = { readonly kind: FaultKind; /** `POST /v1/checkout/sessions`; every request when left out. */ readonly on?: string; readonly times: number; readonly ms?: number }

type Fault = { readonly kind: FaultKind; readonly ms: number }

/** The fault that this request meets: asked for by its header, planned, or by chance. */
export function takeFault(switches: Switches, request: string, header: string | undefined): Fault | undefined {
  const [asked, ms] = (header ?? '').split(' ')
  if (isKind(asked)) return { kind: asked, ms: Number(ms ?? switches.hangMs) }
  const at = switches.faults.findIndex((fault) => fault.times > 0 && (fault.on === undefined || request.startsWith(fault.on)))
  const fault = switches.faults[at]
  if (!fault) return byChance(switches)
  switches.faults = fault.times > 1 ? switches.faults.with(at, { ...fault, times: fault.times - 1 }) : switches.faults.toSpliced(at, 1)
  return { kind: fault.kind, ms: fault.ms ?? switches.hangMs }
}

function byChance({ random, hangMs }: Switches): Fault | undefined {
  if (!random) return undefined
  const roll = diceOf(random, 'requests')
  const kind = roll() < random.rate ? pick(random.kinds.filter(isKind), roll) : undefined
  return kind && { kind, ms: random.ms ?? hangMs }
}

export const isKind = (text: string | undefined): text is FaultKind => (faultKinds as readonly string[]).includes(text ?? '')
