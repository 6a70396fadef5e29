import type { BusinessDate } from '../calendar.ts'
import type { Area } from '../money.ts'
import type { Field } from './import-model.ts'
import type { Building, Hardship, Occupancy, UnitUse } from './model.ts'
import { ownersOf, type UnitRecord } from './records.ts'
import { squareMetres } from '../money.ts'
import { hardshipWord, occupancyWord, typeWord, useWord } from './words.ts'

/** What a row says. A field that is left out was empty or has no column: it changes nothing. */
export type RowValues = {
  readonly community?: string
  readonly building?: string
  readonly buildingType?: string
  readonly year?: number
  readonly room?: string
  readonly area?: Area
  readonly owner?: readonly string[]
  /** By the order of the owners; null = that owner has none. More phones than owners are further contacts. */
  readonly phone?: readonly (string | null)[]
  readonly occupiedFrom?: BusinessDate
  readonly occupiedTo?: BusinessDate
  readonly use?: UnitUse
  readonly occupancy?: Occupancy
  readonly hardship?: Hardship
  readonly note?: string
}

/** A registered household as the row that would make it: what an export writes and a comparison shows. */
export function valuesOf(unit: UnitRecord, building: Building, community: string): RowValues {
  const { room, area, use, occupiedFrom, occupiedTo, occupancy, hardship, note } = unit
  const phones = phonesOf(unit)
  return {
    community,
    building: building.name,
    buildingType: building.typeText || typeWord(building.type),
    ...(building.year === null ? {} : { year: building.year }),
    room,
    area,
    owner: ownersOf(unit).map(({ name }) => name),
    ...(phones.length ? { phone: phones } : {}),
    ...(occupiedFrom ? { occupiedFrom } : {}),
    ...(occupiedTo ? { occupiedTo } : {}),
    use,
    ...(occupancy ? { occupancy } : {}),
    ...(hardship ? { hardship } : {}),
    ...(note ? { note } : {}),
  }
}

/** The owners' phones by their order, then those of further contacts that a register brought. */
export function phonesOf(unit: Pick<UnitRecord, 'residents'>): (string | null)[] {
  const phones = [...ownersOf(unit).map(({ phone }) => phone), ...unit.residents.filter(({ kind, phone }) => kind === 'other' && phone !== null).map(({ phone }) => phone)]
  while (phones.length && phones.at(-1) === null) phones.pop()
  return phones
}

/** Each value in the words of our own files. */
export function textsOf(values: RowValues): Partial<Record<Field, string>> {
  const { community, building, buildingType, year, room, area, owner, phone, occupiedFrom, occupiedTo, use, occupancy, hardship, note } = values
  const texts: Record<Field, string | undefined> = {
    community,
    building,
    buildingType,
    year: year?.toString(),
    room,
    area: area === undefined ? undefined : squareMetres(area),
    owner: owner?.join('、'),
    phone: phone?.map((one) => one ?? '-').join('、'),
    occupiedFrom,
    occupiedTo,
    use: use && useWord(use),
    occupancy: occupancy && occupancyWord(occupancy),
    hardship: hardship && hardshipWord(hardship),
    note,
  }
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
}
