import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { admitUnit } from '../payments/access.ts'
import { allBlocks, allCars, carsOfHousehold, type CarRecord, householdParking } from './car-items.ts'
import type { Car, ListCars } from './car-model.ts'
import { normalPlate } from './plate-model.ts'
import { shownCar } from './show-car.ts'

/** Cars by plate, of a household or of all. A resident sees those of the own households. */
export async function listCars(ctx: Ctx, { unit, search, limit, after }: ListCars): Promise<{ items: Car[]; next: string | null }> {
  if (unit) admitUnit(ctx, unit)
  const wanted = normalPlate(search ?? '')
  const found = (await carsOf(ctx, unit)).filter((car) => !wanted || car.plate.includes(wanted) || normalPlate(`${car.buildingName}${car.room}`).includes(wanted))
  found.sort((a, b) => (a.plate < b.plate ? -1 : 1))
  const from = placeAfter(after, found.length)
  const blocks = new Map((await allBlocks(ctx)).map((block) => [block.id, block]))
  return { items: found.slice(from, from + limit).map((car) => shownCar(ctx, car, blocks.get(car.id))), next: from + limit < found.length ? String(from + limit) : null }
}

async function carsOf(ctx: Ctx, unit: ListCars['unit']): Promise<CarRecord[]> {
  const units = unit ? [unit] : ctx.actor.kind === 'resident' ? ctx.actor.units : undefined
  if (!units) return allCars(ctx)
  return (await Promise.all(units.map(async (one) => carsOfHousehold(ctx, await householdParking(ctx, one))))).flat()
}
