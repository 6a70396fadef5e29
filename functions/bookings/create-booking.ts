import { instant, type Instant, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { parsePhone } from '../estates/parse-phone.ts'
import type { BookingTerms } from '../facilities/booking-terms.ts'
import type { Facility } from '../facilities/model.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { FacilityId } from '../ids.ts'
import { fen } from '../money.ts'
import { admitUnit, readHousehold } from '../payments/access.ts'
import { offlineOnly, suspended } from '../sales/words.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { onlineAccount } from '../tenants/online-account.ts'
import { cellsOf, judgeBooking, priceOf } from './booking-rules.ts'
import { type BookingRecord, claimWrites, countInMonth, hashOf, holdersOf, readBooking } from './items.ts'
import { lapseBooking } from './lapse-booking.ts'
import { type Booking, bookingIdOf, type CreateBooking } from './model.ts'
import { admitBooking, isOffice, showBooking } from './show-booking.ts'
import { notByRules, otherBooking, slotTaken } from './words.ts'

/** How long time is kept for somebody who has not paid. */
export const holdMs = 15 * 60_000
const attemptsMax = 8

export type BookableFacility = Facility & { readonly booking: BookingTerms }

/** Throws `unknown` for one that cannot be booked, or not now. */
export async function bookableFacility(ctx: Ctx, id: FacilityId): Promise<BookableFacility> {
  const facility = await readFacility(ctx, id)
  if (!facility.booking || facility.state !== 'active') throw unknown(`facility ${id} is not booked`)
  return { ...facility, booking: facility.booking }
}

/**
 * Takes the time of a booking, all of its slots or none. What costs nothing is confirmed at once; else the time is held until it
 * is paid or lapses. The client's id makes a retry the same booking. Throws `conflict` (slot-taken), `refused` by the
 * facility's rules, `unknown`.
 */
export async function createBooking(ctx: Ctx, input: CreateBooking): Promise<Booking> {
  const who = await whoOf(ctx, input.who)
  const id = bookingIdOf(input.facility, input.id)
  const sent = hashOf(input)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const known = await readBooking(ctx, id)
    if (known) return sameAgain(ctx, known, sent)
    const facility = await bookableFacility(ctx, input.facility)
    const booking: BookingRecord = { ...(await judged(ctx, facility, input, who)), id, who, sent }
    const outcome = await claim(ctx, booking, facility.booking.perMonth)
    if (outcome === 'claimed') return showBooking(ctx, booking)
    if (outcome === 'taken' && !(await anyLapsed(ctx, booking))) {
      // A request that was sent twice meets itself here.
      if (await readBooking(ctx, id)) continue
      throw slotTaken()
    }
  }
  throw slotTaken()
}

async function whoOf(ctx: Ctx, who: CreateBooking['who']): Promise<BookingRecord['who']> {
  if (who.kind === 'outsider') {
    if (!isOffice(ctx)) throw unknown('outsiders are booked for by the office')
    return { ...who, phone: parsePhone(who.phone) ?? who.phone }
  }
  admitUnit(ctx, who.unit)
  const { buildingName, room } = await readHousehold(ctx, who.unit)
  return { kind: 'household', unit: who.unit, label: `${buildingName} ${room}` }
}

async function sameAgain(ctx: Ctx, known: BookingRecord, sent: string): Promise<Booking> {
  admitBooking(ctx, known)
  if (known.sent !== sent) throw otherBooking()
  return showBooking(ctx, known)
}

async function judged(ctx: Ctx, { id, booking: terms, fund }: BookableFacility, { start, count }: CreateBooking, who: BookingRecord['who']): Promise<Omit<BookingRecord, 'id' | 'who' | 'sent'>> {
  const now = instant(ctx.clock)
  const bookedInMonth = who.kind === 'household' ? await countInMonth(ctx, who.unit, id, start) : 0
  const verdict = judgeBooking(terms, { start, count, now: localTimeOf(now), bookedInMonth, byOffice: isOffice(ctx) })
  if ('refusal' in verdict) throw notByRules(verdict.refusal, terms)
  const priceFen = priceOf(terms, verdict.slots, who.kind === 'household' ? 'resident' : 'other')
  const costs = priceFen + terms.depositFen > 0
  if (costs) admitPaying(ctx)
  return {
    start,
    end: verdict.slots.at(-1)!.end,
    count,
    by: terms.by.by,
    cells: cellsOf(terms.by.by, verdict.slots),
    priceFen,
    depositFen: fen(terms.depositFen),
    fund,
    refund: terms.refund,
    state: costs ? 'held' : 'confirmed',
    ...(costs ? { holdUntil: new Date(Date.parse(now) + holdMs).toISOString() as Instant } : {}),
    createdAt: now,
    madeBy: ctx.actor.id || ctx.actor.kind,
    version: 1,
  }
}

/** Nobody's time is held whose money could not be taken (S4). */
function admitPaying(ctx: Ctx): void {
  if (ctx.site.state === 'suspended') throw suspended()
  if (!isOffice(ctx) && !onlineAccount(ctx.site)) throw offlineOnly()
}

async function claim(ctx: Ctx, booking: BookingRecord, perMonth: number): Promise<'claimed' | 'again' | 'taken'> {
  try {
    await ctx.store.transact(claimWrites(ctx, booking, perMonth))
    return 'claimed'
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    // Itself, or the household's count, which the rules will speak of when they look again.
    return error.at.includes(0) || (booking.who.kind === 'household' && error.at.includes(1)) ? 'again' : 'taken'
  }
}

/** Whether somebody's unpaid hold gave way. */
async function anyLapsed(ctx: Ctx, booking: BookingRecord): Promise<boolean> {
  const holders = await holdersOf(ctx, booking)
  if (holders.length === 0) return true
  const lapsed: boolean[] = []
  for (const holder of holders) lapsed.push(await lapseBooking(ctx, holder))
  return lapsed.every(Boolean)
}
