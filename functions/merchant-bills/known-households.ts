import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listBuildings } from '../estates/list-buildings.ts'
import type { Building } from '../estates/model.ts'
import { ownerOf } from '../estates/records.ts'
import { unitsOfBuilding } from '../estates/units-of-building.ts'
import { billNo } from '../fees/bill-model.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import { walkBills } from '../fees/walk-bills.ts'
import type { BuildingId, UnitId } from '../ids.ts'
import { type Clues, mentionsBuilding } from './clues.ts'
import type { Known } from './match-household.ts'

/** Above this a room without its building says nothing anyway. */
const unitsMax = 20_000
const atOnce = 6

export type Households = { readonly known: readonly Known[]; readonly byBill: ReadonlyMap<string, UnitId> }

/** The households that these remarks may speak of: those of the buildings named and billed, all of them where a remark names no building. */
export async function knownHouseholds(ctx: Ctx, remarks: readonly Clues[]): Promise<Households> {
  const [{ items: buildings }, billed] = await Promise.all([listBuildings(ctx, {}), householdsOfBills(ctx, remarks)])
  const open = remarks.some(({ billNos, namesBuilding, text }) => !namesBuilding && billNos.length === 0 && /\d{3}/.test(text))
  const all = open && buildings.reduce((units, building) => units + building.units, 0) <= unitsMax
  const needed = buildings.filter((building) => all || billed.buildings.has(building.id) || remarks.some((clues) => mentionsBuilding(clues, building.name)))
  const known: Known[][] = needed.map(() => [])
  const queue = needed.entries()
  const lane = async (): Promise<void> => {
    for (const [at, building] of queue) known[at] = await householdsOf(ctx, building)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { known: known.flat(), byBill: billed.byBill }
}

async function householdsOf(ctx: Ctx, building: Building): Promise<Known[]> {
  const accounts = new Map((await accountsOfBuilding(ctx, building.id)).map((account) => [account.unit, account]))
  const found: Known[] = []
  for await (const unit of unitsOfBuilding(ctx, building.id)) {
    const account = accounts.get(unit.id)
    found.push({ unit: unit.id, buildingName: building.name, room: unit.room, name: ownerOf(unit), openFen: account?.openFen ?? 0, bills: account?.open ?? [] })
  }
  return found
}

/** Paid bills too: who pays one twice writes its number twice. */
async function householdsOfBills(ctx: Ctx, remarks: readonly Clues[]): Promise<{ byBill: Map<string, UnitId>; buildings: Set<BuildingId> }> {
  const wanted = new Set(remarks.flatMap(({ billNos }) => billNos))
  const byBill = new Map<string, UnitId>()
  const buildings = new Set<BuildingId>()
  for (const period of new Set([...wanted].map((no) => `${no.slice(0, 4)}-${no.slice(4, 6)}` as Period))) {
    const left = new Set([...wanted].filter((no) => no.startsWith(period.replace('-', ''))))
    for await (const { bill, no } of walkBills(ctx, { period })) {
      const number = billNo(period, no)
      if (!left.delete(number)) continue
      byBill.set(number, bill.unit)
      buildings.add(bill.building)
      if (left.size === 0) break
    }
  }
  return { byBill, buildings }
}
