import * as z from 'zod'
import { branded, DateText } from '../date-text.ts'
import type { BuildingId, CommunityId, ResidentId, UnitId } from '../ids.ts'
import type { Area } from '../money.ts'
import { Point } from '../place-point.ts'
import { cleanName, cleanRoom, cleanText } from './clean-text.ts'
import { parsePhone } from './parse-phone.ts'

/** 标准管理 · “1+N”自治管理 · 兜底管理. */
export const managementModes = ['standard', '1+N', 'guaranteed'] as const
/** 商品房 · 房改房 · 直管公房 · 单位自管房 · 安置房 · 混合产权. */
export const propertyRights = ['commodity', 'reformed', 'public', 'work-unit', 'resettlement', 'mixed'] as const
/** 平房 · 多层（无电梯） · 电梯楼 · 其他. Fee prices may differ by it (F2). */
export const buildingTypes = ['bungalow', 'walk-up', 'lift', 'other'] as const
/** 住宅 · 商铺 · 办公 · 储藏室 · 车库 · 其他. */
export const unitUses = ['home', 'shop', 'office', 'storage', 'garage', 'other'] as const
/** 自住 · 出租 · 空置. */
export const occupancies = ['self', 'let', 'vacant'] as const
/** 低保低收入 · 特困 · 残疾 · 其他困难. Sensitive: only what a waiver needs, shown to head and finance only. */
export const hardships = ['low-income', 'extreme-poverty', 'disability', 'other'] as const
/** 业主 · 租户 · 家属 · 其他联系人. Owners are the payers. */
export const residentKinds = ['owner', 'tenant', 'family', 'other'] as const

export type BuildingType = (typeof buildingTypes)[number]
export type UnitUse = (typeof unitUses)[number]
export type Occupancy = (typeof occupancies)[number]
export type Hardship = (typeof hardships)[number]
export type ResidentKind = (typeof residentKinds)[number]

/** 0.01 m2; a room outside 0.01 to 9999.99 m2 is a slip of the pen. */
export const areaMax = 999_999
export const yearMin = 1900
export const yearMax = 2100
export const residentsMax = 20

export const Year = z.int().min(yearMin).max(yearMax)
export { branded, DateText }
const shortId = z.string().regex(/^[a-z0-9]{12}$/)
export const communityId = branded<CommunityId>(shortId)
export const buildingId = branded<BuildingId>(shortId)
export const unitId = branded<UnitId>(shortId)
export const residentId = branded<ResidentId>(shortId)
export const Limit = z.coerce.number().int().min(1).max(200).default(50)
export const After = z.string().max(500).optional()

const NameText = z.string().transform(cleanName).pipe(z.string().min(1).max(40))
const RoomText = z.string().transform(cleanRoom).pipe(z.string().min(1).max(20))
const NoteText = z.string().transform(cleanText).pipe(z.string().max(200))
/** Stored without spaces: a mobile number is 11 digits, a landline `0571-00001234`. */
const PhoneText = z
  .string()
  .transform((typed, issue) => {
    const phone = parsePhone(typed)
    if (phone !== undefined) return phone
    issue.addIssue({ code: 'custom', message: '11 位手机号，或带区号的座机 / 11 digits, or a landline with its area code' })
    return z.NEVER
  })
const AreaNumber = z.int().min(1).max(areaMax).transform((area) => area as Area)

