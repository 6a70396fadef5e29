import type { BusinessDate } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { createBuilding } from '../../functions/estates/create-building.ts'
import { createCommunity } from '../../functions/estates/create-community.ts'
import { createUnit } from '../../functions/estates/create-unit.ts'
import { type BuildingType, CreateBuilding, CreateCommunity, CreateUnit } from '../../functions/estates/model.ts'
import { createFeeItem } from '../../functions/fees/create-fee-item.ts'
import { CreateFeeItem, type FeeItem } from '../../functions/fees/model.ts'
import type { BuildingId, CommunityId, UnitId } from '../../functions/ids.ts'

export type Estate = { readonly community: CommunityId; readonly buildings: readonly { readonly id: BuildingId; readonly name: string; readonly units: readonly UnitId[] }[]; readonly units: readonly UnitId[] }

type Plan = { readonly name?: string; readonly buildings?: readonly { readonly name: string; readonly type?: BuildingType; readonly rooms: number }[] }

/** A community with a few buildings, every household 60 to 90 m2 and with one owner. */
export async function makeEstate(ctx: Ctx, { name = '向阳新村', buildings = [{ name: '2幢', rooms: 3 }, { name: '10幢', rooms: 2 }] }: Plan = {}): Promise<Estate> {
  const community = (await createCommunity(ctx, CreateCommunity.parse({ name, year: 1984 }))).id
  const made: Estate['buildings'][number][] = []
  for (const plan of buildings) {
    const building = await createBuilding(ctx, CreateBuilding.parse({ community, name: plan.name, type: plan.type ?? 'walk-up' }))
    const units: UnitId[] = []
    for (let at = 0; at < plan.rooms; at += 1) units.push(await makeUnit(ctx, building.id, `1-${101 + at}`, 6000 + at * 33))
    made.push({ id: building.id, name: plan.name, units })
  }
  return { community, buildings: made, units: made.flatMap((building) => building.units) }
}

export async function makeUnit(ctx: Ctx, building: BuildingId, room: string, area: number, more: object = {}): Promise<UnitId> {
  return (await createUnit(ctx, CreateUnit.parse({ building, room, area, owners: [{ name: `王${room.slice(-2)}芳` }], ...more }))).id
}

const band = { min: 100, max: 1_000_000, document: '东街价〔2026〕1号', from: '2020-01-01' as BusinessDate, to: null }

/** A fee by floor area at 0.60 yuan unless said otherwise. */
export function makeFee(ctx: Ctx, more: object = {}): Promise<FeeItem> {
  return createFeeItem(ctx, CreateFeeItem.parse({ name: { zh: '物业服务费', en: 'Property service' }, basis: 'per-m2', from: '2020-01-01', rates: [{ buildingType: null, use: null, price: 6000 }], band, ...more }))
}

/** Three lines a bill, as a low-fee community has them. */
export async function makeFees(ctx: Ctx): Promise<FeeItem[]> {
  return [
    await makeFee(ctx),
    await makeFee(ctx, { name: { zh: '垃圾清运费', en: 'Waste removal' }, basis: 'per-household', rates: [{ buildingType: null, use: null, price: 80_000 }] }),
    await makeFee(ctx, { name: { zh: '公共照明', en: 'Common lighting' }, basis: 'fixed', fund: 'OWNERS_COMMON', rates: [{ buildingType: null, use: null, price: 50_000 }] }),
  ]
}
