import type { ResidentId } from '../ids.ts'
import type { ResidentRecord, UnitRecord } from './records.ts'
import { ownersOf } from './records.ts'
import type { RowValues } from './row-values.ts'

/** What a row changes of a household: facts and people. `same` when nothing. */
export type Merged = { readonly same: true } | { readonly same: false; readonly facts: Pick<UnitRecord, 'area' | 'use' | 'occupiedFrom' | 'occupiedTo' | 'occupancy' | 'hardship' | 'note' | 'residents'> }

/** A registered household with a row laid over it. Empty cells take nothing away: removing is done on the household's own page. */
export function mergeRow(unit: UnitRecord, values: RowValues, freshId: () => ResidentId): Merged {
  const residents = mergeResidents(unit.residents, values, freshId)
  const facts = {
    area: values.area ?? unit.area,
    use: values.use ?? unit.use,
    occupiedFrom: values.occupiedFrom ?? unit.occupiedFrom,
    occupiedTo: values.occupiedTo ?? unit.occupiedTo,
    occupancy: values.occupancy ?? unit.occupancy,
    hardship: values.hardship ?? unit.hardship,
    note: values.note ?? unit.note,
    residents,
  }
  const same = residents === unit.residents && (Object.keys(facts) as (keyof typeof facts)[]).every((field) => facts[field] === unit[field])
  return same ? { same } : { same, facts }
}

/** True when the row names owners and none of them is registered: a sale, or a wrong room. */
export function isOtherOwner(unit: Pick<UnitRecord, 'residents'>, { owner }: RowValues): boolean {
  return owner !== undefined && !ownersOf(unit).some(({ name }) => owner.includes(name))
}

export function newResidents({ owner = [], phone = [] }: RowValues, freshId: () => ResidentId): ResidentRecord[] {
  return placePhones(owner.map((name) => ({ id: freshId(), name, kind: 'owner', phone: null })), phone, freshId)
}

/** The very same array when nothing changes. */
function mergeResidents(residents: readonly ResidentRecord[], { owner, phone }: RowValues, freshId: () => ResidentId): readonly ResidentRecord[] {
  const owners = ownersOf({ residents })
  const sameOwners = owner === undefined || (owner.length === owners.length && owners.every(({ name }) => owner.includes(name)))
  const kept: readonly ResidentRecord[] = sameOwners
    ? residents
    : [...owner.map((name): ResidentRecord => owners.find((old) => old.name === name) ?? { id: freshId(), name, kind: 'owner', phone: null }), ...residents.filter(({ kind }) => kind !== 'owner')]
  const known = new Set(kept.map((resident) => resident.phone))
  if (phone === undefined || phone.every((one) => one === null || known.has(one))) return kept
  // Numbers that the row no longer names make room for those that it brings.
  const freed = kept.map((resident) => (ofRegister(resident) && resident.phone !== null && !phone.includes(resident.phone) ? { ...resident, phone: null } : resident))
  const wanted = phone.map((one) => (one !== null && known.has(one) ? null : one))
  return placePhones(freed, wanted, freshId).filter((resident) => resident.kind !== 'other' || resident.phone !== null || kept.some(({ id, phone: before }) => id === resident.id && before === null))
}

const ofRegister = ({ kind }: ResidentRecord): boolean => kind === 'owner' || kind === 'other'

/** The n-th phone to the n-th owner; where that place is taken, to the next one free; then as a further contact of the first owner's name. */
function placePhones(residents: readonly ResidentRecord[], phones: readonly (string | null)[], freshId: () => ResidentId): ResidentRecord[] {
  const placed = [...residents]
  for (const [at, phone] of phones.entries()) {
    if (phone === null) continue
    const own = placed[at]?.kind === 'owner' && placed[at].phone === null ? at : placed.findIndex((resident) => ofRegister(resident) && resident.phone === null)
    if (own >= 0) placed[own] = { ...placed[own]!, phone }
    else placed.push({ id: freshId(), name: placed.find(({ kind }) => kind === 'owner')?.name ?? '', kind: 'other', phone })
  }
  return placed
}
