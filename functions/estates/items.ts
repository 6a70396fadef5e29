import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { BuildingId, CommunityId, UnitId } from '../ids.ts'
import { keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Building, Community } from './model.ts'
import { phoneKind } from './parse-phone.ts'
import { type ResidentOfPhone, sameResident, type UnitRecord } from './records.ts'

export type CommunityRecord = Omit<Community, 'buildings' | 'units'>
/** Which import made or last changed it, for a count that stays right when a slice is worked twice. */
export type Marks = { readonly createdBy?: string; readonly changedBy?: string }
export type StoredUnit = UnitRecord & Marks

export const communitiesMax = 500
export const buildingsMax = 5_000
/** Households of one building, and of one community. */
export const unitsMax = 30_000

export async function allCommunities({ store }: Ctx): Promise<CommunityRecord[]> {
  return collect(store.all<CommunityRecord>({ pk: keys.root(store.tenant), begins: 'COMMUNITY#', consistent: true }, { bound: communitiesMax }))
}

export async function allBuildings({ store }: Ctx): Promise<Building[]> {
  return collect(store.all<Building>({ pk: keys.root(store.tenant), begins: 'BUILDING#', consistent: true }, { bound: buildingsMax }))
}

export async function readCommunity({ store }: Ctx, community: CommunityId): Promise<CommunityRecord> {
  const found = await store.get<CommunityRecord>(keys.community(store.tenant, community), { consistent: true })
  if (!found) throw unknown(`community ${community}`)
  return found
}

export async function readBuilding({ store }: Ctx, building: BuildingId): Promise<Building> {
  const found = await store.get<Building>(keys.building(store.tenant, building), { consistent: true })
  if (!found) throw unknown(`building ${building}`)
  return found
}

export const findUnit = ({ store }: Ctx, unit: UnitId): Promise<StoredUnit | undefined> => store.get<StoredUnit>(keys.unit(store.tenant, unit), { consistent: true })

export async function readUnit(ctx: Ctx, unit: UnitId): Promise<StoredUnit> {
  const found = await findUnit(ctx, unit)
  if (!found) throw unknown(`unit ${unit}`)
  return found
}

/** By id, a hole where there is none; not consistent: whoever writes on it does so under its version. */
export const readUnits = ({ store }: Ctx, units: readonly UnitId[]): Promise<(StoredUnit | undefined)[]> => store.getMany<StoredUnit>(units.map((unit) => keys.unit(store.tenant, unit)))

/** In the order of rooms. `after` is the sort key of the last one seen. */
export async function pageOfUnits({ store }: Ctx, building: BuildingId, { after, limit }: { after?: string; limit: number }): Promise<StoredUnit[]> {
  // A space sorts below every character of a sort key: just behind `after`, before all that follow.
  const from = after === undefined ? 'UNIT#' : `UNIT#${after} `
  const { items } = await store.query<StoredUnit>({ pk: keys.buildingRoom(store.tenant, building), index: true, from, to: 'UNIT#\uFFFF', limit })
  return items
}

export const unitsInOrder = ({ store }: Ctx, building: BuildingId): AsyncGenerator<StoredUnit> =>
  store.all<StoredUnit>({ pk: keys.buildingRoom(store.tenant, building), index: true, begins: 'UNIT#' }, { bound: unitsMax })

export const putCommunity = ({ tenant }: Ctx, community: CommunityRecord): Write => ({ put: { ...community, ...keys.community(tenant, community.id) }, if: versionBefore(community) })

export const putBuilding = ({ tenant }: Ctx, building: Building): Write => ({ put: { ...building, ...keys.building(tenant, building.id) }, if: versionBefore(building) })

/** Over an existing building: everything but the count of its households, which others add to. */
export const describeBuilding = ({ tenant }: Ctx, { id, name, type, typeText, floors, lift, year, version }: Building): Write => ({
  update: keys.building(tenant, id),
  set: { name, type, typeText, floors, lift, year, version },
  if: { expr: 'version = :before', values: { ':before': version - 1 } },
})

export const countUnits = ({ tenant }: Ctx, building: BuildingId, units: number): Write => ({ update: keys.building(tenant, building), add: { units }, if: 'present' })

/** The household and, for each mobile phone, the entry that sign-in finds it by. Only over the version `before` (none = only where there is no such household). */
export function unitWrites({ tenant }: Ctx, unit: StoredUnit, before?: StoredUnit): Write[] {
  const listed = (record: StoredUnit | undefined) => (record?.residents ?? []).filter(({ phone }) => phone !== null && phoneKind(phone) === 'mobile')
  const kept = listed(unit)
  const gone = listed(before).filter(({ id }) => !kept.some((resident) => resident.id === id))
  const fresh = kept.filter((resident) => !before || !before.residents.some((old) => sameResident(old, resident)))
  return [
    { put: { ...unit, ...keys.unit(tenant, unit.id), ...keys.unitOrder(tenant, unit.building, unit.sortKey) }, if: versionBefore(unit) },
    ...fresh.map((resident): Write => {
      const entry: ResidentOfPhone = { id: resident.id, unit: unit.id, name: resident.name, kind: resident.kind, phone: resident.phone! }
      return { put: { ...keys.resident(tenant, unit.id, resident.id), ...keys.phone(tenant, phoneHash(tenant, entry.phone), resident.id), ...entry } }
    }),
    ...gone.map(({ id }): Write => ({ delete: keys.resident(tenant, unit.id, id) })),
  ]
}

export async function residentsOfPhone({ store, tenant }: Ctx, phone: string): Promise<ResidentOfPhone[]> {
  const { gpk } = keys.phone(tenant, phoneHash(tenant, phone), '' as never)
  const found = await collect(store.all<ResidentOfPhone>({ pk: gpk, index: true }, { bound: 1000 }))
  return found.map(({ id, unit, name, kind, phone: number }) => ({ id, unit, name, kind, phone: number }))
}

/** Differs from tenant to tenant: nobody can match two tenants' residents by their index. */
const phoneHash = (tenant: string, phone: string): string => createHash('sha256').update(`${tenant}#${phone}`).digest('hex')

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of all) items.push(item)
  return items
}

const versionBefore = ({ version }: { version: number }) => (version === 1 ? ('absent' as const) : { expr: 'version = :before', values: { ':before': version - 1 } })
