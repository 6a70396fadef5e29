import { addDays, type BusinessDate, type LocalTime, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listFacilities } from '../facilities/list-facilities.ts'
import type { BookingTerms } from '../facilities/booking-terms.ts'
import { readFacility } from '../facilities/read-facility.ts'
import { cellsOf, judgeBooking, priceOfSlot, type Slot, slotsOn } from './booking-rules.ts'
import { bookableFacility } from './create-booking.ts'
import { type BookingRecord, cellsTaken, readBookings } from './items.ts'
import type { Bookable, ListSlots, SlotCalendar } from './model.ts'
import { isOffice, showBookings } from './show-booking.ts'

/** Everything that can be booked now, in the order of names. */
export async function listBookables(ctx: Ctx): Promise<{ items: Bookable[] }> {
  const items: Bookable[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page = await listFacilities(ctx, { state: 'active', limit: 200, ...(after === undefined ? {} : { after }) })
    for (const { id, name, kind, communityName, place, photos, booking } of page.items) if (booking) items.push({ facility: id, name, kind, communityName, place, photos, terms: booking })
    after = page.next ?? undefined
    more = after !== undefined
  }
  return { items }
}

/**
 * A facility's calendar: each slot of its rules, free or not, and what stands in these days. A resident sees that a slot is taken,
 * and not by whom. For the office also of a facility that is paused or not booked any more: what was booked stands, nothing is free.
 */
export async function listSlots(ctx: Ctx, { facility, from, days }: ListSlots): Promise<SlotCalendar> {
  const { booking, state } = isOffice(ctx) ? await readFacility(ctx, facility) : await bookableFacility(ctx, facility)
  const terms = state === 'active' ? booking : null
  const taken = await cellsTaken(ctx, facility, { from, before: addDays(from, days) })
  const bookings = await readBookings(ctx, [...new Set(taken.values())])
  const now = localTimeOf(ctx.clock.now())
  const dates = Array.from({ length: days }, (_, at) => addDays(from, at))
  return {
    facility,
    days: dates.map((date) => ({ date, slots: terms ? slotsOfDay(terms, date, { taken, now, byOffice: isOffice(ctx) }) : [] })),
    bookings: await showBookings(ctx, bookings.filter((one) => isSeen(ctx, one)).toSorted((a, b) => (a.start < b.start ? -1 : 1))),
  }
}

function isSeen({ actor, ...ctx }: Ctx, { who }: BookingRecord): boolean {
  if (actor.kind === 'resident') return who.kind === 'household' && actor.units.includes(who.unit)
  return isOffice({ ...ctx, actor })
}

type Standing = { readonly taken: ReadonlyMap<string, unknown>; readonly now: LocalTime; readonly byOffice: boolean }

function slotsOfDay(terms: BookingTerms, date: BusinessDate, standing: Standing): SlotCalendar['days'][number]['slots'] {
  return slotsOn(terms, date).map((slot) => ({ ...slot, standing: standingOf(terms, slot, standing), residentFen: priceOfSlot(terms, slot, 'resident'), otherFen: priceOfSlot(terms, slot, 'other') }))
}

function standingOf(terms: BookingTerms, slot: Slot, { taken, now, byOffice }: Standing): SlotCalendar['days'][number]['slots'][number]['standing'] {
  const verdict = judgeBooking(terms, { start: slot.start, count: 1, now, bookedInMonth: 0, byOffice })
  if ('refusal' in verdict && verdict.refusal === 'past') return 'past'
  if (cellsOf(terms.by.by, [slot]).some((cell) => taken.has(cell))) return 'taken'
  if (!('refusal' in verdict)) return 'free'
  return verdict.refusal === 'too-early' ? 'early' : 'late'
}
