import type { Ctx } from '../context.ts'
import type { FacilityId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Facility } from './model.ts'

/** What is stored; the fund and the community's name are told anew with each answer. */
export type FacilityRecord = Omit<Facility, 'fund' | 'communityName' | 'booking'> & { /** Absent: not booked, like null. */ readonly booking?: Facility['booking'];  /** Hash of what was sent to create it: tells a retry from another of the same id. */ readonly sent: string }

/** More than any organization looks after: every list reads all of them. */
export const facilitiesMax = 2000

export const findFacility = ({ store }: Pick<Ctx, 'store'>, facility: FacilityId): Promise<FacilityRecord | undefined> => store.get<FacilityRecord>(keys.facility(store.tenant, facility), { consistent: true })

export async function allFacilities({ store }: Pick<Ctx, 'store'>): Promise<FacilityRecord[]> {
  const found: FacilityRecord[] = []
  for await (const item of store.all<FacilityRecord & Key>({ pk: keys.root(store.tenant), begins: 'FACILITY#', consistent: true }, { bound: facilitiesMax })) found.push(item)
  return found
}

/** The first version only where there is none, any later one only over the version before. */
export const putFacility = ({ tenant }: Pick<Ctx, 'tenant'>, facility: FacilityRecord): Write => ({
  put: { ...facility, ...keys.facility(tenant, facility.id) },
  if: facility.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': facility.version - 1 } },
})
