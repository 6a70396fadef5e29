import type { ReadRow } from './read-row.ts'
import type { Building } from './model.ts'
import type { Reason } from './reasons.ts'
import { readBuildingType, typeWord } from './words.ts'

/** What the rows of one building say of it, by the most of them. */
export type BuildingFacts = { readonly typeText?: string; readonly year?: number }

/**
 * Rows speak of their building over and over. The value of most rows counts (ties: the first); a row that says
 * otherwise, and the only row of a building that nobody else names, are asked about.
 */
export function agreeOnBuildings(rows: readonly ReadRow[]) {
  const seen = new Map<string, { rows: number; types: Map<string, number>; years: Map<number, number> }>()
  for (const { values } of rows) {
    if (values.building === undefined) continue
    const entry = seen.get(values.building) ?? { rows: 0, types: new Map<string, number>(), years: new Map<number, number>() }
    seen.set(values.building, entry)
    entry.rows += 1
    if (values.buildingType !== undefined) entry.types.set(values.buildingType, (entry.types.get(values.buildingType) ?? 0) + 1)
    if (values.year !== undefined) entry.years.set(values.year, (entry.years.get(values.year) ?? 0) + 1)
  }
  const facts = (name: string): BuildingFacts => {
    const entry = seen.get(name)
    const [typeText, year] = [entry && most(entry.types), entry && most(entry.years)]
    return { ...(typeText === undefined ? {} : { typeText }), ...(year === undefined ? {} : { year }) }
  }
  const questions = ({ values }: ReadRow, registered: Building | undefined): Reason[] => {
    const name = values.building!
    const { typeText, year } = facts(name)
    const reasons: Reason[] = []
    if (!registered && seen.get(name)!.rows === 1) reasons.push({ field: 'building', code: 'lone-building', value: name })
    if (values.buildingType !== undefined && values.buildingType !== typeText) reasons.push({ field: 'buildingType', code: 'building-differs', value: typeText! })
    if (values.year !== undefined && values.year !== year) reasons.push({ field: 'year', code: 'building-differs', value: String(year) })
    return reasons
  }
  return { facts, questions }
}

/** A registered building as the rows describe it; the same object's values where they say nothing new. */
export function buildingChange(building: Building, { typeText, year }: BuildingFacts): Building {
  const known = building.typeText || typeWord(building.type)
  const described = typeText !== undefined && typeText !== known ? { typeText, ...readBuildingType(typeText) } : {}
  return { ...building, ...described, ...(year === undefined ? {} : { year }) }
}

function most<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let best: T | undefined
  for (const [value, count] of counts) if (best === undefined || count > counts.get(best)!) best = value
  return best
}
