import { addDays, addMinutes, type BusinessDate, dateOfLocal, type LocalTime, localTime, minutesOfDay, weekdayOf } from '../calendar.ts'
import type { BookingTerms, Prices, RefundRule } from '../facilities/booking-terms.ts'
import { divideHalfUp, type Fen, fen, sum } from '../money.ts'

/** From its first minute to the one after its last. A night is one, too. */
export type Slot = { readonly start: LocalTime; readonly end: LocalTime }

/** What is offered on a day, in order; nights by the day on which they begin. */
export function slotsOn({ by, closed }: BookingTerms, date: BusinessDate): Slot[] {
  if (closed.includes(date)) return []
  if (by.by === 'night') return [{ start: localTime(date, by.arrive), end: localTime(addDays(date, 1), by.leave) }]
  const hours = by.hours[weekdayOf(date)]
  if (!hours) return []
  const count = Math.floor((minutesOfDay(hours.to) - minutesOfDay(hours.from)) / by.minutes)
  const startOf = (at: number): LocalTime => addMinutes(localTime(date, hours.from), at * by.minutes)
  return Array.from({ length: count }, (_, at) => ({ start: startOf(at), end: startOf(at + 1) }))
}

/** So many in a row: slots of one day, or one night after the other. Undefined when that is not offered. */
export function slotsFrom(terms: BookingTerms, start: LocalTime, count: number): Slot[] | undefined {
  const date = dateOfLocal(start)
  const offered = terms.by.by === 'night' ? Array.from({ length: count }, (_, at) => slotsOn(terms, addDays(date, at))).flat() : slotsOn(terms, date)
  const first = offered.findIndex((slot) => slot.start === start)
  const wanted = first < 0 ? [] : offered.slice(first, first + count)
  const unbroken = terms.by.by === 'slot' || wanted.every((slot, at) => dateOfLocal(slot.start) === addDays(date, at))
  return wanted.length === count && unbroken ? wanted : undefined
}

/** The slot that begins then and those after it that may go into the same booking: each free, none left out, at most so many. */
export function runFrom<T extends Shown>(slots: readonly T[], start: string, { by, most }: { readonly by: Pick<BookingTerms['by'], 'by'>; readonly most: number }): T[] {
  const first = slots.findIndex((slot) => slot.start === start && slot.standing === 'free')
  const run: T[] = []
  for (const slot of first < 0 ? [] : slots.slice(first, first + most)) {
    const before = run[run.length - 1]
    const follows = !before || (by.by === 'night' ? slot.start.slice(0, 10) === before.end.slice(0, 10) : slot.start === before.end)
    // A later night may lie too far ahead to begin with, and still belong to this booking.
    if (!follows || (slot.standing !== 'free' && slot.standing !== 'early')) break
    run.push(slot)
  }
  return run
}

/** As a calendar shows it. */
type Shown = { readonly start: string; readonly end: string; readonly standing: string }

/** The pieces of time that slots take: half hours, or nights. Of two bookings that share one only one can be. */
export function cellsOf(by: BookingTerms['by']['by'], slots: readonly Slot[]): string[] {
  if (by === 'night') return slots.map(({ start }) => `${dateOfLocal(start)}-night`)
  return slots.flatMap(({ start, end }) => halfHours(start, end))
}

function halfHours(start: LocalTime, end: LocalTime): string[] {
  const cells: string[] = []
  for (let at = start; at < end; at = addMinutes(at, 30)) cells.push(at)
  return cells
}

export const refusals = ['not-offered', 'too-long', 'past', 'too-late', 'too-early', 'month-full'] as const
export type Refusal = (typeof refusals)[number]

export type Wanted = {
  readonly start: LocalTime
  readonly count: number
  readonly now: LocalTime
  /** Bookings of the household that begin in the same month, without this one; of an outsider 0. */
  readonly bookedInMonth: number
  /** The office books for somebody who stands there: until the start. */
  readonly byOffice: boolean
}

/** May this be booked, whoever has it now? */
export function judgeBooking(terms: BookingTerms, { start, count, now, bookedInMonth, byOffice }: Wanted): { readonly slots: readonly Slot[] } | { readonly refusal: Refusal } {
  if (count > terms.most) return { refusal: 'too-long' }
  const slots = slotsFrom(terms, start, count)
  if (!slots) return { refusal: 'not-offered' }
  if (start <= now) return { refusal: 'past' }
  if (!byOffice && start < addMinutes(now, terms.leadMinutes)) return { refusal: 'too-late' }
  if (dateOfLocal(start) > addDays(dateOfLocal(now), terms.aheadDays)) return { refusal: 'too-early' }
  if (bookedInMonth >= terms.perMonth) return { refusal: 'month-full' }
  return { slots }
}

export type Payer = 'resident' | 'other'

/** A weekend's price comes before an evening's. */
export function priceOfSlot(terms: BookingTerms, { start }: Slot, payer: Payer): Fen {
  const { usualFen, eveningFen, weekendFen }: Prices = payer === 'resident' ? terms.residents : terms.others
  const weekday = weekdayOf(dateOfLocal(start))
  const weekend = terms.by.by === 'night' ? weekday === 4 || weekday === 5 : weekday >= 5
  if (weekend && weekendFen !== null) return fen(weekendFen)
  const evening = terms.by.by === 'slot' && minutesOfDay(start.slice(11)) >= minutesOfDay(terms.eveningFrom)
  return fen(evening && eveningFen !== null ? eveningFen : usualFen)
}

export const priceOf = (terms: BookingTerms, slots: readonly Slot[], payer: Payer): Fen => sum(slots.map((slot) => priceOfSlot(terms, slot, payer)))

export type GoesBack = { readonly how: 'whole' | 'part' | 'none'; readonly priceFen: Fen; readonly depositFen: Fen }

/** What goes back of a booking that is called off now; before its start. The deposit always does. */
export function backOf({ start, refund, priceFen, depositFen }: { readonly start: LocalTime; readonly refund: RefundRule; readonly priceFen: number; readonly depositFen: number }, now: LocalTime): GoesBack {
  const how = now <= lastWhole({ start, refund }) ? 'whole' : now <= lastPart({ start, refund }) ? 'part' : 'none'
  const price = how === 'whole' ? fen(priceFen) : how === 'part' ? divideHalfUp([priceFen, refund.partBp], 10_000) : fen(0)
  return { how, priceFen: price, depositFen: fen(depositFen) }
}

/** A deposit of which so much is kept: the rest goes back. `leftFen`: of its line, which two people may have given back in part. Undefined when less is left. */
export function splitKept({ depositFen, leftFen, keptFen }: { readonly depositFen: number; readonly leftFen: number; readonly keptFen: number }): { readonly keptFen: Fen; readonly backFen: Fen } | undefined {
  const there = Math.min(depositFen, leftFen)
  return keptFen > there ? undefined : { keptFen: fen(keptFen), backFen: fen(there - keptFen) }
}

type Begins = { readonly start: LocalTime; readonly refund: RefundRule }

/** Called off until then, all of it goes back; and until then, a part. */
export const lastWhole = ({ start, refund }: Begins): LocalTime => addMinutes(start, -60 * refund.fullHours)
export const lastPart = ({ start, refund }: Begins): LocalTime => addMinutes(start, -60 * refund.partHours)
