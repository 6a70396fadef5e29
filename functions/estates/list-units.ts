import type { Ctx } from '../context.ts'
import { invalid } from '../faults.ts'
import { cleanRoom } from './clean-text.ts'
import { pageOfUnits, type StoredUnit } from './items.ts'
import { listBuildings } from './list-buildings.ts'
import type { Building, ListUnitsQuery, UnitPage } from './model.ts'
import { seesPhones, showUnit } from './show-unit.ts'

/** How many households are read at once while looking for some that match. */
const readAhead = 500

/** By community, building and room, as people count them; `next` continues behind the last one. */
export async function listUnits(ctx: Ctx, query: ListUnitsQuery): Promise<UnitPage> {
  const buildings = (await listBuildings(ctx, query)).items.filter(({ id }) => query.building === undefined || id === query.building)
  const start = query.after === undefined ? { at: 0, room: undefined } : placeOf(query.after, buildings)
  const found: { unit: StoredUnit; building: Building }[] = []
  for (let at = start.at; at < buildings.length && found.length <= query.limit; at += 1) {
    const building = buildings[at]!
    let after = at === start.at ? start.room : undefined
    for (;;) {
      const size = query.search ? readAhead : query.limit + 1 - found.length
      const units = await pageOfUnits(ctx, building.id, { limit: size, ...(after === undefined ? {} : { after }) })
      for (const unit of units) if (matches(ctx, query.search, unit, building)) found.push({ unit, building })
      after = units.at(-1)?.sortKey
      if (after === undefined || found.length > query.limit) break
    }
  }
  const items = found.slice(0, query.limit)
  const last = items.at(-1)
  return { items: items.map(({ unit, building }) => showUnit(ctx, unit, building)), next: found.length > items.length && last ? cursorOf(last) : null }
}

/** Room, `building room`, a resident's name, or a phone where the role may see it; case, spaces and width do not count. */
function matches(ctx: Ctx, search: string | undefined, unit: StoredUnit, building: Building): boolean {
  const wanted = cleanRoom(search ?? '')
  if (!wanted) return true
  const texts = [unit.room, `${building.name}${unit.room}`, ...unit.residents.flatMap(({ name, phone }) => [name, ...(phone && seesPhones(ctx) ? [phone] : [])])]
  return texts.some((text) => cleanRoom(text).includes(wanted))
}

const cursorOf = ({ unit, building }: { unit: StoredUnit; building: Building }): string => Buffer.from(JSON.stringify([building.id, unit.sortKey])).toString('base64url')

function placeOf(cursor: string, buildings: readonly Building[]): { at: number; room: string } {
  try {
    const [building, room] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const at = buildings.findIndex(({ id }) => id === building)
    if (at >= 0 && typeof room === 'string') return { at, room }
  } catch {
    // Not a cursor of ours: answered below, like one of another list.
  }
  throw invalid('bad-cursor', { zh: '翻页位置已失效，请从第一页重新打开。', en: 'This page position is no longer valid. Open the list from its first page.' })
}
