import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { branded, DateText } from '../date-text.ts'
import { cleanRoom, cleanText } from '../estates/clean-text.ts'
import type { CommunityId, FeeItemId, ParkingAreaId, PermitId, SpaceId, TariffId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'

const ShortId = z.string().regex(/^[a-z0-9]{12}$/)
const communityId = branded<CommunityId>(ShortId)
const feeItemId = branded<FeeItemId>(ShortId)
export const parkingAreaId = branded<ParkingAreaId>(ShortId)
export const spaceId = branded<SpaceId>(ShortId)
export const tariffId = branded<TariffId>(ShortId)
/** `<area>-<12>`: its place follows from its id. */
export const permitId = branded<PermitId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/))

export const NameText = z.string().transform(cleanText).pipe(z.string().min(1).max(40))
export const NoteText = z.string().transform(cleanText).pipe(z.string().max(200))
const DocumentText = z.string().transform(cleanText).pipe(z.string().min(1).max(80))

/** Whose land: 业主共有 · 本社自有或租用 · 街道、市政. Shared land earns for its owners, and only by their decision (P1). */
export const lands = ['shared', 'own', 'street'] as const
export type Land = (typeof lands)[number]

/** How spaces are given where more ask than there are: by the order of application, or by a lottery that anybody can check. */
export const allocations = ['order', 'lottery'] as const

/** 普通 · 专用（不参与分配） · 无障碍 · 充电. */
export const spaceKinds = ['ordinary', 'reserved', 'barrier-free', 'charging'] as const
export type SpaceKind = (typeof spaceKinds)[number]

export const areasMax = 200
export const spacesMax = 2_000
/** Spaces made by one call. */
export const spacesPerRun = 300

/** Shares in 0.01 %, of those who took part in the vote. */
const Share = z.int().min(1).max(10_000)
/** What the owners decided about their shared land. */
export const Decision = z.object({ document: DocumentText, date: DateText, areaShare: Share, ownersShare: Share })
export type Decision = z.infer<typeof Decision>

const areaFields = {
  name: NameText,
  place: NoteText,
  land: z.enum(lands),
  fund: z.enum(funds),
  decision: Decision.nullable(),
  allocation: z.enum(allocations),
  /** Days for which a permit that has run out still opens the gate. */
  graceDays: z.int().min(0).max(60),
  /** Visits of each household that are free in a calendar month; 0 = none. */
  visitsPerMonth: z.int().min(0).max(100),
  /** What short stays cost; null = no short stays. */
  tariff: tariffId.nullable(),
  /** The fee item, per permit, by which permits are priced; null = no permits. */
  permitItem: feeItemId.nullable(),
}

const Counts = z.object({
  spaces: z.int(),
  reserved: z.int(),
  barrierFree: z.int(),
  charging: z.int(),
  closed: z.int(),
  /** Held by a permit. */
  permits: z.int(),
  /** What an allocation can give: open, not reserved, nobody's. */
  free: z.int(),
})
export type Counts = z.infer<typeof Counts>

export const ParkingArea = z
  .object({
    id: parkingAreaId,
    community: communityId,
    ...areaFields,
    /** False: on shared land without a decision of its owners, where neither permit nor income is possible (P1). */
    mayEarn: z.boolean(),
    counts: Counts,
    version: z.int(),
  })
  .meta({ id: 'ParkingArea' })
export type ParkingArea = z.infer<typeof ParkingArea>
export const ParkingAreaList = z.object({ items: z.array(ParkingArea), next: z.null() })

export const CreateArea = z.object({
  community: communityId,
  name: areaFields.name,
  place: areaFields.place.default(''),
  land: areaFields.land,
  /** Left out: what shared land earns is its owners', all else the organization's. */
  fund: areaFields.fund.optional(),
  decision: areaFields.decision.default(null),
  allocation: areaFields.allocation.default('order'),
  graceDays: areaFields.graceDays.default(7),
  visitsPerMonth: areaFields.visitsPerMonth.default(0),
  tariff: areaFields.tariff.default(null),
  permitItem: areaFields.permitItem.default(null),
})
export type CreateArea = z.output<typeof CreateArea>

