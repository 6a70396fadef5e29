import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { refused } from '../faults.ts'
import type { CarId } from '../ids.ts'
import { admitUnit } from '../payments/access.ts'
import { held } from '../storage/cancelled.ts'
import { carOf, deleteCar, householdParking, putHousehold } from './car-items.ts'

/** Takes a car off the register, so that another household may enter it. Not while it has or waits for a permit. */
export async function removeCar(ctx: Ctx, id: CarId): Promise<void> {
  const car = await carOf(ctx, id)
  admitUnit(ctx, car.unit)
  if (car.permit) throw hasPermit(car.plate)
  const before = await householdParking(ctx, car.unit)
  const writes = [deleteCar(ctx, id), putHousehold(ctx, before, { cars: before.cars.filter((one) => one !== id) })]
  if (!(await held(recordChange(ctx, async () => ({ writes, act: 'car.removed', subject: id, detail: { unit: car.unit }, answer: true }))))) throw changedMeanwhile()
}

const hasPermit = (plate: string) =>
  refused('car-has-permit', { zh: `${plate} 有月卡或正在排队，没有注销。请先终止月卡或取消申请。`, en: `${plate} has a permit or waits for one, so it was not removed. End the permit or withdraw the application first.` })
