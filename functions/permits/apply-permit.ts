import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { getUnitRecord } from '../estates/get-unit-record.ts'
import { sortKeyOf } from '../estates/sort-key.ts'
import { conflict, refused } from '../faults.ts'
import type { PermitId } from '../ids.ts'
import { admitUnit } from '../payments/access.ts'
import { canBeGiven, carOf, carTakesPermit, spacesOf } from '../parking/hold-space.ts'
import { plateFacts } from '../parking/plate-facts.ts'
import { assertMayEarn, readAreaRules } from '../parking/read-area.ts'
import { held } from '../storage/cancelled.ts'
import { allocate } from './allocate.ts'
import { endLapsed } from './end-permit.ts'
import { grantPermit, noPrice } from './grant-permit.ts'
import { findPermit, type PermitRecord, permitsOfArea, putPermit } from './items.ts'
import { type ApplyPermit, type Permit, waitingMax } from './model.ts'
import { placeInQueue } from './list-permits.ts'
import { type AreaRules, showPermit } from './show-permit.ts'

const attemptsMax = 8

/**
 * A household asks for a permit of one of its cars. Where spaces go by the order of application, one is free and nobody waits, it
 * is given and billed at once; else the application waits for the next allocation. One car has or asks for one permit; the same
 * once more answers the same one.
 */
export async function applyPermit(ctx: Ctx, input: ApplyPermit): Promise<Permit> {
  const car = await carOf(ctx, input.car)
  admitUnit(ctx, car.unit)
  const area = await readAreaRules(ctx, input.area)
  const id = `${area.id}-${input.id ?? ctx.ids.short()}` as PermitId
  if (car.permit && car.permit !== id) throw hasOne(car.plate)
  const known = await findPermit(ctx, id)
  if (known) return known.car === car.id ? show(ctx, known, area) : refuseId()
  assertMayEarn(area)
  if (!area.permitItem) throw noPrice(area.name)
  if ((await plateFacts(ctx, car.plate, today(ctx.clock))).blocked) throw isBlocked(car.plate)
  await endLapsed(ctx, area)
  const unit = await getUnitRecord(ctx, car.unit)
  const asked: PermitRecord = {
    id,
    area: area.id,
    car: car.id,
    plate: car.plate,
    unit: car.unit,
    buildingName: car.buildingName,
    room: car.room,
    term: input.term,
    renewal: input.renewal,
    barrierFree: input.barrierFree,
    state: 'waiting',
    askedAt: instant(ctx.clock),
    askedBy: ctx.actor.id || ctx.actor.kind,
    resident: unit.community === area.community && unit.use === 'home',
    version: 1,
    terms: [],
  }
  return show(ctx, (await giveAtOnce(ctx, area, asked)) ?? (await queue(ctx, asked)), area)
}

/** Whoever came first keeps the place: with somebody waiting nobody is given a space past the queue. */
async function giveAtOnce(ctx: Ctx, area: AreaRules, asked: PermitRecord): Promise<PermitRecord | undefined> {
  if (area.allocation !== 'order') return undefined
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    if ((await permitsOfArea(ctx, area.id)).some(({ state }) => state === 'waiting')) return undefined
    const free = (await spacesOf(ctx, area.id)).filter(canBeGiven).toSorted((a, b) => (sortKeyOf(a.number) < sortKeyOf(b.number) ? -1 : 1))
    const [first] = allocate([{ ...asked, held: 0 }], free, { kind: 'order' })
    if (!first?.space) return undefined
    const permit = await grantPermit(ctx, area, { ...asked, version: 0 }, first.space)
    if (permit) return permit
    const known = await findPermit(ctx, asked.id)
    if (known) return known
    if ((await carOf(ctx, asked.car)).permit) throw hasOne(asked.plate)
  }
  return undefined
}

async function queue(ctx: Ctx, asked: PermitRecord): Promise<PermitRecord> {
  const waiting = (await permitsOfArea(ctx, asked.area)).filter(({ state }) => state === 'waiting')
  if (waiting.length >= waitingMax) throw queueFull()
  if (await held(ctx.store.transact([putPermit(ctx, asked), carTakesPermit(ctx, asked.car, asked.id)]))) return asked
  const known = await findPermit(ctx, asked.id)
  if (known) return known
  throw hasOne(asked.plate)
}

async function show(ctx: Ctx, permit: PermitRecord, area: AreaRules): Promise<Permit> {
  return showPermit(ctx, permit, area, permit.state === 'waiting' ? placeInQueue(await permitsOfArea(ctx, area.id), area).get(permit.id) : null)
}

const hasOne = (plate: string) => conflict('car-has-permit', { zh: `${plate} 已有月卡或正在排队，没有重复申请。`, en: `${plate} has a permit or waits for one already. Nothing was asked for twice.` })
const isBlocked = (plate: string) => refused('plate-blocked', { zh: `${plate} 在黑名单中，不能申请月卡。请到服务社了解原因。`, en: `${plate} may not come in at present, so it cannot have a permit. Ask the office for the reason.` })
const queueFull = () => refused('queue-full', { zh: `排队已满 ${waitingMax} 户，没有提交。`, en: `The queue is full at ${waitingMax}. Nothing was entered.` })
const refuseId = () => {
  throw conflict('id-taken', { zh: '这个编号已用于另一份申请，没有提交。', en: 'This id belongs to another application. Nothing was entered.' })
}
