import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BuildingId, CommunityId, UnitId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type Channel, defaults, type ReminderId, type ReminderKind, type ReminderRun, type ReminderSettings, type StopReminders, type Visit, type Way } from './model.ts'

export async function readSettings(ctx: Ctx): Promise<ReminderSettings> {
  const item = await ctx.store.get<Key & { settings: Partial<ReminderSettings> }>(keys.reminderSettings(ctx.tenant))
  return { ...defaults, ...item?.settings }
}
export const settingsWrite = (ctx: Pick<Ctx, 'tenant'>, settings: ReminderSettings): Write => ({ put: { ...keys.reminderSettings(ctx.tenant), settings } })

export type Counts = ReminderRun['counts']

export type RunRecord = {
  readonly id: ReminderId
  readonly kind: ReminderKind
  readonly channel: Way
  readonly community: CommunityId
  readonly communityName: string
  readonly building?: BuildingId
  readonly buildingName?: string
  readonly createdAt: Instant
  readonly createdBy: string
  readonly state: 'waiting' | 'sending' | 'done'
  /** As counted when the run ended; what the provider tells later is counted over. */
  readonly counts?: Counts
}
type RunItem = Key & Omit<RunRecord, 'id' | 'counts'> & Partial<Counts>

export const runWrite = (ctx: Pick<Ctx, 'tenant'>, { id, ...run }: RunRecord): Write => ({ put: { ...keys.reminderRun(ctx.tenant, id), ...run }, if: 'absent' })

export async function readRun(ctx: Ctx, id: ReminderId): Promise<RunRecord | undefined> {
  const item = await ctx.store.get<RunItem>(keys.reminderRun(ctx.tenant, id), { consistent: true })
  return item && toRun(item)
}

const runsMax = 5000
export async function readRuns(ctx: Ctx): Promise<RunRecord[]> {
  const runs: RunRecord[] = []
  for await (const item of ctx.store.all<RunItem>({ pk: keys.root(ctx.tenant), begins: 'REMIND#' }, { bound: runsMax })) runs.push(toRun(item))
  return runs.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

function toRun({ pk: _, sk, queued = 0, sent = 0, delivered = 0, failed = 0, unknown = 0, skipped = 0, ...run }: RunItem): RunRecord {
  const id = sk.slice('REMIND#'.length) as ReminderId
  return { ...run, id, ...(run.state === 'done' ? { counts: { queued, sent, delivered, failed, unknown, skipped } } : {}) }
}

/** Sending has begun, or everything has been gone through. A run that is done stays done. */
export const changeRun = (ctx: Ctx, id: ReminderId, set: { readonly state: 'sending' } | ({ readonly state: 'done' } & Counts)): Promise<boolean> =>
  held(ctx.store.write({ update: keys.reminderRun(ctx.tenant, id), set, if: { expr: '#s <> :done', names: { '#s': 'state' }, values: { ':done': 'done' } } }))

/** How a household may be reminded; absent = nothing special. */
export type Reminding = {
  readonly email?: string
  readonly stop?: StopReminders & { readonly by: string; readonly at: Instant }
  /** The day of the last reminder that went out, or may have. */
  readonly last?: BusinessDate
  /** The newest first, the run with it: what became of each stands in its delivery. */
  readonly reminded?: readonly Reminded[]
}
export type Reminded = { readonly run: ReminderId; readonly at: Instant; readonly kind: ReminderKind; readonly channel: Channel }

export async function readReminding(ctx: Ctx, units: readonly UnitId[]): Promise<Reminding[]> {
  return (await ctx.store.getMany<Key & Reminding>(units.map((unit) => keys.reminding(ctx.tenant, unit)))).map((item) => item ?? {})
}

export const remindingWrite = (ctx: Pick<Ctx, 'tenant'>, unit: UnitId, set: Partial<Reminding>, remove: readonly (keyof Reminding)[] = []): Write => ({ update: keys.reminding(ctx.tenant, unit), set, remove })

type VisitItem = Key & Omit<Visit, 'id'>

/** False when that visit is there already. */
export const insertVisit = (ctx: Ctx, unit: UnitId, { id, ...visit }: Visit): Promise<boolean> => held(ctx.store.write({ put: { ...keys.visit(ctx.tenant, unit, visit.on as BusinessDate, id), ...visit }, if: 'absent' }))

const visitsShown = 50
/** The last ones, newest first. */
export async function readVisits(ctx: Ctx, unit: UnitId): Promise<Visit[]> {
  const { items } = await ctx.store.query<VisitItem>({ pk: keys.household(ctx.tenant, unit), begins: 'VISIT#', reverse: true, limit: visitsShown, consistent: true })
  return items.map(({ pk: _, sk, ...visit }) => ({ ...visit, promisedFen: visit.promisedFen ?? null, id: sk.split('#')[2]! }))
}
