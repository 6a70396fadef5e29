import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { ParkingAreaId, PermitId, SpaceId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { areasMax, type ParkingArea, spacesMax, type SpaceKind } from './model.ts'

export type AreaRecord = Omit<ParkingArea, 'mayEarn' | 'counts'>

/** `permit` is the one car's that the space belongs to; whoever gives the space asks that nobody else's is there. */
export type SpaceRecord = { readonly id: SpaceId; readonly area: ParkingAreaId; readonly number: string; readonly kind: SpaceKind; readonly note: string; readonly closed: boolean; readonly permit?: PermitId; readonly version: number }

export async function allAreas({ store }: Ctx): Promise<AreaRecord[]> {
  return collect(store.all<AreaRecord>({ pk: keys.root(store.tenant), begins: 'PARKING#', consistent: true }, { bound: areasMax }))
}

export const firstArea = async ({ store }: Ctx): Promise<AreaRecord | undefined> => (await store.query<AreaRecord>({ pk: keys.root(store.tenant), begins: 'PARKING#', limit: 1 })).items[0]

export const findArea = ({ store }: Ctx, area: ParkingAreaId): Promise<AreaRecord | undefined> => store.get<AreaRecord>(keys.parkingArea(store.tenant, area), { consistent: true })

export async function areaOf(ctx: Ctx, area: ParkingAreaId): Promise<AreaRecord> {
  const found = await findArea(ctx, area)
  if (!found) throw unknown(`parking area ${area}`)
  return found
}

export async function spacesOf({ store }: Ctx, area: ParkingAreaId): Promise<SpaceRecord[]> {
  return collect(store.all<SpaceRecord>({ pk: keys.parkingRoom(store.tenant, area), begins: 'SPACE#', consistent: true }, { bound: spacesMax }))
}

export async function spaceOf({ store }: Ctx, area: ParkingAreaId, space: SpaceId): Promise<SpaceRecord> {
  const found = await store.get<SpaceRecord>(keys.space(store.tenant, area, space), { consistent: true })
  if (!found) throw unknown(`space ${space} of ${area}`)
  return found
}

export const putArea = ({ tenant }: Ctx, area: AreaRecord): Write => ({ put: { ...area, ...keys.parkingArea(tenant, area.id) }, if: versionBefore(area) })

export const putSpace = ({ tenant }: Ctx, space: SpaceRecord): Write => ({ put: { ...space, ...keys.space(tenant, space.area, space.id) }, if: versionBefore(space) })

/** Gives the space to a permit: only while it is open and nobody's, or `over`'s whose time has run out. */
export const holdSpaceWrite = ({ tenant }: Pick<Ctx, 'tenant'>, area: ParkingAreaId, space: SpaceId, permit: PermitId, over?: PermitId): Write => ({
  update: keys.space(tenant, area, space),
  set: { permit },
  add: { version: 1 },
  if: {
    expr: `attribute_exists(pk) AND closed = :no AND ${over ? '#p = :over' : 'attribute_not_exists(#p)'}`,
    names: { '#p': 'permit' },
    values: { ':no': false, ...(over ? { ':over': over } : {}) },
  },
})

export const freeSpaceWrite = ({ tenant }: Pick<Ctx, 'tenant'>, area: ParkingAreaId, space: SpaceId, permit: PermitId): Write => ({
  update: keys.space(tenant, area, space),
  remove: ['permit'],
  add: { version: 1 },
  if: { expr: '#p = :p', names: { '#p': 'permit' }, values: { ':p': permit } },
})

export async function collect<T extends Partial<Key> | object>(all: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of all) items.push(item)
  return items
}

const versionBefore = ({ version }: { version: number }) => (version === 1 ? ('absent' as const) : { expr: 'version = :before', values: { ':before': version - 1 } })
