import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { After, Limit, parkingAreaId } from '../parking/model.ts'
import { codeLength } from './code-model.ts'

export const couponBatchId = z.string().regex(/^[a-z0-9]{12}$/)
/** More is another batch. */
export const codesMax = 500
/** Of one stay in all. */
export const perStayMax = 5
export const couponKinds = ['minutes', 'fen'] as const
/** ahead: begins later. over: its last day has passed. ended: a person stopped it. */
export const couponStates = ['ahead', 'valid', 'over', 'ended'] as const

const fields = {
  name: z.string().trim().min(1).max(40),
  /** Who gives it out and bears what it takes off: the kiosk, the clinic, the organization itself. */
  bearer: z.string().trim().min(1).max(60),
  kind: z.enum(couponKinds),
  /** Minutes, at most a week; or fen, at most 10,000 yuan. */
  value: z.int().min(1).max(1_000_000),
  /** How many coupons. */
  count: z.int().min(1).max(codesMax),
  areas: z.array(parkingAreaId).min(1).max(20),
  from: DateText,
  /** Its last day. */
  to: DateText,
  /** A stay that holds one of these holds at most so many in all. */
  perStay: z.int().min(1).max(perStayMax).default(1),
}

export const CouponBatch = z
  .object({
    id: couponBatchId,
    ...fields,
    areas: z.array(z.object({ id: parkingAreaId, name: z.string() })),
    state: z.enum(couponStates),
    used: z.int(),
    left: z.int(),
    /** What they took off the prices of their stays: of cars that are inside, as of when it was used. */
    forgoneFen: z.int(),
    createdAt: z.string(),
    createdBy: z.string(),
    ended: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'CouponBatch' })
export type CouponBatch = z.infer<typeof CouponBatch>
export const CouponBatchPage = z.object({ items: z.array(CouponBatch), next: z.string().nullable() })
export type CouponBatchPage = z.infer<typeof CouponBatchPage>

export const CreateCoupons = z
  .object({ /** Made by the client, so that a retry cannot make a second batch. */ id: couponBatchId, ...fields })
  .refine(({ kind, value }) => kind === 'fen' || value <= 10_080, { path: ['value'], message: 'minutes' })
export type CreateCoupons = z.output<typeof CreateCoupons>

export const CouponBatchPath = z.object({ batch: couponBatchId })
export const ListCoupons = z.object({ limit: Limit, after: After })
export type ListCoupons = z.output<typeof ListCoupons>
export const EndCoupons = z.object({ reason: z.string().trim().min(1).max(100) })
export type EndCoupons = z.output<typeof EndCoupons>

export const CouponCode = z.object({
  /** As it is printed; an auditor sees its ends. */
  code: z.string(),
  /** Null: not used. */
  used: z.object({ at: z.string(), stay: z.string(), /** Null: by the driver. */ by: z.string().nullable(), forgoneFen: z.int() }).nullable(),
})
export type CouponCode = z.infer<typeof CouponCode>
export const CouponCodePage = z.object({ items: z.array(CouponCode), next: z.string().nullable() }).meta({ id: 'CouponCodePage' })
export type CouponCodePage = z.infer<typeof CouponCodePage>
export const ListCodes = z.object({ used: z.enum(['yes', 'no']).optional(), limit: Limit, after: After })
export type ListCodes = z.output<typeof ListCodes>
export const ExportCodes = z.object({ format: z.enum(['csv', 'xlsx']).default('csv') })

/** As somebody typed it: small letters, spaces and strokes do not matter. */
export const TypedCode = z.string().min(1).max(codeLength * 4)
