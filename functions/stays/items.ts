import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId, StayId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Page } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import { minuteOf, monthOfMinute, placeOfStay, type Subject } from './stay-id.ts'
import type { Fact, StayState } from './stay-model.ts'

/** A stay as lists show it: the fold of its facts with the price, written anew whenever a fact changes it. */
export type StayRecord = StayState & {
  readonly id: StayId
  readonly area: ParkingAreaId
  readonly subject: Subject
  /** What it costs in all; null while the car is inside or nobody knows. */
  readonly feeFen: number | null
  /** What each of its coupons takes off, in their order; while the car is inside, when the last of them was used. */
  readonly couponsFen: readonly number[]
  /** True while inside: such stays stand in the area's list of cars present. */
  readonly present: boolean
}

/** An event as a device sent it; one a device and sequence number, for ever. */
export type EventRecord = { readonly sent: string; readonly area: ParkingAreaId; readonly subject: Subject; readonly key: string; readonly at: Instant; readonly kind: 'in' | 'out'; readonly outcome: 'recorded' | 'too-late'; readonly recordedAt: Instant; readonly by: string }

type FactItem = Key & { readonly fact: Fact }
type Head = Key & { readonly version: number }

/** The newest facts of a car in an area; more lie further back, and nothing that comes now can change them. */
export const factsMax = 80

export async function readFacts(ctx: Ctx, area: ParkingAreaId, subject: string): Promise<{ facts: Fact[]; version: number }> {
  const [head, { items }] = await Promise.all([
    ctx.store.get<Head>(keys.stayHead(ctx.tenant, area, subject), { consistent: true }),
    ctx.store.query<FactItem>({ pk: keys.stayRoom(ctx.tenant, area, subject), begins: 'E#', reverse: true, limit: factsMax, consistent: true }),
  ])
  return { facts: items.map(({ fact }) => fact), version: head?.version ?? 0 }
}

export const readHead = async (ctx: Ctx, area: ParkingAreaId, subject: string): Promise<number> => (await ctx.store.get<Head>(keys.stayHead(ctx.tenant, area, subject), { consistent: true }))?.version ?? 0

/** A fact is written once, and only on the state that was read: two at once cannot both have seen it. */
export function factWrites({ tenant }: Pick<Ctx, 'tenant'>, area: ParkingAreaId, subject: string, { fact, version }: { readonly fact: Fact; readonly version: number }): Write[] {
  return [
    { put: { ...keys.stayFact(tenant, area, subject, `${fact.at}#${fact.key}`), fact }, if: 'absent' },
    { update: keys.stayHead(tenant, area, subject), set: { version: version + 1 }, if: version === 0 ? 'absent' : { expr: 'version = :v', values: { ':v': version } } },
  ]
}

const rowKey = ({ tenant }: Pick<Ctx, 'tenant'>, id: StayId): Key => {
  const { area, minute, subject, key } = placeOfStay(id)!
  return keys.stay(tenant, area, monthOfMinute(minute), `${minute}#${subject}#${key}`)
}

type StayItem = Key & StayRecord & { readonly gpk?: string; readonly gsk?: string }

export function putStay(ctx: Pick<Ctx, 'tenant'>, stay: StayRecord): Write {
  const index = stay.present ? keys.present(ctx.tenant, stay.area, stay.id) : {}
  return { put: { ...rowKey(ctx, stay.id), ...stay, ...index } }
}
export const dropStay = (ctx: Pick<Ctx, 'tenant'>, id: StayId): Write => ({ delete: rowKey(ctx, id) })

export async function readStay(ctx: Ctx, id: StayId): Promise<StayRecord | undefined> {
  if (!placeOfStay(id)) return undefined
  const item = await ctx.store.get<StayItem>(rowKey(ctx, id), { consistent: true })
  return item && toRecord(item)
}

function toRecord({ pk: _, sk: __, gpk: ___, gsk: ____, ...record }: StayItem): StayRecord {
  // A stay of before there were coupons has none.
  return { ...record, coupons: record.coupons ?? [], couponsFen: record.couponsFen ?? [] }
}

/** Cars inside, longest first. The index is a moment behind. */
export async function pagePresent(ctx: Ctx, area: ParkingAreaId, { limit, after }: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<StayRecord>> {
  const page = await ctx.store.query<StayItem>({ index: true, pk: keys.presentRoom(ctx.tenant, area), limit, ...(after === undefined ? {} : { after }) })
  return { ...page, items: page.items.map(toRecord) }
}

export type Span = { readonly area: ParkingAreaId; /** `2611`, in UTC. */ readonly month: string; readonly from?: Instant; readonly to?: Instant }
const placesOf = ({ from, to }: Span) => ({ from: from ? minuteOf(from) : '0', to: to ? `${minuteOf(to)}~` : '9~' })

/** Stays first seen in a month, newest first. */
export async function pageStays(ctx: Ctx, span: Span, { limit, after }: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<StayRecord>> {
  const page = await ctx.store.query<StayItem>({ pk: keys.stayMonth(ctx.tenant, span.area, span.month), ...placesOf(span), reverse: true, limit, ...(after === undefined ? {} : { after }) })
  return { ...page, items: page.items.map(toRecord) }
}

/** A busy gate sees 1,000 cars a day; above this a report is refused, never cut. */
const staysOfMonthMax = 60_000

export async function* allStays(ctx: Ctx, span: Span): AsyncGenerator<StayRecord> {
  for await (const item of ctx.store.all<StayItem>({ pk: keys.stayMonth(ctx.tenant, span.area, span.month), ...placesOf(span) }, { bound: staysOfMonthMax })) yield toRecord(item)
}

export async function* allPresent(ctx: Ctx, area: ParkingAreaId): AsyncGenerator<StayRecord> {
  for await (const item of ctx.store.all<StayItem>({ index: true, pk: keys.presentRoom(ctx.tenant, area) }, { bound: staysOfMonthMax })) yield toRecord(item)
}

export const readEvent = (ctx: Ctx, device: string, sequence: number): Promise<(Key & EventRecord) | undefined> => ctx.store.get<Key & EventRecord>(keys.gateEvent(ctx.tenant, device, sequence), { consistent: true })

export const eventWrite = (ctx: Ctx, device: string, sequence: number, event: Omit<EventRecord, 'recordedAt' | 'by'>): Write => ({
  put: { ...keys.gateEvent(ctx.tenant, device, sequence), ...event, recordedAt: instant(ctx.clock), by: ctx.actor.id },
  if: 'absent',
})
