import * as z from 'zod'
import { addDays, type BusinessDate } from '../calendar.ts'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { type BuildingType, buildingTypes, type UnitUse, unitUses } from '../estates/model.ts'
import type { BuildingId, CommunityId, FeeItemId, UnitId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'

/** Shapes of input that several routes share. */
export { DateText, PeriodText }
export const ShortId = z.string().regex(/^[a-z0-9]{12}$/)
export const communityId = branded<CommunityId>(ShortId)
export const buildingId = branded<BuildingId>(ShortId)
export const unitId = branded<UnitId>(ShortId)
export const feeItemId = branded<FeeItemId>(ShortId)
export const Names = z.object({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) })
export type Names = z.infer<typeof Names>

/**
 * per-m2: area x price; per-household: price a household; both by the days of the month (F2).
 * fixed: the price once a month, whatever the days. per-permit: the price of each parking permit of the household
 * that begins a term in the month, by whether it is the first car's, the second's and so on.
 */
export const bases = ['per-m2', 'per-household', 'fixed', 'per-permit'] as const
/** From this car on a tier counts; the last tier counts for all that follow. */
export const carsPricedMax = 9
export type Basis = (typeof bases)[number]

/** 0.0001 yuan a month, at most 10,000 yuan. */
const Price = z.int().min(1).max(100_000_000)

/** The price for a building type and a use; the closest match counts, `null` matches all. A price of `null` = not charged there. */
export const Rate = z.object({
  buildingType: z.enum(buildingTypes).nullable(),
  use: z.enum(unitUses).nullable(),
  price: Price.nullable(),
  /** Only per-permit: from the household's nth car on, 1 = the first. */
  nth: z.int().min(1).max(carsPricedMax).optional(),
})
export type Rate = z.infer<typeof Rate>

/** What the authority approved (政府指导价): nothing is charged outside it or its dates (F1). `to: null` = until further notice. */
export const Band = z.object({ min: Price, max: Price, document: z.string().trim().min(1).max(80), from: DateText, to: DateText.nullable() })
export type Band = z.infer<typeof Band>

/** One dated version of a fee item; never changed once stored. In force from its date until the next version's. */
export const FeeVersion = z.object({
  version: z.int().min(1),
  from: DateText,
  /** True on the version that ends the item: from its date on nothing is charged. */
  ended: z.boolean(),
  name: Names,
  rates: z.array(Rate),
  band: Band,
})
export type FeeVersion = z.infer<typeof FeeVersion>

export const FeeItem = z
  .object({
    id: feeItemId,
    basis: z.enum(bases),
    fund: z.enum(funds),
    /** Only this community; `null` = every community of the tenant. */
    community: communityId.nullable(),
    state: z.enum(['coming', 'active', 'ended']),
    name: Names,
    /** The version in force today, else the first to come, else the last. */
    current: FeeVersion,
    versions: z.array(FeeVersion),
  })
  .meta({ id: 'FeeItem' })
export type FeeItem = z.infer<typeof FeeItem>

export const FeeItemList = z.object({ items: z.array(FeeItem) })

const Rates = z.array(Rate).min(1).max(60)

export const CreateFeeItem = z.object({
  /** Made by the client, so that a retry cannot make a second item. */
  id: feeItemId.optional(),
  name: Names,
  basis: z.enum(bases),
  fund: z.enum(funds).default('ORGANISATION'),
  community: communityId.nullable().default(null),
  from: DateText,
  rates: Rates,
  band: Band,
})
export type CreateFeeItem = z.output<typeof CreateFeeItem>

/** A new version from a date; what is left out stays as it is. Published bills keep theirs. */
export const ChangeFeeItem = z.object({ from: DateText, name: Names.optional(), rates: Rates.optional(), band: Band.optional() })
export type ChangeFeeItem = z.output<typeof ChangeFeeItem>

export const EndFeeItem = z.object({ lastDay: DateText })
export type EndFeeItem = z.output<typeof EndFeeItem>

export const FeeItemPath = z.object({ item: feeItemId })

/** The days on which a version is in force, both ends included; `to: null` = open. */
export function spanOfVersion(versions: readonly FeeVersion[], at: number): { from: BusinessDate; to: BusinessDate | null } {
  const next = versions[at + 1]
  return { from: versions[at]!.from, to: next ? addDays(next.from, -1) : null }
}

/** The rates of the household's nth car: those of the highest tier that is not above it. */
export function tierOf(rates: readonly Rate[], nth: number): Rate[] {
  const tier = Math.max(...rates.map((rate) => rate.nth ?? 1).filter((from) => from <= nth))
  return rates.filter((rate) => (rate.nth ?? 1) === tier)
}

/** The price where a unit stands: type and use, else type, else use, else the default. `undefined` = no rate names it. */
export function rateFor(rates: readonly Rate[], buildingType: BuildingType, use: UnitUse): Rate | undefined {
  const fit = (rate: Rate): number =>
    (rate.buildingType === null ? 0 : rate.buildingType === buildingType ? 2 : -9) + (rate.use === null ? 0 : rate.use === use ? 1 : -9)
  let best: Rate | undefined
  for (const rate of rates) if (fit(rate) >= 0 && (!best || fit(rate) > fit(best))) best = rate
  return best
}
