import * as z from 'zod'
import { addMonths, type BusinessDate, lastDay, periodOfDate } from '../calendar.ts'
import { DateText } from '../date-text.ts'
import { billId } from '../fees/bill-model.ts'
import type { PermitId } from '../ids.ts'
import { carId, unitId } from '../parking/car-model.ts'
import { After, allocations, Limit, parkingAreaId, permitId, spaceId } from '../parking/model.ts'

export { permitId }
const ShortId = z.string().regex(/^[a-z0-9]{12}$/)

/** 月卡 · 季卡 · 年卡: whole calendar months; the first one by its days. */
export const terms = ['month', 'quarter', 'year'] as const
export type Term = (typeof terms)[number]
export const monthsOf: Readonly<Record<Term, number>> = { month: 1, quarter: 3, year: 12 }

/** auto: with the month's bill, until it ends. person: by whoever asks and pays. none: not at all, it ends with the term that is paid for. */
export const renewals = ['auto', 'person', 'none'] as const
export const permitStates = ['waiting', 'active', 'ended'] as const
/** How a permit stands today: an active one that has run out is in its days of grace, then lapsed. */
export const standings = ['waiting', 'valid', 'expiring', 'grace', 'lapsed', 'ended'] as const
export type Standing = (typeof standings)[number]
/** 本人退出 · 搬离 · 车辆转让 · 违规 · 到期未续 · 其他. */
export const endReasons = ['withdrawn', 'moved', 'sold', 'breach', 'lapsed', 'other'] as const

/** Days before its last on which a permit is listed as expiring, and may be renewed. */
export const expiringDays = 30
export const permitsMax = 20_000
/** Applications of one allocation; its whole result is one record. */
export const waitingMax = 1_000
export const givenMax = 200

export const Permit = z
  .object({
    id: permitId,
    area: parkingAreaId,
    areaName: z.string(),
    car: carId,
    plate: z.string(),
    unit: unitId,
    buildingName: z.string(),
    room: z.string(),
    term: z.enum(terms),
    renewal: z.enum(renewals),
    /** Asks for a barrier-free space. */
    barrierFree: z.boolean(),
    state: z.enum(permitStates),
    standing: z.enum(standings),
    askedAt: z.string(),
    /** Lives in the community that the area belongs to: first in the queue (P2). */
    resident: z.boolean(),
    /** The household's nth car; null while waiting. */
    nth: z.int().nullable(),
    space: spaceId.nullable(),
    spaceNumber: z.string().nullable(),
    from: DateText.nullable(),
    to: DateText.nullable(),
    /** The last day of grace. */
    graceTo: DateText.nullable(),
    /** The place in the queue, from 1, where spaces go by the order of application; null where a lottery decides. */
    place: z.int().nullable(),
    /** The newest bill. */
    bill: billId.nullable(),
    amountFen: z.int().nullable(),
    ended: z.object({ at: z.string(), by: z.string(), reason: z.enum(endReasons), note: z.string() }).nullable(),
  })
  .meta({ id: 'Permit' })
export type Permit = z.infer<typeof Permit>
export const PermitPage = z.object({ items: z.array(Permit), next: z.string().nullable() })

export const ApplyPermit = z.object({
  /** Made by the client, so that a retry cannot ask twice. */
  id: ShortId.optional(),
  area: parkingAreaId,
  car: carId,
  term: z.enum(terms).default('month'),
  renewal: z.enum(renewals).exclude(['none']).default('person'),
  barrierFree: z.boolean().default(false),
})
export type ApplyPermit = z.output<typeof ApplyPermit>
export const RenewPermit = z.object({
  /** The last day as the screen showed it: a second press does not renew twice. */
  to: DateText,
  term: z.enum(terms).optional(),
})
export type RenewPermit = z.output<typeof RenewPermit>
export const ChangePermit = z.object({ renewal: z.enum(renewals) })
export const EndPermit = z.object({ reason: z.enum(endReasons).exclude(['lapsed']), note: z.string().trim().max(100).default('') })
export type EndPermit = z.output<typeof EndPermit>
export const PermitPath = z.object({ permit: permitId })
export const ListPermits = z.object({ area: parkingAreaId.optional(), unit: unitId.optional(), standing: z.enum(standings).optional(), search: z.string().trim().max(20).optional(), limit: Limit, after: After })
export type ListPermits = z.output<typeof ListPermits>

