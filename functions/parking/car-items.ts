import type { BusinessDate, Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CarId, PermitId, UnitId } from '../ids.ts'
import { keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { blocksMax, type Car, carsMax, type Visit } from './car-model.ts'
import { collect } from './items.ts'
import type { Plate } from './plate-model.ts'

/** One item a plate: that it is there is what keeps a plate in one household only. */
export type CarRecord = Omit<Car, 'blocked' | 'plate' | 'permit'> & { readonly plate: Plate; readonly permit?: PermitId }
export type BlockRecord = { readonly id: CarId; readonly plate: Plate; readonly reason: string; readonly from: BusinessDate; readonly until: BusinessDate | null; readonly by: string; readonly at: Instant; readonly lifted?: { readonly at: Instant; readonly by: string } }

/** What a household has in parking: its plates, and the permits that count when the next car's price is asked. One item, so that two cars never both become the first. */
export type HouseholdParking = { readonly unit: UnitId; readonly cars: readonly CarId[]; readonly permits: readonly PermitId[]; readonly version: number }
/** A household's visitors of a month. */
export type VisitsRecord = { readonly unit: UnitId; readonly period: Period; readonly visits: readonly Visit[]; readonly version: number }

export const findCar = ({ store }: Ctx, car: CarId): Promise<CarRecord | undefined> => store.get<CarRecord>(keys.car(store.tenant, car), { consistent: true })

export async function carOf(ctx: Ctx, car: CarId): Promise<CarRecord> {
  const found = await findCar(ctx, car)
  if (!found) throw unknown(`car ${car}`)
  return found
}

export const allCars = ({ store }: Ctx): Promise<CarRecord[]> => collect(store.all<CarRecord>({ pk: keys.carsRoom(store.tenant), begins: 'CAR#' }, { bound: carsMax }))
export const allBlocks = ({ store }: Ctx): Promise<BlockRecord[]> => collect(store.all<BlockRecord>({ pk: keys.carsRoom(store.tenant), begins: 'BLOCK#' }, { bound: blocksMax }))
export const findBlock = ({ store }: Ctx, car: CarId): Promise<BlockRecord | undefined> => store.get<BlockRecord>(keys.blockedPlate(store.tenant, car), { consistent: true })

/** What the gate asks of a plate, one request: whether it is blocked, whose car it is, whom it visits that day. */
export async function factsOfPlate({ store }: Ctx, car: CarId, date: BusinessDate) {
  const { tenant } = store
  const [block, found, visit] = await store.getMany<unknown>([keys.blockedPlate(tenant, car), keys.car(tenant, car), keys.visitor(tenant, car, date)])
  return { block: block as BlockRecord | undefined, car: found as CarRecord | undefined, visit: visit as (Visit & { readonly unit: UnitId }) | undefined }
}

export async function householdParking({ store }: Ctx, unit: UnitId): Promise<HouseholdParking> {
  return (await store.get<HouseholdParking>(keys.householdParking(store.tenant, unit), { consistent: true })) ?? { unit, cars: [], permits: [], version: 0 }
}

export async function visitsOf({ store }: Ctx, unit: UnitId, period: Period): Promise<VisitsRecord> {
  return (await store.get<VisitsRecord>(keys.visits(store.tenant, unit, period), { consistent: true })) ?? { unit, period, visits: [], version: 0 }
}

export const carsOfHousehold = async (ctx: Ctx, { cars }: HouseholdParking): Promise<CarRecord[]> =>
  (await ctx.store.getMany<CarRecord>(cars.map((car) => keys.car(ctx.tenant, car)))).flatMap((car) => car ?? [])

export const insertCar = ({ tenant }: Ctx, car: CarRecord): Write => ({ put: { ...car, ...keys.car(tenant, car.id) }, if: 'absent' })
export const deleteCar = ({ tenant }: Ctx, car: CarId): Write => ({ delete: keys.car(tenant, car), if: { expr: 'attribute_not_exists(#p)', names: { '#p': 'permit' } } })
export const putBlock = ({ tenant }: Ctx, block: BlockRecord): Write => ({ put: { ...block, ...keys.blockedPlate(tenant, block.id) } })

/** Over exactly the state that was read. */
export const putHousehold = ({ tenant }: Ctx, before: HouseholdParking, change: Partial<HouseholdParking>): Write => ({
  put: { ...before, ...change, version: before.version + 1, ...keys.householdParking(tenant, before.unit) },
  if: before.version === 0 ? 'absent' : { expr: 'version = :v', values: { ':v': before.version } },
})

/** The car's one permit, had or waited for: only where there is none. */
export const carTakesPermit = ({ tenant }: Ctx, car: CarId, permit: PermitId): Write => ({
  update: keys.car(tenant, car),
  set: { permit },
  if: { expr: 'attribute_exists(pk) AND (attribute_not_exists(#p) OR #p = :p)', names: { '#p': 'permit' }, values: { ':p': permit } },
})
export const carLeavesPermit = ({ tenant }: Ctx, car: CarId, permit: PermitId): Write => ({ update: keys.car(tenant, car), remove: ['permit'], if: { expr: '#p = :p', names: { '#p': 'permit' }, values: { ':p': permit } } })

export function visitWrites({ tenant }: Ctx, before: VisitsRecord, visit: Visit, car: CarId): Write[] {
  return [
    { put: { ...before, visits: [...before.visits, visit], version: before.version + 1, ...keys.visits(tenant, before.unit, before.period) }, if: before.version === 0 ? 'absent' : { expr: 'version = :v', values: { ':v': before.version } } },
    { put: { ...visit, unit: before.unit, ...keys.visitor(tenant, car, visit.date) }, if: 'absent' },
  ]
}
