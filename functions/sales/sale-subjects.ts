import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { Write } from '../storage/writes.ts'
import type { PaidSale, SaleKind } from './model.ts'

/** What a thing that is sold says to its money. */
export type SaleSubject = {
  /**
   * The writes that note on the thing that it is paid, to go into the transaction that books the sale: each with a condition
   * that holds for one sale only. `unwanted`: it is paid or gone already, and this money goes back. Asked anew whenever a
   * condition did not hold.
   */
  readonly writesWhenPaid: (ctx: Ctx, sale: PaidSale) => Promise<readonly Write[] | 'unwanted'>
  /** Until when what was paid for holds, for the landing page: a car has to be out by then. Left out where there is no such time. */
  readonly holdsUntil?: (ctx: Ctx, sale: Pick<PaidSale, 'id' | 'subject'>) => Promise<Instant | undefined>
}

/** One entry a kind, loaded when first needed: `stay: async () => (await import('../stays/stay-subject.ts')).staySubject`. */
const subjects: Readonly<Partial<Record<SaleKind, () => Promise<SaleSubject>>>> = {
  booking: async () => (await import('../bookings/booking-subject.ts')).bookingSubject,
  session: async () => (await import('../machines/session-subject.ts')).sessionSubject,
  stay: async () => (await import('../stays/stay-subject.ts')).staySubject,
}

export function subjectOf(kind: SaleKind): Promise<SaleSubject> {
  const load = subjects[kind]
  assert(load, `somebody who sells a ${kind}`)
  return load()
}
