import { createHash } from 'node:crypto'
import { dateOfInstant, type Instant, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { FacilityId, MachineId, SaleId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { held } from '../storage/cancelled.ts'
import { type IndexKey, type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type CreateMachine, type MachineEvent, sessionIdOf } from './model.ts'
import type { SessionTariff, Used } from './tariff.ts'

/** A machine and who is at it: one item, so that of two who pay for one turn only one gets it. `change` rises with everything that is written. */
export type MachineRecord = Omit<CreateMachine, 'id'> & {
  readonly id: MachineId
  readonly version: number
  readonly change: number
  /** The session that runs, or comes next. */
  readonly turn: number
  readonly session?: SessionRecord
}

export type SessionRecord = Used & {
  readonly sale: SaleId
  readonly paidFen: Fen
  /** As it was when it was paid. */
  readonly tariff: SessionTariff
  readonly paidAt: Instant
  readonly endsBy: Instant
  readonly startedAt?: Instant
  readonly heardAt?: Instant
  readonly stopAskedAt?: Instant
}

/** A session that is over. */
export type EndedRecord = SessionRecord & { readonly machine: MachineId; readonly machineName: string; readonly turn: number; readonly endedAt: Instant; readonly ending: 'stopped' | 'asked' | 'bound'; readonly costFen: Fen }

type MachineItem = Key & Omit<MachineRecord, 'id'>
type EndedItem = Key & IndexKey & Omit<EndedRecord, 'machine' | 'turn'>
type EventItem = Key & { readonly hash: string; readonly applied: boolean; readonly at: Instant; readonly what: MachineEvent }

const keyOf = (ctx: Pick<Ctx, 'tenant'>, id: MachineId): Key => keys.machine(ctx.tenant, id)

export async function readMachine(ctx: Ctx, id: MachineId): Promise<MachineRecord | undefined> {
  const item = await ctx.store.get<MachineItem>(keyOf(ctx, id), { consistent: true })
  return item && toRecord(item)
}

const machinesMax = 2000

/** Of a facility, or of the whole tenant. */
export async function readMachines(ctx: Ctx, facility?: FacilityId): Promise<MachineRecord[]> {
  const found: MachineRecord[] = []
  for await (const item of ctx.store.all<MachineItem>({ pk: keys.root(ctx.tenant), begins: `MACHINE#${facility ?? ''}`, consistent: true }, { bound: machinesMax })) found.push(toRecord(item))
  return found
}

export const insertMachine = (ctx: Ctx, machine: MachineRecord): Promise<boolean> => held(ctx.store.write({ put: toItem(ctx, machine), if: 'absent' }))

/** Replaces the machine as it was read, unless anything of it was changed meanwhile. */
export const changeWrite = (ctx: Pick<Ctx, 'tenant'>, before: MachineRecord, after: MachineRecord): Write => ({
  put: toItem(ctx, { ...after, change: before.change + 1 }),
  if: { expr: '#c = :c', names: { '#c': 'change' }, values: { ':c': before.change } },
})

/** The machine is free for its next turn, and the session goes to where sessions of the month are. */
export function endWrites(ctx: Pick<Ctx, 'tenant'>, before: MachineRecord, ended: EndedRecord): Write[] {
  const { session: _, ...free } = before
  const { machine, turn, ...rest } = ended
  const id = sessionIdOf(machine, turn)
  return [
    changeWrite(ctx, before, { ...free, turn: turn + 1 }),
    { put: { ...keys.endedSession(ctx.tenant, machine, turn), ...keys.sessionsOf(ctx.tenant, periodOfDate(dateOfInstant(ended.endedAt)), `${ended.endedAt}#${id}`), ...rest }, if: 'absent' },
  ]
}

export async function readEnded(ctx: Ctx, machine: MachineId, turn: number): Promise<EndedRecord | undefined> {
  const item = await ctx.store.get<EndedItem>(keys.endedSession(ctx.tenant, machine, turn), { consistent: true })
  return item && toEnded(item)
}

/** Those that ended in a month, newest first. */
export async function endedOfMonth(ctx: Ctx, period: Period, { limit, after }: { readonly limit: number; readonly after?: string }): Promise<{ items: EndedRecord[]; next: string | null }> {
  const { items, next = null } = await ctx.store.query<EndedItem>({ pk: keys.sessionsOf(ctx.tenant, period, '').gpk, index: true, reverse: true, limit, ...(after === undefined ? {} : { after }) })
  return { items: items.map(toEnded), next }
}

/** What a machine reported under a number. */
export async function readEvent(ctx: Ctx, machine: MachineId, sequence: number): Promise<Pick<EventItem, 'hash' | 'applied'> | undefined> {
  return ctx.store.get<EventItem>(keys.machineEvent(ctx.tenant, machine, sequence), { consistent: true })
}

export const eventWrite = (ctx: Pick<Ctx, 'tenant'>, event: MachineEvent, at: Instant, applied: boolean): Write => ({
  put: { ...keys.machineEvent(ctx.tenant, event.machine, event.sequence), hash: hashOf(event), applied, at, what: event },
  if: 'absent',
})

export const hashOf = (event: MachineEvent): string => createHash('sha256').update(JSON.stringify([event.kind, event.turn, event.at, event.minutes, event.wattHours, event.peakWatts])).digest('base64url').slice(0, 22)

const toItem = (ctx: Pick<Ctx, 'tenant'>, { id, ...rest }: MachineRecord): MachineItem => ({ ...keyOf(ctx, id), ...rest })

function toRecord({ pk: _, sk, ...item }: MachineItem): MachineRecord {
  return { ...item, id: sk.slice('MACHINE#'.length) as MachineId }
}

function toEnded({ pk, sk, gpk: _, gsk: __, ...item }: EndedItem): EndedRecord {
  return { ...item, machine: pk.split('#').at(-1) as MachineId, turn: Number(sk.slice('SESSION#'.length)) }
}