export const Community = z
  .object({
    id: communityId,
    name: z.string(),
    /** Year of construction; null = unknown. */
    year: Year.nullable(),
    propertyRights: z.enum(propertyRights).nullable(),
    mode: z.enum(managementModes),
    address: z.string(),
    /** Where it is, for the way to work; null = unknown. */
    point: Point.nullable(),
    buildings: z.int(),
    units: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Community' })
export type Community = z.infer<typeof Community>
export const CommunityList = z.object({ items: z.array(Community), next: z.null() })
export type CommunityList = z.infer<typeof CommunityList>

export const CreateCommunity = z.object({
  name: NameText,
  year: Year.nullable().default(null),
  propertyRights: z.enum(propertyRights).nullable().default(null),
  mode: z.enum(managementModes).default('guaranteed'),
  address: NoteText.default(''),
  point: Point.nullable().default(null),
})
export type CreateCommunity = z.output<typeof CreateCommunity>

/** `version` is the one that was on the screen; a change that came between is not overwritten. */
export const ChangeCommunity = z.object({
  version: z.int(),
  name: NameText.optional(),
  year: Year.nullable().optional(),
  propertyRights: z.enum(propertyRights).nullable().optional(),
  mode: z.enum(managementModes).optional(),
  address: NoteText.optional(),
  point: Point.nullable().optional(),
})
export type ChangeCommunity = z.output<typeof ChangeCommunity>

export const Building = z
  .object({
    id: buildingId,
    community: communityId,
    name: z.string(),
    type: z.enum(buildingTypes),
    /** The type as the register words it: `砖混六层`. */
    typeText: z.string(),
    floors: z.int().nullable(),
    lift: z.boolean(),
    year: Year.nullable(),
    units: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Building' })
export type Building = z.infer<typeof Building>
export const BuildingList = z.object({ items: z.array(Building), next: z.null() })
export type BuildingList = z.infer<typeof BuildingList>
export const ListBuildingsQuery = z.object({ community: communityId.optional() })

const Floors = z.int().min(1).max(200)
export const CreateBuilding = z.object({
  community: communityId,
  name: RoomText,
  type: z.enum(buildingTypes),
  typeText: NoteText.default(''),
  floors: Floors.nullable().default(null),
  /** Left out: a lift building has one, others have none. */
  lift: z.boolean().optional(),
  year: Year.nullable().default(null),
})
export type CreateBuilding = z.output<typeof CreateBuilding>

export const ChangeBuilding = z.object({
  version: z.int(),
  name: RoomText.optional(),
  type: z.enum(buildingTypes).optional(),
  typeText: NoteText.optional(),
  floors: Floors.nullable().optional(),
  lift: z.boolean().optional(),
  year: Year.nullable().optional(),
})
export type ChangeBuilding = z.output<typeof ChangeBuilding>

/** A person to reach about a household. A landline is kept and gets no text messages. */
export const Resident = z
  .object({
    id: residentId,
    name: z.string(),
    kind: z.enum(residentKinds),
    /** `135****8742` where the caller's role may not see it in full. */
    phone: z.string().nullable(),
    phoneKind: z.enum(['mobile', 'landline']).nullable(),
  })
  .meta({ id: 'Resident' })
export type Resident = z.infer<typeof Resident>

export const Unit = z
  .object({
    id: unitId,
    community: communityId,
    building: buildingId,
    buildingName: z.string(),
    buildingType: z.enum(buildingTypes),
    room: z.string(),
    /** 0.01 m2. */
    area: z.int(),
    use: z.enum(unitUses),
    /** The owners' names, `韦玉梅、吕德明`: the payer on a bill. */
    owner: z.string(),
    residents: z.array(Resident),
    occupiedFrom: z.string().nullable(),
    /** The last day; null = open. */
    occupiedTo: z.string().nullable(),
    occupancy: z.enum(occupancies).nullable(),
    /** Left out where the caller's role may not see it. */
    hardship: z.enum(hardships).nullable().optional(),
    note: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof Unit>
export const UnitPage = z.object({ items: z.array(Unit), next: z.string().nullable() })
export type UnitPage = z.infer<typeof UnitPage>

/** `search` finds rooms, owners, residents and (where the role may see them) phones. */
export const ListUnitsQuery = z.object({ community: communityId.optional(), building: buildingId.optional(), search: z.string().max(40).optional(), limit: Limit, after: After })
export type ListUnitsQuery = z.output<typeof ListUnitsQuery>

const unitFields = {
  area: AreaNumber,
  use: z.enum(unitUses),
  occupiedFrom: DateText.nullable(),
  occupiedTo: DateText.nullable(),
  occupancy: z.enum(occupancies).nullable(),
  hardship: z.enum(hardships).nullable(),
  note: NoteText,
}
export const CreateUnit = z.object({
  building: buildingId,
  room: RoomText,
  area: unitFields.area,
  use: unitFields.use.default('home'),
  owners: z.array(z.object({ name: NameText, phone: PhoneText.nullable().default(null) })).min(1).max(residentsMax),
  occupiedFrom: unitFields.occupiedFrom.default(null),
  occupiedTo: unitFields.occupiedTo.default(null),
  occupancy: unitFields.occupancy.default(null),
  hardship: unitFields.hardship.default(null),
  note: unitFields.note.default(''),
})
export type CreateUnit = z.output<typeof CreateUnit>

export const UpdateUnit = z.object({ version: z.int(), room: RoomText.optional(), ...z.object(unitFields).partial().shape })
export type UpdateUnit = z.output<typeof UpdateUnit>

export const AddResident = z.object({ id: residentId.optional(), name: NameText, kind: z.enum(residentKinds), phone: PhoneText.nullable().default(null) })
export type AddResident = z.output<typeof AddResident>
export const UpdateResident = z.object({ name: NameText.optional(), kind: z.enum(residentKinds).optional(), phone: PhoneText.nullable().optional() })
export type UpdateResident = z.output<typeof UpdateResident>

export const CommunityPath = z.object({ community: communityId })
export const BuildingPath = z.object({ building: buildingId })
export const UnitPath = z.object({ unit: unitId })
export const ResidentPath = z.object({ unit: unitId, resident: residentId })