export const OfferedTerm = z.object({ term: z.enum(terms), from: DateText, to: DateText, amountFen: z.int() })
export type OfferedTerm = z.infer<typeof OfferedTerm>
export const Offers = z
  .object({
    unit: unitId,
    /** Where a permit may be asked for; without a term it has no price now. With nobody waiting, a free space and the order of application it is given at once. */
    areas: z.array(z.object({ area: parkingAreaId, name: z.string(), place: z.string(), allocation: z.enum(allocations), /** The household's nth car. */ nth: z.int(), free: z.int(), waiting: z.int(), terms: z.array(OfferedTerm) })),
    /** Permits that are to be renewed by hand now. */
    renewals: z.array(z.object({ permit: permitId, terms: z.array(OfferedTerm) })),
  })
  .meta({ id: 'PermitOffers' })
export type Offers = z.infer<typeof Offers>
export const ListOffers = z.object({ unit: unitId })

export const allocationId = z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/)
export const outcomes = ['given', 'given-barrier-free', 'none-left', 'not-billed'] as const
export type Outcome = (typeof outcomes)[number]
export const AllocationRow = z.object({
  rank: z.int(),
  application: permitId,
  resident: z.boolean(),
  /** The household's nth car, had it been given a space. */
  nth: z.int(),
  /** What the lottery drew: SHA-256, hex; '' where the order of application decides. */
  draw: z.string(),
  askedAt: z.string(),
  spaceNumber: z.string().nullable(),
  outcome: z.enum(outcomes),
  /** Where the household is; only for staff. */
  home: z.string().nullable(),
})
export const Allocation = z
  .object({
    id: allocationId,
    area: parkingAreaId,
    areaName: z.string(),
    method: z.enum(allocations),
    /** What anybody needs to draw again: `draw` = SHA-256 of `<SHA-256 of seed, newline, all applications in order joined by commas>:<application>`. */
    seed: z.string(),
    source: z.string(),
    at: z.string(),
    by: z.string(),
    state: z.enum(['giving', 'done']),
    given: z.int(),
    rows: z.array(AllocationRow),
  })
  .meta({ id: 'ParkingAllocation' })
export type Allocation = z.infer<typeof Allocation>
export const AllocationSummary = Allocation.omit({ rows: true }).extend({ applications: z.int() })
export const AllocationList = z.object({ items: z.array(AllocationSummary), next: z.null() })
export const RunAllocation = z.object({
  id: ShortId,
  /** A lottery needs one that nobody could choose, and where it is published: the winning numbers of a day. */
  seed: z.string().trim().max(100).default(''),
  source: z.string().trim().max(100).default(''),
})
export type RunAllocation = z.output<typeof RunAllocation>
export const AllocationPath = z.object({ allocation: allocationId })

export const ParkingOverview = z
  .object({
    areas: z.array(
      z.object({ area: parkingAreaId, name: z.string(), spaces: z.int(), permits: z.int(), waiting: z.int(), expiring: z.int(), grace: z.int(), lapsed: z.int(), free: z.int() }),
    ),
    /** What permits were billed for, by the month of the bill; twelve months, the newest last. */
    months: z.array(z.object({ period: z.string(), permits: z.int(), billedFen: z.int() })),
  })
  .meta({ id: 'ParkingOverview' })
export type ParkingOverview = z.infer<typeof ParkingOverview>

export const areaOfPermit = (permit: PermitId) => permit.slice(0, 12) as z.infer<typeof parkingAreaId>

/** The last day of a term of whole calendar months that begins on a day. */
export const lastDayOf = (from: BusinessDate, term: Term): BusinessDate => lastDay(addMonths(periodOfDate(from), monthsOf[term] - 1))

/** An organization that bills late must not shut out whoever is renewed with the month's bill; whoever does not go on needs no days to renew. */
const autoGraceDays = 45
export const graceDaysOf = (renewal: (typeof renewals)[number], areaGrace: number): number => (renewal === 'auto' ? Math.max(areaGrace, autoGraceDays) : renewal === 'none' ? 0 : areaGrace)

