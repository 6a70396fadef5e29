import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, invalid, refused } from '../faults.ts'
import { householdOf } from '../fees/estate.ts'
import { admitUnit } from '../payments/access.ts'
import { held } from '../storage/cancelled.ts'
import { type CarRecord, findCar, householdParking, insertCar, putHousehold } from './car-items.ts'
import type { Car, RegisterCar } from './car-model.ts'
import { carOfPlate, checkPlate } from './car-of-plate.ts'
import { carsPerHousehold } from './household-model.ts'
import { showCar } from './show-car.ts'

const attemptsMax = 5

/**
 * A household's car. The same once more answers the same one; a plate stands in one household only. A resident's proof is
 * the registered phone that the session began with; staff name the document that they saw.
 */
export async function registerCar(ctx: Ctx, input: RegisterCar): Promise<Car> {
  admitUnit(ctx, input.unit)
  const { plate, kind } = checkPlate(input.plate)
  const household = await householdOf(ctx, input.unit)
  const id = carOfPlate(ctx, plate)
  const car: CarRecord = { id, plate, kind, unit: input.unit, buildingName: household.buildingName, room: household.room, proof: proofOf(ctx, input), registeredAt: instant(ctx.clock) }
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const known = await findCar(ctx, id)
    if (known?.unit === input.unit) return showCar(ctx, known)
    if (known) throw plateElsewhere(plate)
    const before = await householdParking(ctx, input.unit)
    if (before.cars.length >= carsPerHousehold) throw tooMany()
    const writes = [insertCar(ctx, car), putHousehold(ctx, before, { cars: [...before.cars, id] })]
    if (await held(recordChange(ctx, async () => ({ writes, act: 'car.registered', subject: id, detail: { unit: input.unit, proof: car.proof.kind, document: car.proof.document }, answer: true })))) return showCar(ctx, car)
  }
  throw conflict('busy', { zh: '这户的车辆正在被他人修改，没有保存。请再试一次。', en: "Someone else is changing this household's cars. Nothing was saved. Try again." })
}

function proofOf(ctx: Ctx, { proof }: RegisterCar): CarRecord['proof'] {
  if (ctx.actor.kind === 'resident') return { kind: 'registered-phone', document: '' }
  if (proof && (proof.document || proof.kind === 'registered-phone')) return proof
  const say = { zh: '请登记居住证明的种类和编号，没有保存。', en: 'Enter which document shows that they live here, and its number. Nothing was saved.' }
  throw invalid('no-proof', say, { details: [{ where: 'proof.document', say }] })
}

/** Does not say whose: a resident could ask for any neighbour's plate. */
const plateElsewhere = (plate: string) =>
  conflict('plate-elsewhere', { zh: `车牌 ${plate} 已登记在另一户名下，没有保存。请核对车牌，或到服务社办理变更。`, en: `The plate ${plate} is registered with another household. Nothing was saved. Check the plate, or have it changed at the office.` })

const tooMany = () => refused('too-many-cars', { zh: `一户最多登记 ${carsPerHousehold} 辆车，没有保存。请先注销不用的车辆。`, en: `A household has at most ${carsPerHousehold} cars. Nothing was saved. Remove one that is not used first.` })
