import { byChance } from './chance.ts'
import { type FaultKind, faultKinds } from './outcomes.ts'
import type { Switches } from './switches.ts'

export type PlannedFault = { readonly kind: FaultKind; /** `POST /v1/checkout/sessions`; every request when left out. */ readonly on?: string; readonly times: number; readonly ms?: number }

type Fault = { readonly kind: FaultKind; readonly ms: number }

/** The fault that this request meets: asked for by its header, planned, or by chance. */
export function takeFault(switches: Switches, request: string, header: string | undefined): Fault | undefined {
  const [asked, ms] = (header ?? '').split(' ')
  if (isKind(asked)) return { kind: asked, ms: Number(ms ?? switches.hangMs) }
  const at = switches.faults.findIndex((fault) => fault.times > 0 && (fault.on === undefined || request.startsWith(fault.on)))
  const fault = switches.faults[at]
  if (!fault) return unplanned(switches)
  switches.faults = fault.times > 1 ? switches.faults.with(at, { ...fault, times: fault.times - 1 }) : switches.faults.toSpliced(at, 1)
  return { kind: fault.kind, ms: fault.ms ?? switches.hangMs }
}

function unplanned({ random, hangMs }: Switches): Fault | undefined {
  const kind = byChance(random, 'requests', isKind)
  return kind && { kind, ms: random?.ms ?? hangMs }
}

export const isKind = (text: string | undefined): text is FaultKind => (faultKinds as readonly string[]).includes(text ?? '')
