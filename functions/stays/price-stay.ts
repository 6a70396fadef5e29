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
}

/** What a stay costs if it ends at `at` (or has ended then). Null when its entry is not known: nobody can price it. */
export async function priceStay(ctx: Ctx, stay: StayState, at: Instant): Promise<Price | null> {
  const paid = paidFen(stay)
  const decided = stay.closed?.feeFen
  const end = stay.out ?? at
  if (decided !== undefined) return { feeFen: decided, dueFen: Math.max(0, decided - paid), until: end, lines: [], leaveMinutes: 0 }
  if (isFree(stay)) return { feeFen: 0, dueFen: 0, until: end, lines: [], leaveMinutes: 0 }
  if (!stay.in) return null
  const tariff = readyTariff((await tariffOn(ctx, stay.tariff!, dateOfInstant(stay.in))).rule)
  const entry = toLocalMinute(stay.in)
  // A clock that runs behind the gate's must not make a price below nothing.
  const quote = (until: Instant) => quoteLines(tariff, { in: entry, out: Math.max(entry, toLocalMinute(until)), class: stay.class })
  try {
    const until = chargedUntil(stay, end, (moment) => quote(moment).totalFen)
    const { totalFen, lines } = quote(until)
    return { feeFen: totalFen, dueFen: Math.max(0, totalFen - paid), until, lines, leaveMinutes: tariff.rule.leaveMinutes }
  } catch (error) {
    // More than a year inside: a person decides.
    if (error instanceof Fault) return null
    throw error
  }
}
