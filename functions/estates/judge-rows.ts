import type { BuildingId, CommunityId, ResidentId, UnitId } from '../ids.ts'
import { freeBuildingId } from './create-building.ts'
import { unitIdOf } from './create-unit.ts'
import type { Field, Verdict } from './import-model.ts'
import { agreeOnBuildings, buildingChange } from './judge-buildings.ts'
import { isOtherOwner, mergeRow } from './merge-row.ts'
import type { Building } from './model.ts'
import type { ReadRow } from './read-row.ts'
import type { Reason } from './reasons.ts'
import { ownerOf, type UnitRecord } from './records.ts'
import { type RowValues, textsOf, valuesOf } from './row-values.ts'

/** A row with what is to become of it. `unit` and `building` are ids of what is there or of what would be made. */
export type JudgedRow = ReadRow & {
  readonly verdict: Verdict
  readonly changes: readonly { readonly field: Field; readonly from: string; readonly to: string }[]
  readonly building?: BuildingId
  readonly unit?: UnitId
  /** The row of the same room that stands unless this one is included. */
  readonly rival?: number
}

/** What is registered in the community now. */
export type Known = { readonly community: { readonly id: CommunityId; readonly name: string }; readonly allBuildings: readonly Building[]; readonly buildings: readonly Building[]; readonly units: ReadonlyMap<BuildingId, readonly UnitRecord[]> }

/** The verdict on every row: what it is by itself, next to the other rows, and next to what is registered. */
export function judgeRows(rows: readonly ReadRow[], known: Known): JudgedRow[] {
  const judge = judgeOf(rows, known)
  return rows.map(judge)
}

function judgeOf(rows: readonly ReadRow[], known: Known): (row: ReadRow) => JudgedRow {
  const agreed = agreeOnBuildings(rows)
  const buildings = new Map(known.buildings.map((building) => [building.name, building]))
  const newIds = new Map<string, BuildingId>()
  const rooms = indexRooms(known)
  const standing = new Map<string, ReadRow>()

  return (row) => {
    const { values } = row
    const reasons = [...row.reasons, ...(values.community !== undefined && values.community !== known.community.name ? [{ field: 'community', code: 'other-community', value: values.community } as const] : [])]
    if (reasons.length) return { ...row, reasons, verdict: 'refused', changes: [] }
    const [name, room] = [values.building!, values.room!]
    const key = `${name}\n${room}`
    const first = standing.get(key)
    if (first && sameRow(first, row)) return { ...row, reasons: [{ field: 'room', code: 'row-again', other: first.row }], verdict: 'refused', changes: [] }
    if (!first) standing.set(key, row)
    const registered = buildings.get(name)
    const id = registered?.id ?? newIds.get(name) ?? freeBuildingId(known.allBuildings, { community: known.community.id, name })
    if (!registered) newIds.set(name, id)
    const unit = rooms.find(id, room)
    const questions: Reason[] = [
      ...(first ? [{ field: 'room', code: 'room-again', value: first.values.owner!.join('、'), other: first.row } as const] : []),
      ...agreed.questions(row, registered),
      ...(unit && isOtherOwner(unit, values) ? [{ field: 'owner', code: 'other-owner', value: ownerOf(unit) } as const] : []),
    ]
    const changes = unit && registered ? changesOf(unit, registered, values, buildingChange(registered, agreed.facts(name))) : []
    const verdict: Verdict = questions.length ? 'question' : !unit ? 'new' : changes.length ? 'changed' : 'same'
    return { ...row, reasons: questions, verdict, changes, building: id, unit: unit?.id ?? rooms.freeId(id, room), ...(first ? { rival: first.row } : {}) }
  }
}

function changesOf(unit: UnitRecord, building: Building, values: RowValues, after: Building): JudgedRow['changes'] {
  const merged = mergeRow(unit, values, () => 'new' as ResidentId)
  const before = textsOf(valuesOf(unit, building, ''))
  const texts = textsOf(valuesOf(merged.same ? unit : { ...unit, ...merged.facts }, after, ''))
  return (Object.keys(texts) as Field[]).flatMap((field) => (before[field] === texts[field] ? [] : [{ field, from: before[field] ?? '', to: texts[field]! }]))
}

/** The same household with the same contents; a note may differ. */
function sameRow(a: ReadRow, b: ReadRow): boolean {
  const { note: _a, ...first } = textsOf(a.values)
  const { note: _b, ...second } = textsOf(b.values)
  return JSON.stringify(first) === JSON.stringify(second)
}

function indexRooms({ units }: Known) {
  const byRoom = new Map<string, UnitRecord>()
  const ids = new Set<UnitId>()
  for (const [building, list] of units) {
    for (const unit of list) {
      byRoom.set(`${building}\n${unit.room}`, unit)
      ids.add(unit.id)
    }
  }
  const freeId = (building: BuildingId, room: string): UnitId => {
    for (let turn = 0; ; turn += 1) {
      const id = unitIdOf(building, room, turn)
      if (!ids.has(id)) return id
    }
  }
  return { find: (building: BuildingId, room: string) => byRoom.get(`${building}\n${room}`), freeId }
}
