import { localTimeOf } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { unknown } from '../faults.ts'
import { namesOfFacilities } from '../facilities/names-of-facilities.ts'
import type { BookingId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { askedBy, shownWords } from '../members/two-people.ts'
import { admitUnit } from '../payments/access.ts'
import { refundsByRules } from '../sales/refunds-by-rules.ts'
import { backOf } from './booking-rules.ts'
import { type BookingRecord, type Deduction, readBooking } from './items.ts'
import { type Booking, type BookingDetail, facilityOfBooking } from './model.ts'

export const isOffice = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'finance', 'collector', 'auditor', 'attendant')

/** The office's any, a resident's own; a stranger's is not found. */
export async function findBooking(ctx: Ctx, id: BookingId): Promise<BookingRecord> {
  const booking = await readBooking(ctx, id)
  if (!booking) throw unknown(`booking ${id}`)
  admitBooking(ctx, booking)
  return booking
}

export function admitBooking(ctx: Ctx, { id, who }: BookingRecord): void {
  if (isOffice(ctx)) return
  if (who.kind === 'outsider') throw unknown(`booking ${id} of an outsider`)
  admitUnit(ctx, who.unit)
}

export async function showBookings(ctx: Ctx, bookings: readonly BookingRecord[]): Promise<Booking[]> {
  if (bookings.length === 0) return []
  const [names, person] = await Promise.all([namesOfFacilities(ctx), personOf(ctx)])
  return bookings.map((booking) => {
    const { facilityName = '', place = '' } = names.get(facilityOfBooking(booking.id)) ?? {}
    return shown(ctx, booking, { facilityName, place, person })
  })
}

export const showBooking = async (ctx: Ctx, booking: BookingRecord): Promise<Booking> => (await showBookings(ctx, [booking]))[0]!

/** With what went back of it. */
export async function getBooking(ctx: Ctx, id: BookingId): Promise<BookingDetail> {
  const booking = await findBooking(ctx, id)
  const refunds = booking.sale ? await refundsByRules(ctx, booking.sale) : []
  const ours = refunds.flatMap(({ rule, ...refund }) => (rule === 'rest' ? [] : [{ ...refund, rule }]))
  return { ...(await showBooking(ctx, booking)), refunds: ours }
}

function shown(ctx: Ctx, booking: BookingRecord, { person, ...named }: { readonly facilityName: string; readonly place: string; readonly person: string }): Booking {
  const { id, start, end, count, by, who, priceFen, depositFen, refund, state, createdAt, sale, paid, cancelled, deduction } = booking
  return {
    id,
    facility: facilityOfBooking(id),
    ...named,
    start,
    end,
    count,
    by,
    who: { ...who },
    priceFen,
    depositFen,
    refund,
    state,
    holdUntil: state === 'held' ? (booking.holdUntil ?? null) : null,
    createdAt,
    paid: paid && sale ? { ...paid, sale } : null,
    cancelled: cancelled ? { at: cancelled.at, priceBackFen: cancelled.priceBackFen, depositBackFen: cancelled.depositBackFen } : null,
    deposit: depositOf(booking),
    kept: deduction?.state === 'agreed' ? { amountFen: deduction.amountFen, reason: deduction.reason } : null,
    deduction: deduction && isOffice(ctx) ? shownDeduction(ctx, deduction, person) : null,
    back: backNow(ctx, booking),
  }
}

/** Somebody of the office asks, a head or finance officer who is another person agrees (S2). */
function shownDeduction(ctx: Ctx, deduction: Deduction, person: string): NonNullable<Booking['deduction']> {
  const { id, state, amountFen, reason } = deduction
  const [open, other] = [state === 'asked', askedBy(deduction).who !== person]
  const may = { approve: open && other && hasRole(ctx, 'head', 'finance'), decline: open && hasRole(ctx, 'head', 'finance', 'collector') }
  return { id, state, amountFen, reason, words: shownWords(deduction), may }
}

function depositOf({ depositFen, paid, cancelled, depositReturned, deduction }: BookingRecord): Booking['deposit'] {
  if (depositFen === 0) return 'none'
  if (!paid) return 'unpaid'
  if (deduction?.state === 'agreed') return deduction.amountFen < depositFen ? 'part' : 'kept'
  return cancelled || depositReturned ? 'returned' : 'held'
}

/** Null once it has begun, or is over otherwise. Of what nobody paid nothing goes back. */
export function backNow(ctx: Pick<Ctx, 'clock'>, booking: BookingRecord): Booking['back'] {
  const now = localTimeOf(ctx.clock.now())
  if (booking.state === 'held') return { how: 'whole', priceFen: 0, depositFen: 0 }
  if (booking.state !== 'confirmed' || now >= booking.start) return null
  return booking.paid ? backOf(booking, now) : { how: 'whole', priceFen: 0, depositFen: 0 }
}
