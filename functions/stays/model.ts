import * as z from 'zod'
import { TypedCode } from '../coupons/model.ts'
import { branded, DateText } from '../date-text.ts'
import type { StayId } from '../ids.ts'
import { parkingAreaId } from '../parking/model.ts'
import { normalPlate } from '../parking/plate-model.ts'
import { CouponOf, instantText, QuoteLineOf, tariffId, VehicleClassName } from '../tariffs/model.ts'
import { stayIdPattern } from './stay-id.ts'
import { standings, stayStates } from './stay-model.ts'

export const stayId = branded<StayId>(z.string().regex(stayIdPattern))
/** Made by the client, so that sending again is the same act. */
export const ClientId = z.string().regex(/^[a-z0-9]{12}$/)
export const shiftId = ClientId

const Plate = z
  .string()
  .max(20)
  .refine((text) => normalPlate(text).length > 0, 'plate')
/** Printed on a paper ticket. */
export const TicketNumber = z.int().min(1).max(999_999)
export const TicketText = z.coerce.number().int().min(1).max(999_999)
const Reason = z.string().trim().min(1).max(100)
const Amount = z.int().min(0).max(10_000_000)

export const RecordGateEvent = z
  .object({
    area: parkingAreaId,
    /** Name of the gate, camera or phone; with the sequence number it names the event for ever. */
    device: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
    sequence: z.int().min(0).max(999_999_999_999),
    kind: z.enum(['in', 'out']),
    plate: Plate.optional(),
    ticket: TicketNumber.optional(),
    class: VehicleClassName.default('small'),
    /** When it happened by the device's clock. */
    at: instantText,
  })
  .refine(({ plate, ticket }) => (plate === undefined) !== (ticket === undefined), { path: ['plate'], message: 'plate / ticket' })
export type RecordGateEvent = z.output<typeof RecordGateEvent>

/** What a coupon takes off, and whose it is. */
const CouponOnStay = z.object({ at: z.string(), name: z.string(), bearer: z.string(), discount: CouponOf, /** Null: by the driver. */ who: z.string().nullable() })

const stay = {
  id: stayId,
  area: parkingAreaId,
  plate: z.string().nullable(),
  ticket: z.string().nullable(),
  class: VehicleClassName,
  standing: z.enum(standings),
  in: z.string().nullable(),
  out: z.string().nullable(),
  state: z.enum(stayStates),
  /** Another entry came before an exit was seen. */
  exitUnseen: z.boolean(),
  /** What it costs in all, up to now while inside; null while nobody can say. */
  feeFen: z.int().nullable(),
  paidFen: z.int(),
  dueFen: z.int().nullable(),
  /** Paid and may leave until then without paying again. */
  leaveUntil: z.string().nullable(),
  tariff: tariffId.nullable(),
  coupons: z.array(CouponOnStay),
  closed: z.object({ at: z.string(), who: z.string(), reason: z.string() }).nullable(),
}
export const Stay = z.object(stay).meta({ id: 'Stay' })
export type Stay = z.infer<typeof Stay>
export const StayDetail = z.object({ ...stay, lines: z.array(QuoteLineOf), payments: z.array(z.object({ at: z.string(), amountFen: z.int(), method: z.string(), /** Cash of another sum than the price: how much there was, and why. */ told: z.object({ amountFen: z.int(), reason: z.string() }).nullable() })) }).meta({ id: 'StayDetail' })
export type StayDetail = z.infer<typeof StayDetail>
export const StayPage = z.object({ items: z.array(Stay), next: z.string().nullable() })
export type StayPage = z.infer<typeof StayPage>
export const StayPath = z.object({ stay: stayId })

/** What to do at the barrier. */
export const GateAnswer = z
  .object({
    /** again: it was here already. too-late: newer events of this car have been settled; it is kept and changes nothing. */
    outcome: z.enum(['recorded', 'again', 'too-late']),
    /** Advice for the barrier. */
    open: z.boolean(),
    say: z.string(),
    stay: Stay.nullable(),
  })
  .meta({ id: 'GateAnswer' })
