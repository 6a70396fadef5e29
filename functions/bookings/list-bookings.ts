import { addDays, localTimeOf, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { forbidden } from '../faults.ts'
import { admitUnit } from '../payments/access.ts'
import { BadCursor } from '../storage/store.ts'
import { type BookingRecord, bookingsFrom, bookingsOfUnit, placeOf } from './items.ts'
import { type BookingPage, facilityOfBooking, type ListBookings } from './model.ts'
import { isOffice, showBookings } from './show-booking.ts'

/** The office's, by the day on which they begin; or a household's, newest first. A resident sees the own household's. */
export async function listBookings(ctx: Ctx, query: ListBookings): Promise<BookingPage> {
  const { actor } = ctx
  const unit = query.unit ?? (actor.kind === 'resident' ? actor.units[0] : undefined)
  if (unit) {
    admitUnit(ctx, unit)
    const { items, next } = await bookingsOfUnit(ctx, unit, { limit: query.limit, ...(query.after === undefined ? {} : { after: query.after }) })
    return { items: await showBookings(ctx, items), next }
  }
  if (!isOffice(ctx)) throw forbidden('a list of everybody’s bookings')
  const { items, next } = await byDay(ctx, query)
  return { items: await showBookings(ctx, items), next }
}

/** Of one page, read on until it is full or the days are over; a filter never hides that there is more. */
const readsMax = 20

async function byDay(ctx: Ctx, query: ListBookings): Promise<{ items: BookingRecord[]; next: string | null }> {
  const from = query.from ?? today(ctx.clock)
  const to = query.to ?? addDays(from, 31)
  if (query.after !== undefined && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}#[a-z0-9-]{25}$/.test(query.after)) throw new BadCursor()
  const items: BookingRecord[] = []
  let after = query.after
  for (let read = 0; read < readsMax; read += 1) {
    const page = await bookingsFrom(ctx, { from, to, limit: 100, ...(after === undefined ? {} : { after }) })
    for (const booking of page.items) {
      if (matches(ctx, booking, query)) items.push(booking)
      after = placeOf(booking)
      if (items.length === query.limit) return { items, next: after }
    }
    if (!page.more) return { items, next: null }
  }
  return { items, next: after ?? null }
}

function matches(ctx: Ctx, { id, state, start, paid, depositFen, depositReturned }: BookingRecord, query: ListBookings): boolean {
  if (query.facility && facilityOfBooking(id) !== query.facility) return false
  if (query.deposit && !(state === 'confirmed' && paid && depositFen > 0 && !depositReturned && start <= localTimeOf(ctx.clock.now()))) return false
  // What lapsed is shown to whoever asks for it.
  return query.state ? state === query.state : state !== 'lapsed'
}
