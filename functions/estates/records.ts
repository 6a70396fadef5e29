import type { BusinessDate } from '../calendar.ts'
import type { BuildingId, CommunityId, ResidentId, UnitId } from '../ids.ts'
import type { Area } from '../money.ts'
import type { Hardship, Occupancy, ResidentKind, UnitUse } from './model.ts'

/** A resident in full, for the system's own use; screens get them through show-unit.ts. */
export type ResidentRecord = {
  readonly id: ResidentId
  readonly name: string
  readonly kind: ResidentKind
  /** A mobile number (11 digits) or a landline (`0571-00001234`). */
  readonly phone: string | null
}

/** A household as other domains read it: nothing masked. */
export type UnitRecord = {
  readonly id: UnitId
  readonly community: CommunityId
  readonly building: BuildingId
  readonly room: string
  /** Rooms in the order people count them: compare as plain strings. */
  readonly sortKey: string
  /** 0.01 m2. */
  readonly area: Area
  readonly use: UnitUse
  readonly residents: readonly ResidentRecord[]
  readonly occupiedFrom: BusinessDate | null
  /** The last day, included; null = open. */
  readonly occupiedTo: BusinessDate | null
  readonly occupancy: Occupancy | null
  readonly hardship: Hardship | null
  readonly note: string
  readonly version: number
}

export type ResidentOfPhone = { readonly id: ResidentId; readonly unit: UnitId; readonly name: string; readonly kind: ResidentKind; readonly phone: string }

/** The payer's name on bills and receipts: all owners, `韦玉梅、吕德明`. */
export const ownerOf = (unit: Pick<UnitRecord, 'residents'>): string => ownersOf(unit).map(({ name }) => name).join('、')

export const ownersOf = (unit: Pick<UnitRecord, 'residents'>): ResidentRecord[] => unit.residents.filter(({ kind }) => kind === 'owner')

export const sameResident = (a: ResidentRecord, b: ResidentRecord): boolean => a.id === b.id && a.name === b.name && a.kind === b.kind && a.phone === b.phone