export type GateAnswer = z.infer<typeof GateAnswer>

const Limit = z.coerce.number().int().min(1).max(200).default(50)
const After = z.string().max(500).optional()

export const AreaPath = z.object({ area: parkingAreaId })
export const ListPresent = z.object({ /** One car, exactly. */ plate: Plate.optional(), ticket: TicketText.optional(), limit: Limit, after: After })
export type ListPresent = z.output<typeof ListPresent>

export const ListStays = z.object({
  area: parkingAreaId,
  /** The day on which they were first seen; today when left out. */
  date: DateText.optional(),
  state: z.enum(stayStates).optional(),
  limit: Limit,
  after: After,
})
export type ListStays = z.output<typeof ListStays>

export const CloseStay = z.object({
  reason: Reason,
  /** The entry that no gate saw. */
  in: instantText.optional(),
  /** The exit that no gate saw; now when left out. */
  out: instantText.optional(),
  /** A price in place of the tariff's: only the head or finance may set it. */
  feeFen: Amount.optional(),
})
export type CloseStay = z.output<typeof CloseStay>

export const TakeStayCash = z.object({
  id: ClientId,
  shift: shiftId,
  amountFen: z.int().min(1).max(10_000_000),
  /** When the cash was taken, where it is sent later: it then pays what was due at that moment. */
  at: instantText.optional(),
  /** Why a sum other than the price was asked: the cash is then booked as it is, and kept with this reason. Needless where the sums agree. */
  told: Reason.optional(),
})
export type TakeStayCash = z.output<typeof TakeStayCash>
export const StayCash = z.object({ sale: z.string(), receiptNo: z.string().nullable(), amountFen: z.int(), stay: Stay }).meta({ id: 'StayCash' })
export type StayCash = z.infer<typeof StayCash>

/** The sign at the exit: where one is, and how a stay is paid here. */
const front = {
  area: z.string(),
  place: z.string(),
  /** online: on this phone. attendant: in cash to whoever is there. free: short stays cost nothing here. */
  pay: z.enum(['online', 'attendant', 'free']),
}
export const ParkingFront = z.object(front).meta({ id: 'ParkingFront' })
export type ParkingFront = z.infer<typeof ParkingFront>

/** The driver's own view: nothing but where, since when and how much. */
export const FindMyStay = z.object({ plate: Plate.optional(), ticket: TicketText.optional() }).refine(({ plate, ticket }) => (plate === undefined) !== (ticket === undefined), { path: ['plate'], message: 'plate / ticket' })
export type FindMyStay = z.output<typeof FindMyStay>
export const MyStay = z
  .object({
    ...front,
    /** Null: nothing is to be paid under it, because no such car is inside or because it stays free of charge; which of them is not said. */
    stay: z
      .object({ in: z.string(), /** Charged up to this moment. */ at: z.string(), feeFen: z.int(), paidFen: z.int(), dueFen: z.int(), leaveUntil: z.string().nullable(), leaveMinutes: z.int(), /** What the price is made of. */ lines: z.array(QuoteLineOf), /** Of the coupons that take something off. */ coupons: z.array(z.string()) })
      .nullable(),
  })
  .meta({ id: 'MyStay' })
export type MyStay = z.infer<typeof MyStay>
export const PayMyStay = z
  .object({ plate: Plate.optional(), ticket: TicketNumber.optional(), /** What was shown; another price is shown before it is asked. */ amountFen: z.int().min(1), onPhone: z.boolean().default(true) })
  .refine(({ plate, ticket }) => (plate === undefined) !== (ticket === undefined), { path: ['plate'], message: 'plate / ticket' })
export type PayMyStay = z.output<typeof PayMyStay>

export const RedeemCoupon = z.object({ code: TypedCode })
export const RedeemMyCoupon = z
  .object({ plate: Plate.optional(), ticket: TicketNumber.optional(), code: TypedCode })
  .refine(({ plate, ticket }) => (plate === undefined) !== (ticket === undefined), { path: ['plate'], message: 'plate / ticket' })
export type RedeemMyCoupon = z.output<typeof RedeemMyCoupon>
