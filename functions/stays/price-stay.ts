import { dateOfInstant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import { tariffOn } from '../tariffs/find-tariff.ts'
import { type QuoteLine, quoteLines, readyTariff, toLocalMinute } from '../tariffs/quote-model.ts'
import { chargedUntil, isFree, paidFen, type StayState } from './stay-model.ts'

export type Price = {
  readonly feeFen: number
  readonly dueFen: number
  /** Charged up to here: the payment's moment while it lets the car leave. */
  readonly until: Instant
  readonly lines: readonly QuoteLine[]
  readonly leaveMinutes: number
  /** What each coupon takes off, in the order in which they came. */
  readonly couponsFen: readonly number[]
}

/**
 * What a stay costs if it ends at `at` (or has ended then). A coupon takes off what is not paid yet: nothing goes back. Null when its entry is not known: nobody can price it.
 */
export async function priceStay(ctx: Ctx, stay: StayState, at: Instant): Promise<Price | null> {
  const paid = paidFen(stay)
  const decided = stay.closed?.feeFen
  const end = stay.out ?? at
  if (decided !== undefined) return { feeFen: decided, dueFen: Math.max(0, decided - paid), until: end, lines: [], leaveMinutes: 0, couponsFen: stay.coupons.map(() => 0) }
  if (isFree(stay)) return { feeFen: 0, dueFen: 0, until: end, lines: [], leaveMinutes: 0, couponsFen: stay.coupons.map(() => 0) }
  if (!stay.in) return null
  const tariff = readyTariff((await tariffOn(ctx, stay.tariff!, dateOfInstant(stay.in))).rule)
  const entry = toLocalMinute(stay.in)
  // A clock that runs behind the gate's must not make a price below nothing.
  const coupons = stay.coupons.map(({ discount }) => discount)
  const quote = (until: Instant, count = coupons.length) => quoteLines(tariff, { in: entry, out: Math.max(entry, toLocalMinute(until)), class: stay.class, coupons: coupons.slice(0, count) })
  try {
    const until = [0, coupons.length].map((count) => chargedUntil(stay, end, (moment) => quote(moment, count).totalFen)).reduce((a, b) => (a < b ? a : b))
    const { totalFen, lines } = quote(until)
    const plainFen = quote(until, 0).totalFen
    const feeFen = Math.max(totalFen, Math.min(plainFen, paid))
    const kept: QuoteLine[] = feeFen > totalFen ? [{ kind: 'kept', from: entry, to: Math.max(entry, toLocalMinute(until)), count: 1, amountFen: feeFen - totalFen }] : []
    const after = [0, ...coupons.keys()].map((_, count) => Math.max(quote(until, count).totalFen, Math.min(plainFen, paid)))
    return { feeFen, dueFen: Math.max(0, feeFen - paid), until, lines: [...lines, ...kept], leaveMinutes: tariff.rule.leaveMinutes, couponsFen: coupons.map((_, place) => after[place]! - after[place + 1]!) }
  } catch (error) {
    // More than a year inside: a person decides.
    if (error instanceof Fault) return null
    throw error
  }
}
