import { addDays, type BusinessDate, firstDay, type Instant, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { BillId, CarId, ParkingAreaId, PermitId, SpaceId, UnitId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type Allocation, areaOfPermit, type Permit, permitsMax, type Term } from './model.ts'

export type BilledTerm = { readonly from: BusinessDate; readonly to: BusinessDate; readonly amountFen: number; readonly bill: BillId }

export type PermitRecord = {
  readonly id: PermitId
  readonly area: ParkingAreaId
  readonly car: CarId
  readonly plate: string
  readonly unit: UnitId
  readonly buildingName: string
  readonly room: string
  readonly term: Term
  readonly renewal: Permit['renewal']
  readonly barrierFree: boolean
  readonly state: Permit['state']
  readonly askedAt: Instant
  readonly askedBy: string
  readonly resident: boolean
  readonly nth?: number
  readonly space?: SpaceId
  readonly spaceNumber?: string
  readonly from?: BusinessDate
  readonly to?: BusinessDate
  readonly ended?: NonNullable<Permit['ended']>
  readonly version: number
  readonly terms: readonly BilledTerm[]
}

/** Each term is an attribute of its own, so that a billing run adds one without reading: `t#<from>` = `<to> <fen> <bill>`. */
type PermitItem = Key & Omit<PermitRecord, 'terms'> & { readonly [term: `t#${string}`]: string }

function toPermit(item: PermitItem): PermitRecord {
  const terms: BilledTerm[] = []
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(item)) {
    if (!name.startsWith('t#')) rest[name] = value
    else {
      const [to, fen, bill] = (value as string).split(' ') as [BusinessDate, string, BillId]
      terms.push({ from: name.slice(2) as BusinessDate, to, amountFen: Number(fen), bill })
    }
  }
  return { ...(rest as unknown as Omit<PermitRecord, 'terms'>), terms: terms.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }
}

const termOf = ({ from, to, amountFen, bill }: BilledTerm) => ({ [`t#${from}`]: `${to} ${amountFen} ${bill}` })

export const findPermit = async ({ store }: Ctx, id: PermitId): Promise<PermitRecord | undefined> => {
  const item = await store.get<PermitItem>(keys.permit(store.tenant, areaOfPermit(id), id), { consistent: true })
  return item && toPermit(item)
}

export async function permitOf(ctx: Ctx, id: PermitId): Promise<PermitRecord> {
  const found = await findPermit(ctx, id)
  if (!found) throw unknown(`permit ${id}`)
  return found
}

export async function permitsOfArea({ store }: Ctx, area: ParkingAreaId): Promise<PermitRecord[]> {
  const permits: PermitRecord[] = []
  for await (const item of store.all<PermitItem>({ pk: keys.parkingRoom(store.tenant, area), begins: 'PERMIT#', consistent: true }, { bound: permitsMax })) permits.push(toPermit(item))
  return permits
}

/** Over exactly the version before it. */
export function putPermit({ tenant }: Pick<Ctx, 'tenant'>, { terms, ...permit }: PermitRecord): Write {
  const item = { ...permit, ...Object.assign({}, ...terms.map(termOf)), ...keys.permit(tenant, permit.area, permit.id) }
  return { put: item, if: permit.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': permit.version - 1 } } }
}

export type Renewal = { readonly permit: PermitId; readonly term: BilledTerm; readonly was: BusinessDate; /** Only while it is renewed in this way. */ readonly renewal: Permit['renewal'] }

/** The next term, only where the last one still ends as it did: two renewals of one term never both happen. */
export const renewWrite = ({ tenant }: Pick<Ctx, 'tenant'>, { permit, term, was, renewal }: Renewal): Write => ({
  update: keys.permit(tenant, areaOfPermit(permit), permit),
  set: { to: term.to, ...termOf(term) },
  add: { version: 1 },
  if: { expr: '#s = :active AND #to = :was AND #r = :renewal', names: { '#s': 'state', '#to': 'to', '#r': 'renewal' }, values: { ':active': 'active', ':was': was, ':renewal': renewal } },
})

export const nthWrite = ({ tenant }: Pick<Ctx, 'tenant'>, permit: PermitId, nth: number): Write => ({
  update: keys.permit(tenant, areaOfPermit(permit), permit),
  set: { nth },
  add: { version: 1 },
  if: 'present',
})

export type AllocationRecord = Allocation
export const allocationKeyOf = (id: string) => ({ area: id.slice(0, 12) as ParkingAreaId, own: id.slice(13) })
export const findAllocation = ({ store }: Ctx, id: string): Promise<AllocationRecord | undefined> => store.get<AllocationRecord>(keys.parkingAllocation(store.tenant, allocationKeyOf(id).area, allocationKeyOf(id).own), { consistent: true })
export const insertAllocation = ({ tenant }: Ctx, record: AllocationRecord): Write => ({ put: { ...record, ...keys.parkingAllocation(tenant, record.area, allocationKeyOf(record.id).own) }, if: 'absent' })
export const putAllocation = ({ tenant }: Ctx, record: AllocationRecord): Write => ({ put: { ...record, ...keys.parkingAllocation(tenant, record.area, allocationKeyOf(record.id).own) } })
export async function allocationsOfArea({ store }: Ctx, area: ParkingAreaId): Promise<AllocationRecord[]> {
  const found: AllocationRecord[] = []
  for await (const item of store.all<AllocationRecord>({ pk: keys.parkingRoom(store.tenant, area), begins: 'DRAW#' }, { bound: 1000 })) found.push(item)
  return found
}

/** Where the next term of a renewal begins: right behind the last, or with the month that is billed when that was missed. */
export const nextFrom = (to: BusinessDate, period: Period): BusinessDate => (to < firstDay(period) ? firstDay(period) : addDays(to, 1))
