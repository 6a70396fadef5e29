import * as z from 'zod'
import { DateText, PeriodText } from '../date-text.ts'
import { After, Limit, parkingAreaId, spaceKinds } from '../parking/model.ts'

export const OccupancyQuery = z.object({ area: parkingAreaId, /** Today when left out. */ date: DateText.optional() })
export type OccupancyQuery = z.output<typeof OccupancyQuery>
export const Occupancy = z
  .object({
    area: parkingAreaId,
    name: z.string(),
    date: DateText,
    now: z.object({ spaces: z.int(), permits: z.int(), closed: z.int(), /** Cars inside on short stays and on permits. */ inside: z.int(), insideByPermit: z.int() }),
    /** Of the day: cars inside at the end of each hour, or now; entries and exits in it. */
    hours: z.array(z.object({ hour: z.int(), inside: z.int(), in: z.int(), out: z.int() })),
    /** Stays that began on the day, for each space that is open, in hundredths. */
    turnover: z.int(),
  })
  .meta({ id: 'Occupancy' })
export type Occupancy = z.infer<typeof Occupancy>

export const ParkingIncomeQuery = z.object({ area: parkingAreaId.optional(), period: PeriodText })
export type ParkingIncomeQuery = z.output<typeof ParkingIncomeQuery>
const row = { stays: z.int(), free: z.int(), feeFen: z.int(), paidFen: z.int(), owingFen: z.int() }
export const ParkingIncome = z
  .object({
    period: PeriodText,
    rows: z.array(z.object({ area: parkingAreaId, areaName: z.string(), tariff: z.string().nullable(), tariffName: z.string().nullable(), class: z.string(), ...row })),
    total: z.object(row),
    /** What coupons took off, by batch: no voucher is booked for it, it is income that did not come. */
    coupons: z.array(z.object({ batch: z.string(), name: z.string(), bearer: z.string(), used: z.int(), forgoneFen: z.int() })),
    couponsFen: z.int(),
  })
  .meta({ id: 'ParkingIncome' })
export type ParkingIncome = z.infer<typeof ParkingIncome>

const income = { permits: z.int(), permitsFen: z.int(), stays: z.int(), staysFen: z.int() }
export const SpaceIncome = z.object({
  area: parkingAreaId,
  areaName: z.string(),
  /** Null: the short stays of the area, of which nobody notes a space. */
  space: z.string().nullable(),
  kind: z.enum(spaceKinds).nullable(),
  /** permits: terms billed in the month, for their whole length. stays: begun in the month, as paid. */
  ...income,
})
export type SpaceIncome = z.infer<typeof SpaceIncome>
export const SpaceIncomePage = z.object({ period: PeriodText, items: z.array(SpaceIncome), next: z.string().nullable(), /** Of all pages. */ total: z.object(income) }).meta({ id: 'SpaceIncomePage' })
export type SpaceIncomePage = z.infer<typeof SpaceIncomePage>
export const ListSpaceIncome = ParkingIncomeQuery.extend({ limit: Limit, after: After })
export type ListSpaceIncome = z.output<typeof ListSpaceIncome>

/** tariff: short stays by area, tariff and class. space: permits and short stays by space. coupon: what coupons took off, by batch. */
export const ExportParkingIncome = ParkingIncomeQuery.extend({ by: z.enum(['tariff', 'space', 'coupon']).default('tariff'), format: z.enum(['csv', 'xlsx']).default('xlsx') })
