import type { Ctx } from '../context.ts'
import type { BuildingId, CommunityId, ResidentId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import type { Tally } from './import-items.ts'
import { countUnits, findUnit, readUnits, type StoredUnit, unitWrites } from './items.ts'
import type { JudgedRow } from './judge-rows.ts'
import { isOtherOwner, mergeRow, newResidents } from './merge-row.ts'
import { sortKeyOf } from './sort-key.ts'

type Outcome = keyof Tally
export type Applying = { readonly community: CommunityId; /** Written on households that this import makes or changes. */ readonly mark: string; readonly included: ReadonlySet<number> }

const transactionMax = 100
const attemptsMax = 4

/** Each household at most once among the rows. Several go in one transaction; where someone else was quicker, one by one. */
export async function applyRows(ctx: Ctx, rows: readonly JudgedRow[], applying: Applying): Promise<Tally> {
  const tally = { created: 0, changed: 0, same: 0, left: 0 }
  const there = await readUnits(ctx, rows.map(({ unit }) => unit!))
  const plans = rows.map((row, at) => plan(ctx, row, there[at], applying))
  for (const group of grouped(plans)) {
    const outcomes = (await writeGroup(ctx, group)) ? group.map(({ outcome }) => outcome) : await oneByOne(ctx, group, applying)
    for (const outcome of outcomes) tally[outcome] += 1
  }
  return tally
}

type Plan = { readonly row: JudgedRow; readonly outcome: Outcome; readonly writes: readonly Write[] }

function plan(ctx: Ctx, row: JudgedRow, before: StoredUnit | undefined, applying: Applying): Plan {
  const { mark, included } = applying
  const freshId = (): ResidentId => ctx.ids.short() as ResidentId
  if (!before) return { row, outcome: 'created', writes: unitWrites(ctx, newUnit(row, applying, freshId)) }
  if (before.room !== row.values.room || (isOtherOwner(before, row.values) && !included.has(row.row))) return { row, outcome: 'left', writes: [] }
  const merged = mergeRow(before, row.values, freshId)
  if (merged.same) return { row, outcome: before.createdBy === mark ? 'created' : before.changedBy === mark ? 'changed' : 'same', writes: [] }
  const after: StoredUnit = { ...before, ...merged.facts, version: before.version + 1, changedBy: mark }
  return { row, outcome: 'changed', writes: unitWrites(ctx, after, before) }
}

function newUnit({ values, building, unit }: JudgedRow, { community, mark }: Applying, freshId: () => ResidentId): StoredUnit {
  return {
    id: unit!,
    community,
    building: building!,
    room: values.room!,
    sortKey: sortKeyOf(values.room!),
    area: values.area!,
    use: values.use ?? 'home',
    residents: newResidents(values, freshId),
    occupiedFrom: values.occupiedFrom ?? null,
    occupiedTo: values.occupiedTo ?? null,
    occupancy: values.occupancy ?? null,
    hardship: values.hardship ?? null,
    note: values.note ?? '',
    version: 1,
    createdBy: mark,
  }
}

/** As many plans as fit one transaction together with the counts of their buildings. */
function* grouped(plans: readonly Plan[]): Generator<Plan[]> {
  let group: Plan[] = []
  let size = 0
  let buildings = new Set<BuildingId>()
  for (const one of plans) {
    const grown = new Set(buildings).add(one.row.building!)
    if (size + one.writes.length + grown.size > transactionMax) {
      yield group
      group = []
      size = 0
      buildings = new Set()
    }
    group.push(one)
    size += one.writes.length
    buildings.add(one.row.building!)
  }
  if (group.length) yield group
}

/** False when a household was changed since it was read; nothing of the group is written then. */
async function writeGroup(ctx: Ctx, group: readonly Plan[]): Promise<boolean> {
  const counts = new Map<BuildingId, number>()
  for (const { outcome, row, writes } of group) if (outcome === 'created' && writes.length) counts.set(row.building!, (counts.get(row.building!) ?? 0) + 1)
  const writes = [...group.flatMap((one) => one.writes), ...[...counts].map(([building, count]) => countUnits(ctx, building, count))]
  if (writes.length === 0) return true
  return held(ctx.store.transact(writes))
}

async function oneByOne(ctx: Ctx, group: readonly Plan[], applying: Applying): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { row } of group) {
    let outcome: Outcome = 'left'
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const again = plan(ctx, row, await findUnit(ctx, row.unit!), applying)
      if (!(await writeGroup(ctx, [again]))) continue
      outcome = again.outcome
      break
    }
    outcomes.push(outcome)
  }
  return outcomes
}
