import type { Instant } from '../calendar.ts'
import type { TariffId } from '../ids.ts'
import type { Coupon, VehicleClass } from '../tariffs/quote-model.ts'

/** What the stays of one car in one area are, as a pure fold over what was seen and paid: whatever the order in which it came. */

/** permit, grace, visitor stay free of charge; blocked should not be let in. */
export const standings = ['permit', 'grace', 'visitor', 'none', 'blocked'] as const
export type Standing = (typeof standings)[number]

type Seen = { readonly key: string; readonly at: Instant }
/** A gate, a phone or a ticket saw the car. `key` follows from device and sequence number. */
export type GateFact = Seen & {
  readonly kind: 'in' | 'out'
  readonly device: string
  readonly class: VehicleClass
  readonly standing: Standing
  /** What short stays cost when it was seen; null = nothing. */
  readonly tariff: TariffId | null
}
/** Money for the stay that the event `of` belongs to. It may leave until `until` without paying again. */
export type PaidFact = Seen & { readonly kind: 'paid'; readonly of: string; readonly amountFen: number; readonly method: string; readonly until: Instant; /** The cash that was in the hand, where it was not the price, and why. */ readonly told?: { readonly amountFen: number; readonly reason: string } }
/** A person supplied what no gate saw, or set the price. */
export type ClosedFact = Seen & { readonly kind: 'closed'; readonly of: string; readonly reason: string; readonly who: string; readonly in?: Instant; readonly out?: Instant; readonly feeFen?: number }
/** A coupon that takes something off the price of the stay that the event `of` belongs to. `most`: how many coupons such a stay holds in all. */
export type CouponFact = Seen & { readonly kind: 'coupon'; readonly of: string; readonly batch: string; readonly code: string; readonly name: string; readonly bearer: string; readonly most: number; readonly discount: Coupon; /** Null: by the driver. */ readonly who: string | null }
export type Fact = GateFact | Decision
/** What people add to a stay that was seen. */
export type Decision = PaidFact | ClosedFact | CouponFact

export type StayState = {
  /** Of its first event. */
  readonly key: string
  readonly keys: readonly string[]
  /** When it was first seen: at the entry, or at the exit where no entry was seen. */
  readonly first: Instant
  readonly in: Instant | null
  readonly out: Instant | null
  /** Another entry came before an exit was seen. */
  readonly exitUnseen: boolean
  readonly class: VehicleClass
  readonly standing: Standing
  readonly tariff: TariffId | null
  readonly payments: readonly PaidFact[]
  readonly coupons: readonly CouponFact[]
  readonly closed: ClosedFact | null
}

/** Two reads of one passing: a second camera, a gate and a phone. */
export const sameReadMs = 2 * 60_000

/**
 * Events in the order of their own time pair up: an entry opens a stay, an exit ends it. An entry while one is open begins
 * another stay, and the first one's exit was not seen; an exit without an entry is a stay of its own. What was paid or decided
 * belongs to the stay of the event that it names.
 */
export function staysOf(facts: readonly Fact[]): StayState[] {
  const stays: StayState[] = []
  let open: StayState | undefined
  for (const fact of facts.filter(isGate).toSorted(inTime)) {
    const last = stays.at(-1)
    if (fact.kind === 'in') {
      if (open && near(open.in!, fact.at)) open = replace(stays, joined(open, fact))
      else {
        if (open) replace(stays, { ...open, exitUnseen: true })
        open = begun(fact)
        stays.push(open)
      }
    } else if (open) {
      replace(stays, { ...joined(open, fact), out: fact.at })
      open = undefined
    } else if (last?.out && near(last.out, fact.at)) replace(stays, joined(last, fact))
    else stays.push(begun(fact))
  }
  return stays.map((stay) => withDecisions(stay, facts))
}

const isGate = (fact: Fact): fact is GateFact => fact.kind === 'in' || fact.kind === 'out'
/** At one instant an entry comes before an exit; beyond that the key decides, so that the order is always one. */
const inTime = (a: GateFact, b: GateFact): number => compare(a.at, b.at) || compare(a.kind, b.kind) || compare(a.key, b.key)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const near = (earlier: Instant, later: Instant): boolean => Date.parse(later) - Date.parse(earlier) <= sameReadMs

/** Only the last stay is ever still changing. */
function replace(stays: StayState[], stay: StayState): StayState {
  stays[stays.length - 1] = stay
  return stay
}

const begun = ({ kind, key, at, class: name, standing, tariff }: GateFact): StayState => ({
  key,
  keys: [key],
  first: at,
  in: kind === 'in' ? at : null,
  out: kind === 'out' ? at : null,
  exitUnseen: false,
  class: name,
  standing,
  tariff,
  payments: [],
  coupons: [],
  closed: null,
})

const joined = (stay: StayState, fact: GateFact): StayState => ({ ...stay, keys: [...stay.keys, fact.key] })

function withDecisions(stay: StayState, facts: readonly Fact[]): StayState {
  const mine = facts.filter((fact): fact is Decision => !isGate(fact) && stay.keys.includes(fact.of)).toSorted((a, b) => compare(a.at, b.at) || compare(a.key, b.key))
  const payments = mine.filter((fact) => fact.kind === 'paid')
  const closed = mine.findLast((fact) => fact.kind === 'closed') ?? null
  const coupons = mine.filter((fact) => fact.kind === 'coupon')
  return { ...stay, payments, coupons, closed, in: stay.in ?? closed?.in ?? null, out: stay.out ?? closed?.out ?? null }
}

/** present: inside. unclear: an entry or exit is missing and a person must say. owing: left and not all paid. done: at its end. */
export const stayStates = ['present', 'unclear', 'owing', 'done'] as const
export type StayStanding = (typeof stayStates)[number]

export function stateOf(stay: StayState, feeFen: number | null): StayStanding {
  if (stay.closed?.feeFen === undefined && (!stay.in || !stay.out)) return stay.in && !stay.exitUnseen ? 'present' : 'unclear'
  return paidFen(stay) < (feeFen ?? 0) ? 'owing' : 'done'
}

export const paidFen = ({ payments }: Pick<StayState, 'payments'>): number => payments.reduce((sum, { amountFen }) => sum + amountFen, 0)

export const isFree = ({ standing, tariff }: Pick<StayState, 'standing' | 'tariff'>): boolean => tariff === null || standing === 'permit' || standing === 'grace' || standing === 'visitor'

/**
 * Until when a stay is charged when it is looked at or ends at `at`. Whoever has paid may leave until the time that was granted; and
 * what is paid is the price that was shown, which may be as much older than the payment.
 */
export function chargedUntil(stay: StayState, at: Instant, feeAt: (until: Instant) => number): Instant {
  let paid = 0
  let until = at
  for (const payment of stay.payments) {
    paid += payment.amountFen
    if (payment.at > at || at > payment.until) continue
    const granted = Date.parse(payment.until) - Date.parse(payment.at)
    const shown = new Date(Math.max(Date.parse(stay.in ?? payment.at), Date.parse(payment.at) - granted)).toISOString() as Instant
    if (paid >= feeAt(payment.at)) until = payment.at
    else if (paid >= feeAt(shown)) until = shown
  }
  return until
}
