import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { cleanText } from '../estates/clean-text.ts'
import type { CarId, UnitId } from '../ids.ts'
import { After, Limit, parkingAreaId, permitId } from './model.ts'

const ShortId = z.string().regex(/^[a-z0-9]{12}$/)
export const unitId = branded<UnitId>(ShortId)
/** Follows from the plate. */
export const carId = branded<CarId>(ShortId)
const PlateText = z.string().max(30)
const ReasonText = z.string().transform(cleanText).pipe(z.string().min(1).max(100))

export const plateKinds = ['ordinary', 'green', 'police', 'training', 'trailer', 'hong-kong', 'macao', 'consulate', 'embassy'] as const
/** 房产证 · 租赁合同 · 居住证 · 户口簿 · 已登记手机号. */
export const proofs = ['deed', 'lease', 'residence-permit', 'household-register', 'registered-phone'] as const
export const carsMax = 20_000
export const blocksMax = 5_000

export const Car = z
  .object({
    id: carId,
    plate: z.string(),
    kind: z.enum(plateKinds),
    unit: unitId,
    buildingName: z.string(),
    room: z.string(),
    proof: z.object({ kind: z.enum(proofs), document: z.string() }),
    /** The permit that it has or waits for. */
    permit: permitId.nullable(),
    registeredAt: z.string(),
    /** Set while the plate may not come in. */
    blocked: z.object({ reason: z.string(), until: DateText.nullable() }).nullable(),
  })
  .meta({ id: 'Car' })
export type Car = z.infer<typeof Car>
export const CarPage = z.object({ items: z.array(Car), next: z.string().nullable() })

export const RegisterCar = z.object({
  unit: unitId,
  plate: PlateText,
  /** What shows that the car's keeper lives here; a resident who is signed in has shown it by the registered phone. */
  proof: z.object({ kind: z.enum(proofs), document: z.string().transform(cleanText).pipe(z.string().max(80)).default('') }).optional(),
})
export type RegisterCar = z.output<typeof RegisterCar>
export const CarPath = z.object({ car: carId })
export const ListCars = z.object({ unit: unitId.optional(), search: z.string().trim().max(20).optional(), limit: Limit, after: After })
export type ListCars = z.output<typeof ListCars>

export const Block = z
  .object({ id: carId, plate: z.string(), reason: z.string(), from: DateText, until: DateText.nullable(), by: z.string(), at: z.string(), ended: z.boolean() })
  .meta({ id: 'BlockedPlate' })
export type Block = z.infer<typeof Block>
export const BlockPage = z.object({ items: z.array(Block), next: z.string().nullable() })
/** `until: null` = until it is lifted. A plate that cannot be read may be blocked as well. */
export const BlockPlate = z.object({ plate: PlateText, reason: ReasonText, until: DateText.nullable() })
export type BlockPlate = z.output<typeof BlockPlate>
export const ListBlocks = z.object({ limit: Limit, after: After })
export type ListBlocks = z.output<typeof ListBlocks>

export const Visit = z.object({ area: parkingAreaId, plate: z.string(), date: DateText, at: z.string(), by: z.string() })
export type Visit = z.infer<typeof Visit>
export const Visits = z
  .object({ unit: unitId, period: PeriodText, items: z.array(Visit), quotas: z.array(z.object({ area: parkingAreaId, name: z.string(), quota: z.int(), used: z.int() })) })
  .meta({ id: 'Visits' })
export type Visits = z.infer<typeof Visits>
export const InviteVisitor = z.object({ unit: unitId, area: parkingAreaId, plate: PlateText, date: DateText })
export type InviteVisitor = z.output<typeof InviteVisitor>
export const ListVisits = z.object({ unit: unitId, period: PeriodText.optional() })
export type ListVisits = z.output<typeof ListVisits>
