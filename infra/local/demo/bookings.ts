import { addDays, type BusinessDate } from '../../../functions/calendar.ts'
import type { Caller } from './caller.ts'

const allDay = { from: '09:00', to: '21:00' }

/** How the demo's activity room is booked: two hours at a time, every day. */
export const roomTerms = {
  by: { by: 'slot', minutes: 120, hours: Array.from({ length: 7 }, () => allDay) },
  closed: [],
  aheadDays: 14,
  leadMinutes: 60,
  most: 3,
  perMonth: 6,
  eveningFrom: '17:00',
  residents: { usualFen: 2_000, eveningFen: 3_000, weekendFen: null },
  others: { usualFen: 6_000, eveningFen: 8_000, weekendFen: null },
  depositFen: 10_000,
  refund: { fullHours: 24, partHours: 2, partBp: 5_000 },
}

type Room = { readonly facility: string; readonly now: BusinessDate; readonly nextId: () => string }

/** Who has booked it, paid in cash at the office. */
export async function fillBookings(collector: Caller, { facility, now, nextId }: Room): Promise<void> {
  const { items } = await collector<{ items: { id: string }[] }>('GET', '/units?limit=9')
  const households = [items[2]!, items[5]!, items[8]!].map(({ id }) => ({ kind: 'household', unit: id }))
  const outsider = { kind: 'outsider', name: '太极拳协会 陈老师', phone: '0571-86000188' }
  const wishes = [
    { start: `${addDays(now, 1)}T09:00`, count: 1, who: outsider },
    { start: `${addDays(now, 1)}T15:00`, count: 1, who: households[0]! },
    { start: `${addDays(now, 3)}T17:00`, count: 2, who: households[1]! },
    { start: `${addDays(now, 4)}T13:00`, count: 1, who: households[2]! },
  ]
  for (const wish of wishes) await bookAndPay(collector, { facility, nextId }, wish)
}

/** A household that has it in the morning of that day. */
export async function fillUsedBooking(collector: Caller, { facility, now, nextId }: Room): Promise<void> {
  const { items } = await collector<{ items: { id: string }[] }>('GET', '/units?limit=9')
  await bookAndPay(collector, { facility, nextId }, { start: `${now}T09:00`, count: 1, who: { kind: 'household', unit: items[4]!.id } })
}

async function bookAndPay(collector: Caller, { facility, nextId }: Omit<Room, 'now'>, wish: object): Promise<void> {
  const booking = await collector<{ id: string }>('POST', '/bookings', { id: nextId(), facility, ...wish })
  await collector('POST', `/bookings/${booking.id}/payment`, { cash: { id: nextId() } })
}
