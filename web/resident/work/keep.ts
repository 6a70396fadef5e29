import type { Instant } from '../../../functions/calendar.ts'
import { type Act, decided, type Decision, mayForget, needsNumber, type Numbers, numbered, type Person, type Wish } from './act-model.ts'
import type { Area } from './area.ts'
import type { Seen } from './cars-model.ts'
import type { Tariff } from './price-model.ts'
import type { OpenShift } from './shift-of.ts'

/** What the phone remembers besides acts, so that it opens without network. Never more than the server said last. */
export type Facts = {
  readonly person: Person
  readonly area: string
  readonly areas: readonly Area[]
  readonly tariffs: readonly Tariff[]
  readonly seen: Seen
  readonly shift: OpenShift | null
}

/** Where acts and facts are kept. Each call is one transaction: two tabs see each other's whole changes and nothing between. */
export type Keep = {
  readonly acts: () => Promise<readonly Act[]>
  /** Numbers them and stores them all, or none. */
  readonly add: (wishes: readonly Wish[]) => Promise<readonly Act[]>
  readonly change: (number: number, change: (act: Act) => Act) => Promise<void>
  /** What a person decides about a refused act. */
  readonly decide: (number: number, decision: Decision) => Promise<void>
  readonly forget: (now: Instant) => Promise<void>
  readonly facts: () => Promise<Partial<Facts>>
  /** `undefined` forgets it. */
  readonly note: (facts: { readonly [K in keyof Facts]?: Facts[K] | undefined }) => Promise<void>
}

/** The plain state behind a store, and what each call makes of it: the same for IndexedDB and for tests. */
export type Kept = { readonly acts: readonly Act[]; readonly numbers: Numbers }

export function decideIn({ acts, numbers }: Kept, number: number, decision: Decision, newDevice: () => string): Kept {
  const act = acts.find((one) => one.number === number)
  if (!act || act.state !== 'refused') return { acts, numbers }
  const next = decided(act, decision)
  if (decision.what === 'aside' || !needsNumber(act)) return { acts: acts.map((one) => (one === act ? next : one)), numbers }
  // Its numbers were given to something else already, on a phone that was restored from a copy: from here on it is another device.
  const device = newDevice()
  const moved = (one: Act): Act => (one === act ? { ...next, device, number: numbers.next } : 'of' in one && one.of === act.number && one.device === act.device ? { ...one, device, of: numbers.next } : one)
  return { acts: acts.map(moved), numbers: { device, next: numbers.next + 1 } }
}

export const addTo = ({ acts, numbers }: Kept, wishes: readonly Wish[]): Kept & { readonly added: readonly Act[] } => {
  const made = numbered(wishes, numbers)
  return { acts: [...acts, ...made.acts], numbers: made.numbers, added: made.acts }
}

export const forgetIn = (acts: readonly Act[], now: Instant): readonly Act[] => acts.filter((act) => !mayForget(act, now) || acts.some((other) => 'of' in other && other.of === act.number && !mayForget(other, now)))
