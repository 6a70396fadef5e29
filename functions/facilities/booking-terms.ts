import * as z from 'zod'
import { minutesOfDay } from '../calendar.ts'
import { DateText } from '../date-text.ts'

/** Bookings take whole half hours, so that a slot that is made longer later never lies across one that is taken. */
const halfHour = z.string().regex(/^(([01]\d|2[0-3]):(00|30)|24:00)$/, 'HH:00 or HH:30')
const price = z.int().min(0).max(1_000_000)

const Hours = z.object({ from: halfHour, to: halfHour }).refine(({ from, to }) => minutesOfDay(from) < minutesOfDay(to), 'from before to')

/** Of a slot or a night. Null: as usual. A weekend is Saturday and Sunday, of nights the two before them. */
const Prices = z.object({ usualFen: price, eveningFen: price.nullable(), weekendFen: price.nullable() })
export type Prices = z.infer<typeof Prices>

/** Of the price; a deposit always goes back whole when a booking is called off. Before the start: all until so many hours, then a part, then nothing. */
const RefundRule = z
  .object({ fullHours: z.int().min(0).max(720), partHours: z.int().min(0).max(720), /** In 0.01 %. */ partBp: z.int().min(0).max(10_000) })
  .refine(({ fullHours, partHours }) => partHours <= fullHours, 'the part ends after the whole')
export type RefundRule = z.infer<typeof RefundRule>

/** How a room, court or bed is booked. A booking keeps price and refund rule of the day on which it was made. */
export const BookingTerms = z.object({
  by: z.discriminatedUnion('by', [
    z.object({ by: z.literal('slot'), minutes: z.int().min(30).max(720).multipleOf(30), /** Monday to Sunday; null: closed. */ hours: z.array(Hours.nullable()).length(7) }),
    z
      .object({ by: z.literal('night'), /** Of the first day. */ arrive: halfHour, /** Of the day after the last night. */ leave: halfHour })
      .refine(({ arrive, leave }) => minutesOfDay(leave) <= minutesOfDay(arrive), 'one leaves before the next arrives'),
  ]),
  /** Days without a slot, or nights that are not let. */
  closed: z.array(DateText).max(60),
  /** How far ahead at most. */
  aheadDays: z.int().min(0).max(180),
  /** How long before the start at the latest; the office books until the start. */
  leadMinutes: z.int().min(0).max(10_080).multipleOf(15),
  /** Slots or nights in one booking. */
  most: z.int().min(1).max(14),
  /** Bookings of a household that begin in one month. */
  perMonth: z.int().min(1).max(31),
  eveningFrom: halfHour,
  residents: Prices,
  others: Prices,
  depositFen: z.int().min(0).max(1_000_000),
  refund: RefundRule,
})
export type BookingTerms = z.infer<typeof BookingTerms>
