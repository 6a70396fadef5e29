import { createHash } from 'node:crypto'
import { addDays, type BusinessDate, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { LeaveId, PersonId, PostId, ShiftId } from '../ids.ts'
import { type IndexKey, type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type Availability, leaveDaysMax, leavesMax, type LeaveKind, type leaveStates } from './model.ts'
import type { ShiftTimes } from '../rosters/rules/shift-parts.ts'
import type { LeaveSettings } from './settings-model.ts'

/** What was freed before 2026-11-27 says nothing of its break. */
export type FreedShift = Omit<ShiftTimes, 'breakMinutes' | 'breakStart'> & Partial<Pick<ShiftTimes, 'breakMinutes' | 'breakStart'>> & { readonly date: BusinessDate; readonly shift: ShiftId; readonly post: PostId; readonly name: string }
export type LeaveRecord = {
  readonly id: LeaveId
  readonly person: PersonId
  readonly kind: LeaveKind
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly fromNoon: boolean
  readonly toNoon: boolean
  readonly note: string
  readonly state: (typeof leaveStates)[number]
  readonly askedAt: Instant
  readonly askedBy: string
  readonly decided: { readonly at: Instant; readonly by: string; readonly reason: string } | null
  /** The office ended it early or took it back: what had been granted, and why it is not any more. */
  readonly ended: { readonly at: Instant; readonly by: string; readonly reason: string; readonly to: BusinessDate; readonly toNoon: boolean } | null
  /** The published shifts that its approval took away. */
  readonly freed: readonly FreedShift[]
  readonly sent: string
  readonly version: number
}

type Reader = Pick<Ctx, 'store'>
type Place = Pick<Ctx, 'tenant'>

export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)

const pointerOf = (tenant: Ctx['tenant'], leave: LeaveId): Key => keys.lookup(tenant, `leave#${leave}`)

export async function findLeave({ store }: Reader, leave: LeaveId): Promise<LeaveRecord | undefined> {
  const pointer = await store.get<Key & { readonly person: PersonId }>(pointerOf(store.tenant, leave), { consistent: true })
  const found = pointer && (await store.get<LeaveRecord & Key>(keys.leave(store.tenant, pointer.person, leave), { consistent: true }))
  return found && bare(found)
}

/** Throws `unknown`. */
export async function readLeave(ctx: Reader, leave: LeaveId): Promise<LeaveRecord> {
  const found = await findLeave(ctx, leave)
  if (!found) throw unknown(`leave ${leave}`)
  return found
}

/** All of one person, the first day first. Consistent. */
export async function leavesOfPerson({ store }: Reader, person: PersonId): Promise<LeaveRecord[]> {
  const found: LeaveRecord[] = []
  for await (const item of store.all<LeaveRecord & Key>({ pk: keys.personRoom(store.tenant, person), begins: 'LEAVE#', consistent: true }, { bound: leavesMax })) found.push(bare(item))
  return found.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
}

/** Of everybody, those that touch these days, the first day first. */
export async function leavesOfDays({ store }: Reader, from: BusinessDate, to: BusinessDate): Promise<LeaveRecord[]> {
  const found: LeaveRecord[] = []
  // It begins at most so many days before the first of them.
  for await (const item of store.all<LeaveRecord & Key>({ pk: keys.leavesRoom(store.tenant), index: true, from: addDays(from, -leaveDaysMax), to: `${to}~` }, { bound: 20_000 })) if (item.to >= from) found.push(bare(item))
  return found
}

const toItem = ({ tenant }: Place, leave: LeaveRecord) => ({ ...leave, ...keys.leave(tenant, leave.person, leave.id), ...keys.leaveOrder(tenant, leave.from, leave.id) })

/** The person's register counts every leave that was added: of two over the same days in one moment the second sees the first. */
export async function readRegister({ store }: Reader, person: PersonId): Promise<number> {
  return (await store.get<{ readonly count: number }>(keys.leaveRegister(store.tenant, person), { consistent: true }))?.count ?? 0
}

export const insertLeave = (ctx: Place, leave: LeaveRecord, register: number): Write[] => [
  { put: toItem(ctx, leave), if: 'absent' },
  { put: { ...pointerOf(ctx.tenant, leave.id), person: leave.person }, if: 'absent' },
  { put: { ...keys.leaveRegister(ctx.tenant, leave.person), count: register + 1 }, if: register === 0 ? 'absent' : { expr: '#count = :before', names: { '#count': 'count' }, values: { ':before': register } } },
]

/** Over the version before. */
export const changeLeave = (ctx: Place, leave: LeaveRecord): Write => ({ put: toItem(ctx, leave), if: { expr: 'version = :before', values: { ':before': leave.version - 1 } } })

export async function readAvailability({ store }: Reader, person: PersonId): Promise<Availability> {
  const found = await store.get<Availability & Key>(keys.availability(store.tenant, person), { consistent: true })
  return { weekdays: found?.weekdays ?? [], dates: found?.dates ?? [], version: found?.version ?? 0 }
}

/** In the order asked. */
export async function readAvailabilities({ store }: Reader, people: readonly PersonId[]): Promise<Pick<Availability, 'weekdays' | 'dates'>[]> {
  const found = await store.getMany<Availability & Key>(people.map((person) => keys.availability(store.tenant, person)))
  return found.map((one) => one ?? { weekdays: [], dates: [] })
}

const over = (version: number): 'absent' | { expr: string; values: Record<string, number> } => (version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': version - 1 } })

export const putAvailability = ({ tenant }: Place, person: PersonId, said: Availability): Write => ({ put: { ...keys.availability(tenant, person), ...said }, if: over(said.version) })

export const dropAvailability = ({ tenant }: Place, person: PersonId): Write => ({ delete: keys.availability(tenant, person) })

export async function readSettings({ store }: Reader): Promise<LeaveSettings> {
  const found = await store.get<LeaveSettings & Key>(keys.leaveSettings(store.tenant), { consistent: true })
  return { items: found?.items ?? [], version: found?.version ?? 0 }
}
export const putSettings = ({ tenant }: Place, settings: LeaveSettings): Write => ({ put: { ...keys.leaveSettings(tenant), ...settings }, if: over(settings.version) })

function bare(item: LeaveRecord & Key & Partial<IndexKey>): LeaveRecord {
  const { pk: _, sk: __, gpk: ___, gsk: ____, ...leave } = item
  // What was written before 2026-11-27 is of whole days, and none had been ended.
  return { ...leave, fromNoon: leave.fromNoon ?? false, toNoon: leave.toNoon ?? false, ended: leave.ended ?? null }
}
