import type { Ctx } from '../context.ts'
import { noteCoupon } from '../coupons/claim-coupon.ts'
import type { ParkingAreaId, StayId } from '../ids.ts'
import type { Write } from '../storage/writes.ts'
import { dropStay, factsMax, factWrites, putStay, readFacts, readHead, readStay, type StayRecord } from './items.ts'
import { priceStay } from './price-stay.ts'
import { minuteOf, placeOfStay, stayIdOf, type Subject, subjectKey } from './stay-id.ts'
import { type Decision, type GateFact, staysOf, type StayState, stateOf } from './stay-model.ts'

/** What a fact comes to: the writes of one transaction, and the stay that it belongs to afterwards. */
export type Plan = { readonly writes: readonly Write[]; readonly stay: StayRecord }

/** So many newer facts of one car are settled by everything that came between. */
const newerMax = factsMax - 20

/**
 * Folds an event into what is known of a car: the fact itself, and each stay that it makes, changes or takes away. The writes hold
 * only on the state that was read (ConditionFailed otherwise). `too-late`: it would change what has long been settled.
 */
export async function planGate(ctx: Ctx, area: ParkingAreaId, subject: Subject, fact: GateFact): Promise<Plan | 'too-late'> {
  const car = subjectKey(subject)
  const { facts, version } = await readFacts(ctx, area, car)
  if (facts.length === factsMax && facts[newerMax]!.at > fact.at) return 'too-late'
  const before = new Map(staysOf(facts).map((stay) => [idOf(area, car, stay), stay]))
  const after = staysOf([...facts, fact])
  const changed: StayRecord[] = []
  for (const state of after) {
    const id = idOf(area, car, state)
    if (!sameStay(before.get(id), state)) changed.push(await recordOf(ctx, { id, area, subject }, state))
    before.delete(id)
  }
  const stay = changed.find(({ keys }) => keys.includes(fact.key))
  if (!stay) throw new Error(`no stay holds the event ${fact.key}`)
  return { writes: [...factWrites(ctx, area, car, { fact, version }), ...[...before.keys()].map((id) => dropStay(ctx, id)), ...changed.flatMap((one) => [putStay(ctx, one), ...notesOf(ctx, one, one.coupons.length)])], stay }
}

/** The same for what was paid, taken off or decided about one stay: no other stay changes. Undefined when the stay is not there. */
export async function planOnStay(ctx: Ctx, id: StayId, make: (stay: StayRecord) => Decision): Promise<Plan | undefined> {
  const place = placeOfStay(id)
  if (!place) return undefined
  const version = await readHead(ctx, place.area, place.subject)
  const stay = await readStay(ctx, id)
  if (!stay) return undefined
  const fact = make(stay)
  const next = await recordOf(ctx, { id, area: stay.area, subject: stay.subject }, decided(stay, fact))
  return { writes: [...factWrites(ctx, place.area, place.subject, { fact, version }), putStay(ctx, next), ...notesOf(ctx, next, stay.coupons.length)], stay: next }
}

/** A stay with one decision more. */
export function decided(stay: StayState, fact: Decision): StayState {
  switch (fact.kind) {
    case 'paid':
      return { ...stay, payments: [...stay.payments, fact] }
    case 'coupon':
      return { ...stay, coupons: [...stay.coupons, fact] }
    case 'closed':
      return { ...stay, closed: fact, in: stay.in ?? fact.in ?? null, out: stay.out ?? fact.out ?? null }
  }
}

/** Each coupon's own list says what it takes off by now. The first `count`: one that comes with this very fact is claimed with it. */
const notesOf = (ctx: Ctx, { id, coupons, couponsFen }: StayRecord, count: number): Write[] => coupons.slice(0, count).map(({ batch, code }, place) => noteCoupon(ctx, { batch, code, stay: id, forgoneFen: couponsFen[place]! }))

/** Under its present id: an event that came late may have given the stay an earlier beginning. */
export async function findStay(ctx: Ctx, id: StayId): Promise<StayRecord | undefined> {
  const place = placeOfStay(id)
  const stay = await readStay(ctx, id)
  if (stay || !place) return stay
  const { facts } = await readFacts(ctx, place.area, place.subject)
  const state = staysOf(facts).find(({ keys }) => keys.includes(place.key))
  return state && readStay(ctx, idOf(place.area, place.subject, state))
}

const idOf = (area: ParkingAreaId, subject: string, { first, key }: StayState): StayId => stayIdOf({ area, minute: minuteOf(first), subject, key })

const sameStay = (a: StayState | undefined, b: StayState): boolean => a !== undefined && JSON.stringify(a) === JSON.stringify(b)

async function recordOf(ctx: Ctx, { id, area, subject }: Pick<StayRecord, 'id' | 'area' | 'subject'>, state: StayState): Promise<StayRecord> {
  const ended = state.out !== null || state.closed?.feeFen !== undefined
  const lastCoupon = state.coupons.at(-1)?.at
  const price = ended || lastCoupon ? await priceStay(ctx, state, state.out ?? lastCoupon ?? state.first) : null
  const { key, keys, first, in: entry, out, exitUnseen, class: name, standing, tariff, payments, coupons, closed } = state
  const feeFen = ended ? (price?.feeFen ?? null) : null
  const couponsFen = price?.couponsFen ?? coupons.map(() => 0)
  return { id, area, subject, key, keys, first, in: entry, out, exitUnseen, class: name, standing, tariff, payments, coupons, closed, feeFen, couponsFen, present: stateOf(state, feeFen) === 'present' }
}
