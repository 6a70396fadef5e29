import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import type { BuildingId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Buildings, StoredImport } from './import-items.ts'
import { tooManyBuildings } from './create-building.ts'
import { allBuildings, buildingsMax, describeBuilding, putBuilding } from './items.ts'
import { buildingChange } from './judge-buildings.ts'
import type { JudgedRow } from './judge-rows.ts'
import type { Building } from './model.ts'
import { rowsOfImport } from './rows-of-import.ts'
import { readBuildingType } from './words.ts'

/** One community's buildings are listed at once; a register with more has a column mixed up. */
const newBuildingsMax = 2_000

/** Makes the buildings that the rows taken over stand in, and describes those that are there as the rows do. Safe to repeat. */
export async function buildBuildings(ctx: Ctx, stored: StoredImport, facts: Buildings, taken: (row: JudgedRow) => boolean): Promise<void> {
  const named = new Map<BuildingId, string>()
  /** Buildings whose new description the preview showed, at a row taken over. */
  const shown = new Set<BuildingId>()
  for await (const { rows } of rowsOfImport(ctx, stored)) {
    for (const row of rows.filter(taken)) {
      named.set(row.building!, row.values.building!)
      if (row.changes.some(({ field }) => field === 'buildingType' || field === 'year')) shown.add(row.building!)
    }
  }
  const there = new Map((await allBuildings(ctx)).map((building) => [building.id, building]))
  const missing = [...named.keys()].filter((id) => !there.has(id))
  if (missing.length > newBuildingsMax) throw tooManyNew(missing.length)
  if (there.size + missing.length > buildingsMax) throw tooManyBuildings()
  for (const [id, name] of named) {
    const building = there.get(id)
    if (building) await describe(ctx, building, shown.has(id) ? buildingChange(building, facts[name] ?? {}) : buildingFilled(building, facts[name] ?? {}))
    else await make(ctx, newBuilding(stored, id, name, facts[name] ?? {}))
  }
}

function newBuilding({ community }: StoredImport, id: BuildingId, name: string, { typeText = '', year }: Buildings[string]): Building {
  return { id, community, name, typeText, ...(typeText ? readBuildingType(typeText) : { type: 'other', floors: null, lift: false }), year: year ?? null, units: 0, version: 1 }
}

async function make(ctx: Ctx, building: Building): Promise<void> {
  try {
    await ctx.store.write(putBuilding(ctx, building))
  } catch (error) {
    // There since a moment ago: an earlier try at this slice, or a person. It stays as it is.
    if (!(error instanceof ConditionFailed)) throw error
  }
}

async function describe(ctx: Ctx, before: Building, after: Building): Promise<void> {
  if (before.typeText === after.typeText && before.year === after.year) return
  await ctx.store.write(describeBuilding(ctx, { ...after, version: before.version + 1 }))
}

/** Only what was not known: nobody was shown that anything else would change. */
const buildingFilled = (building: Building, { typeText, year }: Buildings[string]): Building =>
  buildingChange(building, { ...(building.typeText === '' && building.type === 'other' && typeText !== undefined ? { typeText } : {}), ...(building.year === null && year !== undefined ? { year } : {}) })

const tooManyNew = (count: number) =>
  refused('too-many-buildings', {
    zh: `这个文件会新建 ${count} 个楼栋，超过 ${newBuildingsMax} 个，没有导入。请检查“楼栋”一列是否填成了房号。`,
    en: `This file would make ${count} buildings, more than ${newBuildingsMax}. Nothing was imported. Check whether the building column holds rooms.`,
  })