/** `version` is the one that was on the screen. Whose land it is does not change: that would move money from one fund to another. */
export const ChangeArea = z.object({
  version: z.int(),
  name: areaFields.name.optional(),
  place: areaFields.place.optional(),
  decision: areaFields.decision.optional(),
  allocation: areaFields.allocation.optional(),
  graceDays: areaFields.graceDays.optional(),
  visitsPerMonth: areaFields.visitsPerMonth.optional(),
  tariff: areaFields.tariff.optional(),
  permitItem: areaFields.permitItem.optional(),
})
export type ChangeArea = z.output<typeof ChangeArea>

const SpaceNumber = z.string().transform(cleanRoom).pipe(z.string().min(1).max(12))
export const spaceStates = ['free', 'permit', 'closed'] as const

export const Space = z
  .object({
    id: spaceId,
    area: parkingAreaId,
    number: z.string(),
    kind: z.enum(spaceKinds),
    /** For whom a reserved space is, why a space is closed. */
    note: z.string(),
    state: z.enum(spaceStates),
    permit: permitId.nullable(),
    version: z.int(),
  })
  .meta({ id: 'ParkingSpace' })
export type Space = z.infer<typeof Space>
export const SpacePage = z.object({ items: z.array(Space), next: z.string().nullable() })

/** One space, or `count` of them numbered on from `number`. */
export const CreateSpace = z.object({ number: SpaceNumber, count: z.int().min(1).max(spacesPerRun).default(1), kind: z.enum(spaceKinds).default('ordinary'), note: NoteText.default('') })
export type CreateSpace = z.output<typeof CreateSpace>
export const SpaceList = z.object({ items: z.array(Space) })

export const ChangeSpace = z.object({ version: z.int(), kind: z.enum(spaceKinds).optional(), note: NoteText.optional(), closed: z.boolean().optional() })
export type ChangeSpace = z.output<typeof ChangeSpace>

export const AreaPath = z.object({ area: parkingAreaId })
export const SpacePath = z.object({ area: parkingAreaId, space: spaceId })
export const ListAreas = z.object({ community: communityId.optional() })
export type ListAreas = z.output<typeof ListAreas>
export const Limit = z.coerce.number().int().min(1).max(200).default(50)
export const After = z.string().max(500).optional()
export const ListSpaces = z.object({ kind: z.enum(spaceKinds).optional(), state: z.enum(spaceStates).optional(), limit: Limit, after: After })
export type ListSpaces = z.output<typeof ListSpaces>

/** The day from which the Civil Code asks three quarters of those who take part for earning on common parts (Art. 278); before it the Property Law asked for over half (Art. 76). */
export const threeQuartersFrom = '2021-01-01' as BusinessDate

/** Whether the owners' vote was enough on its day, by area and by heads (V2). */
export const carries = ({ date, areaShare, ownersShare }: Decision): boolean =>
  [areaShare, ownersShare].every((share) => (date >= threeQuartersFrom ? share >= 7_500 : share > 5_000))

/** P1: shared land earns only by its owners' decision. */
export const mayEarn = ({ land, decision }: { readonly land: Land; readonly decision: Decision | null }): boolean => land !== 'shared' || decision !== null

/** The numbers of a run: the last digits count on, as wide as they were written. Undefined when `first` has no digits to count. */
export function runOfNumbers(first: string, count: number): string[] | undefined {
  if (count === 1) return [first]
  const [, head, digits, tail] = /^(.*?)(\d+)(\D*)$/.exec(first) ?? []
  if (digits === undefined) return undefined
  return Array.from({ length: count }, (_, at) => `${head}${String(Number(digits) + at).padStart(digits.length, '0')}${tail}`)
}
