import type { Ctx } from '../context.ts'
import type { ParkingAreaId, StayId } from '../ids.ts'
import type { Write } from '../storage/writes.ts'
import { dropStay, factsMax, factWrites, putStay, readFacts, readHead, readStay, type StayRecord } from './items.ts'
import { priceStay } from './price-stay.ts'
import { minuteOf, placeOfStay, stayIdOf, type Subject, subjectKey } from './stay-id.ts'
import { type ClosedFact, type GateFact, type PaidFact, staysOf, type StayState, stateOf } from './stay-model.ts'

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
  return { writes: [...factWrites(ctx, area, car, { fact, version }), ...[...before.keys()].map((id) => dropStay(ctx, id)), ...changed.map((one) => putStay(ctx, one))], stay }
}

/** The same for what was paid or decided about one stay: no other stay changes. Undefined when the stay is not there. */
export async function planOnStay(ctx: Ctx, id: StayId, make: (stay: StayRecord) => PaidFact | ClosedFact): Promise<Plan | undefined> {
  const place = placeOfStay(id)
  if (!place) return undefined
  const version = await readHead(ctx, place.area, place.subject)
  const stay = await readStay(ctx, id)
  if (!stay) return undefined
  const fact = make(stay)
  const state: StayState =
    fact.kind === 'paid' ? { ...stay, payments: [...stay.payments, fact] } : { ...stay, closed: fact, in: stay.in ?? fact.in ?? null, out: stay.out ?? fact.out ?? null }
  const next = await recordOf(ctx, { id, area: stay.area, subject: stay.subject }, state)
  return { writes: [...factWrites(ctx, place.area, place.subject, { fact, version }), putStay(ctx, next)], stay: next }
}

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
  const price = state.out || state.closed?.feeFen !== undefined ? await priceStay(ctx, state, state.out ?? state.first) : null
  const { key, keys, first, in: entry, out, exitUnseen, class: name, standing, tariff, payments, closed } = state
  const feeFen = price?.feeFen ?? null
  return { id, area, subject, key, keys, first, in: entry, out, exitUnseen, class: name, standing, tariff, payments, closed, feeFen, present: stateOf(state, feeFen) === 'present' }
}
