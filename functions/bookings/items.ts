import { createHash } from 'node:crypto'
import { type BusinessDate, dateOfLocal, type Instant, type LocalTime, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { RefundRule } from '../facilities/booking-terms.ts'
import type { BookingId, FacilityId, SaleId, UnitId } from '../ids.ts'
import type { Fund } from '../ledger/chart.ts'
import type { Fen } from '../money.ts'
import type { Proposal } from '../members/proposal-model.ts'
import type { Method } from '../payments/model.ts'
import { type IndexKey, type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type BookingState, type CreateBooking, facilityOfBooking } from './model.ts'

export type BookingRecord = {
  readonly id: BookingId
  readonly start: LocalTime
  readonly end: LocalTime
  readonly count: number
  readonly by: 'slot' | 'night'
  /** The pieces of time it takes; each an item of its own while the booking stands. */
  readonly cells: readonly string[]
  readonly who: { readonly kind: 'household'; readonly unit: UnitId; readonly label: string } | { readonly kind: 'outsider'; readonly name: string; readonly phone: string }
  /** As on the day on which it was made, for ever: price, whose money, what goes back. */
  readonly priceFen: Fen
  readonly depositFen: Fen
  readonly fund: Fund
  readonly refund: RefundRule
  readonly state: BookingState
  readonly holdUntil?: Instant
  readonly createdAt: Instant
  /** Actor, for the books. */
  readonly madeBy: string
  /** Hash of what was sent, to tell a retry from another booking of the same id. */
  readonly sent: string
  readonly version: number
  /** The sale whose page was opened last; the one that paid it, once paid. */
  readonly sale?: SaleId
  readonly paid?: { readonly at: Instant; readonly method: Method }
  readonly cancelled?: { readonly at: Instant; readonly by: string; readonly priceBackFen: Fen; readonly depositBackFen: Fen }
  readonly lapsedAt?: Instant
  /** Done with: returned, or what was not kept of it. */
  readonly depositReturned?: { readonly at: Instant; readonly by: string }
  /** What is to be kept of it, and why, by the word of two people. */
  readonly deduction?: Deduction
}

export type Deduction = Proposal & { readonly amountFen: Fen; readonly reason: string }

type BookingItem = Key & IndexKey & Omit<BookingRecord, 'id'>
type CellItem = Key & { readonly booking: BookingId }

export const hashOf = ({ facility, start, count, who }: CreateBooking): string => createHash('sha256').update(JSON.stringify([facility, start, count, who])).digest('base64url').slice(0, 22)

const keyOf = (ctx: Pick<Ctx, 'tenant'>, id: BookingId): Key => keys.booking(ctx.tenant, facilityOfBooking(id), id)

export async function readBooking(ctx: Ctx, id: BookingId): Promise<BookingRecord | undefined> {
  const item = await ctx.store.get<BookingItem>(keyOf(ctx, id), { consistent: true })
  return item && toRecord(item)
}

/** In the order asked. */
export async function readBookings(ctx: Ctx, ids: readonly BookingId[]): Promise<BookingRecord[]> {
  const items = await ctx.store.getMany<BookingItem>(ids.map((id) => keyOf(ctx, id)))
  return items.flatMap((item) => (item ? [toRecord(item)] : []))
}

/** Which booking has which cell, from the first day to before the last. */
export async function cellsTaken(ctx: Ctx, facility: FacilityId, { from, before }: { readonly from: BusinessDate; readonly before: BusinessDate }): Promise<ReadonlyMap<string, BookingId>> {
  const taken = new Map<string, BookingId>()
  // A day has at most 48 cells, and a calendar at most 31 days.
  for await (const { sk, booking } of ctx.store.all<CellItem>({ pk: keys.bookingRoom(ctx.tenant, facility), from: `CELL#${from}`, to: `CELL#${before}`, consistent: true }, { bound: 1500 })) taken.set(sk.slice('CELL#'.length), booking)
  return taken
}

/** Who has these cells now. */
export async function holdersOf(ctx: Ctx, { id, cells }: Pick<BookingRecord, 'id' | 'cells'>): Promise<BookingId[]> {
  const [first, last] = [cells[0]!, cells.at(-1)!]
  const found = new Set<BookingId>()
  for await (const { booking } of ctx.store.all<CellItem>({ pk: keys.bookingRoom(ctx.tenant, facilityOfBooking(id)), from: `CELL#${first}`, to: `CELL#${last}`, consistent: true }, { bound: 100 })) found.add(booking)
  return [...found]
}

const monthOf = (start: LocalTime): Period => periodOfDate(dateOfLocal(start))

export async function countInMonth(ctx: Ctx, unit: UnitId, facility: FacilityId, start: LocalTime): Promise<number> {
  return (await ctx.store.get<Key & { readonly n: number }>(keys.bookedInMonth(ctx.tenant, unit, facility, monthOf(start)), { consistent: true }))?.n ?? 0
}

/**
 * A new booking with all its cells or none of them: each cell is a place of its own, so that of any number who want it at the same
 * moment one has it. The first write is the booking, the second the household's count.
 */
export function claimWrites(ctx: Pick<Ctx, 'tenant'>, record: BookingRecord, perMonth: number): Write[] {
  const { id, who, start, cells } = record
  const facility = facilityOfBooking(id)
  return [
    { put: toItem(ctx, record), if: 'absent' },
    ...(who.kind === 'household'
      ? [
          { update: keys.bookedInMonth(ctx.tenant, who.unit, facility, monthOf(start)), add: { n: 1 }, if: { expr: 'attribute_not_exists(#n) OR #n < :most', names: { '#n': 'n' }, values: { ':most': perMonth } } },
          { put: keys.householdBooking(ctx.tenant, who.unit, start, id) },
        ]
      : []),
    ...(record.holdUntil ? [{ put: keys.hold(ctx.tenant, record.holdUntil, id) }] : []),
    ...cells.map((cell): Write => ({ put: { ...keys.bookedCell(ctx.tenant, facility, cell), booking: id }, if: 'absent' })),
  ]
}

/** Replaces the booking as it was read, unless somebody changed it meanwhile. */
export const changeWrite = (ctx: Pick<Ctx, 'tenant'>, before: BookingRecord, after: BookingRecord): Write => ({
  put: toItem(ctx, { ...after, version: before.version + 1 }),
  if: { expr: '#v = :v', names: { '#v': 'version' }, values: { ':v': before.version } },
})

/** It waits for no money any more. */
export const settledWrites = (ctx: Pick<Ctx, 'tenant'>, before: BookingRecord, after: BookingRecord): Write[] => [
  changeWrite(ctx, before, after),
  ...(before.holdUntil ? [{ delete: keys.hold(ctx.tenant, before.holdUntil, before.id) }] : []),
]

/** Its time is free for others, and does not count for the household. */
export function releaseWrites(ctx: Pick<Ctx, 'tenant'>, before: BookingRecord, after: BookingRecord): Write[] {
  const { id, who, start, cells } = before
  const facility = facilityOfBooking(id)
  return [
    ...settledWrites(ctx, before, after),
    ...(who.kind === 'household' ? [{ update: keys.bookedInMonth(ctx.tenant, who.unit, facility, monthOf(start)), add: { n: -1 } }] : []),
    ...cells.map((cell): Write => ({ delete: keys.bookedCell(ctx.tenant, facility, cell), if: { expr: 'booking = :id', values: { ':id': id } } })),
  ]
}

const holdsMax = 5000

/** Those whose time to pay is over. */
export async function* overdueHolds(ctx: Ctx, now: Instant): AsyncGenerator<BookingId> {
  for await (const { sk } of ctx.store.all<Key>({ pk: keys.holdsRoom(ctx.tenant), to: `${now}#~`, consistent: true }, { bound: holdsMax })) yield sk.split('#')[1] as BookingId
}

/** In the order of their start; `after` is a place that an earlier page ended at. */
export async function bookingsFrom(ctx: Ctx, { from, to, after, limit }: { readonly from: BusinessDate; readonly to: BusinessDate; readonly after?: string; readonly limit: number }): Promise<{ items: BookingRecord[]; more: boolean }> {
  const { items, next } = await ctx.store.query<BookingItem>({ pk: keys.bookingOrder(ctx.tenant, '').gpk, index: true, from: after ? `${after}~` : from, to: `${to}~`, limit })
  return { items: items.map(toRecord), more: next !== undefined }
}

export const placeOf = ({ start, id }: Pick<BookingRecord, 'start' | 'id'>): string => `${start}#${id}`

/** A household's, newest first. */
export async function bookingsOfUnit(ctx: Ctx, unit: UnitId, { limit, after }: { readonly limit: number; readonly after?: string }): Promise<{ items: BookingRecord[]; next: string | null }> {
  const { items, next = null } = await ctx.store.query<Key>({ pk: keys.household(ctx.tenant, unit), begins: 'BOOKING#', reverse: true, limit, ...(after === undefined ? {} : { after }) })
  return { items: await readBookings(ctx, items.map(({ sk }) => sk.split('#')[2] as BookingId)), next }
}

const toItem = (ctx: Pick<Ctx, 'tenant'>, { id, ...record }: BookingRecord): BookingItem => ({ ...keyOf(ctx, id), ...keys.bookingOrder(ctx.tenant, placeOf({ id, start: record.start })), ...record })

function toRecord({ pk: _, sk, gpk: __, gsk: ___, ...item }: BookingItem): BookingRecord {
  return { ...item, id: sk.slice('BOOKING#'.length) as BookingId }
}
