import type { Instant, LocalTime } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, TrainingSessionId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { capacityMax } from './model.ts'

type Place = Pick<Ctx, 'tenant'>
type Reader = Pick<Ctx, 'store'>

/** A session that was called off, while somebody has still to be told. */
export type CalledOff = { readonly session: TrainingSessionId; readonly from: LocalTime }
/** `sending` that stays: it broke off, and nobody knows whether it went out. */
export type ToldState = 'sending' | 'sent' | 'failed' | 'no-way'

/** At most so many a run; the rest follows with the next. */
const calledOffMax = 50

export const calledOffWrite = ({ tenant }: Place, { session, from }: CalledOff): Write => ({ put: { ...keys.calledOff(tenant, session), session, from } })
export const allTold = ({ tenant }: Place, session: TrainingSessionId): Write => ({ delete: keys.calledOff(tenant, session) })
export const someCalledOff = async ({ store }: Reader): Promise<CalledOff[]> => (await store.query<CalledOff & Key>({ pk: keys.calledOffRoom(store.tenant), limit: calledOffMax })).items

/** Only where nothing was: of two processes one goes on. */
export const claimTold = ({ tenant }: Place, session: TrainingSessionId, person: PersonId, state: ToldState, at: Instant): Write => ({ put: { ...keys.trainingTold(tenant, session, person), person, state, at }, if: 'absent' })
export const noteTold = ({ tenant }: Place, session: TrainingSessionId, person: PersonId, state: ToldState, at: Instant): Write => ({ put: { ...keys.trainingTold(tenant, session, person), person, state, at } })

export async function toldOf({ store }: Reader, session: TrainingSessionId): Promise<ReadonlyMap<PersonId, ToldState>> {
  const told = new Map<PersonId, ToldState>()
  for await (const { person, state } of store.all<Key & { readonly person: PersonId; readonly state: ToldState }>({ pk: keys.trainingRoom(store.tenant, session), begins: 'TOLD#', consistent: true }, { bound: capacityMax * 20 })) told.set(person, state)
  return told
}
