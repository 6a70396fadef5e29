import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import type { PersonId, PostId, ShiftId } from '../ids.ts'
import { timed } from '../rosters/rules/shift-parts.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Condition, Write } from '../storage/writes.ts'
import type { Demand, Holidays, RosterSettings, RosterTerms, ShiftRecord } from './model.ts'
import { rosterShiftsMax } from './model.ts'

type Reader = Pick<Ctx, 'store'>

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)

export async function findShift(ctx: Reader, shift: ShiftId): Promise<ShiftRecord | undefined> {
  const found = await find<ShiftRecord>(ctx, keys.rosterShift(ctx.store.tenant, shift))
  return found && timed(found)
}

export async function allShifts({ store }: Reader): Promise<ShiftRecord[]> {
  const found: ShiftRecord[] = []
  for await (const item of store.all<ShiftRecord & Key>({ pk: keys.rosterShiftsRoom(store.tenant), begins: 'SHIFT#', consistent: true }, { bound: rosterShiftsMax * 2 })) found.push(timed(bare(item)))
  return found
}

export const putShift = ({ store }: Reader, shift: ShiftRecord): Write => over(keys.rosterShift(store.tenant, shift.id), shift)

export const findDemand = (ctx: Reader, post: PostId): Promise<Demand | undefined> => find<Demand>(ctx, keys.demand(ctx.store.tenant, post))
export async function findDemands({ store }: Reader, posts: readonly PostId[]): Promise<Demand[]> {
  return (await store.getMany<Demand & Key>(posts.map((post) => keys.demand(store.tenant, post)))).flatMap((item) => (item ? [bare(item)] : []))
}
export const putDemand = ({ store }: Reader, demand: Demand): Write => over(keys.demand(store.tenant, demand.post), demand)

export const findHolidays = (ctx: Reader, year: string): Promise<Holidays | undefined> => find<Holidays>(ctx, keys.holidays(ctx.store.tenant, year))
export const putHolidays = ({ store }: Reader, holidays: Holidays): Write => over(keys.holidays(store.tenant, holidays.year), holidays)

export const findSettings = (ctx: Reader): Promise<RosterSettings | undefined> => find<RosterSettings>(ctx, keys.rosterSettings(ctx.store.tenant))
export const putSettings = ({ store }: Reader, settings: RosterSettings): Write => over(keys.rosterSettings(store.tenant), settings)

export async function findTerms({ store }: Reader, people: readonly PersonId[]): Promise<(RosterTerms | undefined)[]> {
  return (await store.getMany<RosterTerms & Key>(people.map((person) => keys.rosterTerms(store.tenant, person)))).map((item) => item && bare(item))
}
export const putTerms = ({ store }: Reader, terms: RosterTerms): Write => over(keys.rosterTerms(store.tenant, terms.person), terms)

export const deleteTerms = ({ store }: Reader, person: PersonId): Write => ({ delete: keys.rosterTerms(store.tenant, person) })

/** The first version only where there is none, any later one only over the version before. */
const over = <T extends { readonly version: number }>(key: Key, thing: T): Write => ({ put: { ...thing, ...key }, if: overVersion(thing.version) })
const overVersion = (version: number): 'absent' | Condition => (version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': version - 1 } })

async function find<T extends object>({ store }: Reader, key: Key): Promise<T | undefined> {
  const found = await store.get<T & Key>(key, { consistent: true })
  return found && bare<T>(found)
}

function bare<T extends object>(item: T & Key): T {
  const { pk: _, sk: __, ...rest } = item
  return rest as unknown as T
}
