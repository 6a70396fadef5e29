import * as z from 'zod'
import type { LocalTime } from '../calendar.ts'
import { branded, DateText } from '../date-text.ts'
import { parsePhone } from '../estates/parse-phone.ts'
import { BookingTerms } from '../facilities/booking-terms.ts'
import { facilityId, facilityKinds } from '../facilities/model.ts'
import { ShortId, unitId } from '../fees/model.ts'
import type { BookingId, FacilityId } from '../ids.ts'
import { proposalStates, ProposalWords } from '../members/proposal-model.ts'
import { methods } from '../payments/model.ts'
import { refundStates } from '../refunds/model.ts'
import { OpenedSale, saleId } from '../sales/model.ts'

/** `<facility>-<12 characters>`: a booking's facility follows from its id. */
export const bookingId = branded<BookingId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/))
export const bookingIdOf = (facility: FacilityId, own: string): BookingId => `${facility}-${own}` as BookingId
export const facilityOfBooking = (booking: BookingId): FacilityId => booking.slice(0, 12) as FacilityId

/** On the clocks of Shanghai, a half or full hour. */
export const LocalTimeText = branded<LocalTime>(z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):(00|30)$/).refine((text) => DateText.safeParse(text.slice(0, 10)).success, 'a day that exists'))

/** held: its time is kept until it is paid or lapses. lapsed: the money did not come in time. */
export const bookingStates = ['held', 'confirmed', 'cancelled', 'lapsed'] as const
export type BookingState = (typeof bookingStates)[number]

/** Somebody who is on no household's list; only the office books for them. */
const Outsider = z.object({ kind: z.literal('outsider'), name: z.string().trim().min(1).max(40), phone: z.string().trim().max(40).refine((text) => parsePhone(text) !== undefined, 'a phone number') })
export const Who = z.discriminatedUnion('kind', [z.object({ kind: z.literal('household'), unit: unitId }), Outsider])

/** Somebody's own time and money. */
export const Booking = z
  .object({
    id: bookingId,
    facility: facilityId,
    facilityName: z.string(),
    place: z.string(),
    start: z.string(),
    end: z.string(),
    /** Slots, or nights. */
    count: z.int(),
    by: z.enum(['slot', 'night']),
    who: z.discriminatedUnion('kind', [z.object({ kind: z.literal('household'), unit: unitId, /** `3幢 2-301` */ label: z.string() }), Outsider]),
    priceFen: z.int(),
    depositFen: z.int(),
    refund: BookingTerms.shape.refund,
    state: z.enum(bookingStates),
    /** Kept until then while held. */
    holdUntil: z.string().nullable(),
    createdAt: z.string(),
    paid: z.object({ at: z.string(), method: z.enum(methods), sale: saleId }).nullable(),
    cancelled: z.object({ at: z.string(), priceBackFen: z.int(), depositBackFen: z.int() }).nullable(),
    /** held: to be given back after use. part, kept: some or all of it was kept, by the word of two people. */
    deposit: z.enum(['none', 'unpaid', 'held', 'returned', 'part', 'kept']),
    /** What was kept of it, and why. */
    kept: z.object({ amountFen: z.int(), reason: z.string() }).nullable(),
    /** A request to keep something; null to whoever booked, and where there is none. */
    deduction: z.object({ id: ShortId, state: z.enum(proposalStates), amountFen: z.int(), reason: z.string(), words: ProposalWords, may: z.object({ approve: z.boolean(), decline: z.boolean() }) }).nullable(),
    /** What goes back if it is called off now; null: it cannot be. */
    back: z.object({ how: z.enum(['whole', 'part', 'none']), priceFen: z.int(), depositFen: z.int() }).nullable(),
  })
  .meta({ id: 'Booking' })
export type Booking = z.infer<typeof Booking>

/** A refund of it: called off, the deposit, or money that came too late. */
const Returned = z.object({ rule: z.enum(['unwanted', 'cancelled', 'deposit']), amountFen: z.int(), state: z.enum(refundStates) })
export const BookingDetail = Booking.extend({ refunds: z.array(Returned) }).meta({ id: 'BookingDetail' })
export type BookingDetail = z.infer<typeof BookingDetail>

export const CreateBooking = z.object({
  /** Made by the client: sending the same booking again is the same booking. */
  id: ShortId,
  facility: facilityId,
  start: LocalTimeText,
  count: z.int().min(1).max(14),
  who: Who,
})
export type CreateBooking = z.output<typeof CreateBooking>

export const PayBooking = z.object({ /** The office took the sum in cash: 12 characters, the same again is the same cash. Left out: online. */ cash: z.object({ id: ShortId }).optional() })
export const PaidBooking = z.object({ booking: Booking, /** Where to pay; null when it was cash. */ sale: OpenedSale.nullable() }).meta({ id: 'PaidBooking' })
export type PaidBooking = z.infer<typeof PaidBooking>

/** `amountFen` of the deposit is to be kept: what was broken, or left for others to clean. */
export const AskDeduction = z.object({
  /** Made by the client: sending it again is the same request. */
  id: ShortId,
  amountFen: z.int().min(1).max(1_000_000),
  reason: z.string().trim().min(2).max(120),
})
export type AskDeduction = z.output<typeof AskDeduction>

/** `backFen`: what the screen said goes back, price and deposit. Another sum by now is refused. */
export const CancelBooking = z.object({ backFen: z.int().min(0) })
export const BookingPath = z.object({ booking: bookingId })

/** What a resident may book, with its rules. */
export const Bookable = z
  .object({ facility: facilityId, name: z.string(), kind: z.enum(facilityKinds), communityName: z.string(), place: z.string(), photos: z.array(z.object({ link: z.string(), caption: z.string() })), terms: BookingTerms })
  .meta({ id: 'Bookable' })
export type Bookable = z.infer<typeof Bookable>
export const BookableList = z.object({ items: z.array(Bookable) })

export const daysMax = 31
export const ListSlots = z.object({
  facility: facilityId,
  /** The first day. */
  from: DateText,
  days: z.coerce.number().int().min(1).max(daysMax).default(7),
})
export type ListSlots = z.output<typeof ListSlots>

/** late and early: not bookable yet or any more, by its rules. */
export const slotStandings = ['free', 'taken', 'past', 'late', 'early'] as const
const SlotShape = z.object({ start: z.string(), end: z.string(), standing: z.enum(slotStandings), residentFen: z.int(), otherFen: z.int() })
export const SlotCalendar = z
  .object({
    facility: facilityId,
    days: z.array(z.object({ date: DateText, slots: z.array(SlotShape) })),
    /** What stands in these days, held or confirmed: all for the office, a resident's own. */
    bookings: z.array(Booking),
  })
  .meta({ id: 'SlotCalendar' })
export type SlotCalendar = z.infer<typeof SlotCalendar>

export const ListBookings = z.object({
  /** Of one household, newest first; a resident's own when left out. */
  unit: unitId.optional(),
  /** Of the days on which they begin, in the order of time; today when left out. */
  from: DateText.optional(),
  to: DateText.optional(),
  facility: facilityId.optional(),
  state: z.enum(bookingStates).optional(),
  /** held: begun, and its deposit not returned yet. */
  deposit: z.enum(['held']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(60).optional(),
})
export type ListBookings = z.output<typeof ListBookings>
export const BookingPage = z.object({ items: z.array(Booking), next: z.string().nullable() })
export type BookingPage = z.infer<typeof BookingPage>
