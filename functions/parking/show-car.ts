import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type BlockRecord, type CarRecord, findBlock } from './car-items.ts'
import type { Car } from './car-model.ts'

export async function showCar(ctx: Ctx, car: CarRecord): Promise<Car> {
  return shownCar(ctx, car, await findBlock(ctx, car.id))
}

export function shownCar(ctx: Ctx, { id, plate, kind, unit, buildingName, room, proof, permit, registeredAt }: CarRecord, block: BlockRecord | undefined): Car {
  const blocked = block && isBlocked(block, today(ctx.clock)) ? { reason: block.reason, until: block.until } : null
  return { id, plate, kind, unit, buildingName, room, proof, permit: permit ?? null, registeredAt, blocked }
}

/** Both days included; lifted means not any more. */
export const isBlocked = ({ from, until, lifted }: Pick<BlockRecord, 'from' | 'until' | 'lifted'>, day: string): boolean => !lifted && day >= from && (until === null || day <= until)
