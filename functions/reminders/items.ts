import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BuildingId, CommunityId, UnitId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Page } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import { type Channel, defaults, type DeliveryState, type ReminderId, type ReminderKind, type ReminderSettings, type StopReminders, type Visit } from './model.ts'

export async function readSettings(ctx: Ctx): Promise<ReminderSettings> {
  const item = await ctx.store.get<Key & { settings: ReminderSettings }>(keys.reminderSettings(ctx.tenant))
  return item?.settings ?? defaults
}
export const settingsWrite = (ctx: Pick<Ctx, 'tenant'>, settings: ReminderSettings): Write => ({ put: { ...keys.reminderSettings(ctx.tenant), settings } })

export type RunRecord = {
  readonly id: ReminderId
  readonly kind: ReminderKind
  readonly community: CommunityId
  readonly communityName: string
  readonly building?: BuildingId
  readonly buildingName?: string
  readonly createdAt: Instant
  readonly createdBy: string
  readonly state: 'waiting' | 'sending' | 'done'
  readonly skipped: number
}
type RunItem = Key & Omit<RunRecord, 'id'>

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

const toRun = ({ pk: _, sk, ...run }: RunItem): RunRecord => ({ ...run, id: sk.slice('REMIND#'.length) as ReminderId })

/** How far the run has come; a slice that is repeated counts its skips once more only if the one before was not noted. */
export const changeRun = (ctx: Ctx, id: ReminderId, set: Pick<RunRecord, 'state'>, skipped = 0): Promise<void> =>
  ctx.store.write({ update: keys.reminderRun(ctx.tenant, id), set, ...(skipped ? { add: { skipped } } : {}), if: 'present' })

export type DeliveryRecord = { readonly unit: UnitId; readonly buildingName: string; readonly room: string; readonly channel: Channel; readonly amountFen: Fen; readonly state: DeliveryState; readonly at: Instant; readonly problem?: string }
type DeliveryItem = Key & Omit<DeliveryRecord, 'unit'>

/** False when this household has one in this run already. */
export const insertDelivery = (ctx: Ctx, run: ReminderId, { unit, ...delivery }: DeliveryRecord): Promise<boolean> => held(ctx.store.write({ put: { ...keys.delivery(ctx.tenant, run, unit), ...delivery }, if: 'absent' }))

export async function readDelivery(ctx: Ctx, run: ReminderId, unit: UnitId): Promise<DeliveryRecord | undefined> {
  const item = await ctx.store.get<DeliveryItem>(keys.delivery(ctx.tenant, run, unit), { consistent: true })
  return item && toDelivery(item)
}

export const changeDelivery = (ctx: Ctx, run: ReminderId, unit: UnitId, set: { readonly state: DeliveryState; readonly problem?: string }): Promise<void> => ctx.store.write({ update: keys.delivery(ctx.tenant, run, unit), set, if: 'present' })

export async function deliveriesOf(ctx: Ctx, run: ReminderId, page: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<DeliveryRecord>> {
  const { items, next } = await ctx.store.query<DeliveryItem>({ pk: keys.reminderRoom(ctx.tenant, run), limit: page.limit, ...(page.after === undefined ? {} : { after: page.after }) })
  return { items: items.map(toDelivery), ...(next === undefined ? {} : { next }) }
}

const deliveriesMax = 50_000
export async function countDeliveries(ctx: Ctx, run: ReminderId): Promise<Readonly<Record<DeliveryState, number>>> {
  const count: Record<DeliveryState, number> = { queued: 0, sent: 0, failed: 0, unknown: 0 }
  for await (const item of ctx.store.all<DeliveryItem>({ pk: keys.reminderRoom(ctx.tenant, run) }, { bound: deliveriesMax })) count[item.state] += 1
  return count
}

const toDelivery = ({ pk: _, sk, ...delivery }: DeliveryItem): DeliveryRecord => ({ ...delivery, unit: sk as UnitId })

/** How a household may be reminded; absent = nothing special. */
export type Reminding = {
  readonly email?: string
  readonly stop?: StopReminders & { readonly by: string; readonly at: Instant }
  readonly last?: BusinessDate
  readonly reminded?: readonly { readonly at: Instant; readonly kind: ReminderKind; readonly channel: Channel; readonly state: DeliveryState }[]
}

export async function readReminding(ctx: Ctx, units: readonly UnitId[]): Promise<Reminding[]> {
  return (await ctx.store.getMany<Key & Reminding>(units.map((unit) => keys.reminding(ctx.tenant, unit)))).map((item) => item ?? {})
}

export const changeReminding = (ctx: Ctx, unit: UnitId, set: Partial<Reminding>, remove: readonly (keyof Reminding)[] = []): Promise<void> => ctx.store.write({ update: keys.reminding(ctx.tenant, unit), set, remove })

type VisitItem = Key & Omit<Visit, 'id'>

/** False when that visit is there already. */
export const insertVisit = (ctx: Ctx, unit: UnitId, { id, ...visit }: Visit): Promise<boolean> => held(ctx.store.write({ put: { ...keys.visit(ctx.tenant, unit, visit.on as BusinessDate, id), ...visit }, if: 'absent' }))

const visitsShown = 50
/** The last ones, newest first. */
export async function readVisits(ctx: Ctx, unit: UnitId): Promise<Visit[]> {
  const { items } = await ctx.store.query<VisitItem>({ pk: keys.household(ctx.tenant, unit), begins: 'VISIT#', reverse: true, limit: visitsShown })
  return items.map(({ pk: _, sk, ...visit }) => ({ ...visit, id: sk.split('#')[2]! }))
}
