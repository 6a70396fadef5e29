import { addDays, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { keys, voucherShards } from '../storage/keys.ts'
import type { Store } from '../storage/store.ts'
import { type BookedVoucher, type Room, roomOf, rooms, sortKeyOf, toVoucher, type VoucherItem } from './items.ts'
import { assertBalanced, placeOfVoucher, type VoucherKind, type VoucherPlace } from './model.ts'

type Books = Pick<Ctx, 'tenant' | 'store'>

/** Vouchers of one month in one shard; far above 10,000 households' month, and reaching it throws. */
export const shardVouchersMax = 20_000

const shards = Array.from({ length: voucherShards }, (_, shard) => shard)

/**
 * Visits every voucher of a month, in no order, with consistent reads; for sums. Throws rather than leave one out.
 */
export async function eachVoucher(ctx: Books, period: Period, visit: (voucher: BookedVoucher) => void, kind?: VoucherKind): Promise<void> {
  await Promise.all(
    shards.map(async (shard) => {
      const query = { pk: keys.journalShard(ctx.tenant, period, shard), consistent: true, ...(kind ? { begins: `${roomOf(kind)}#` } : {}) }
      for await (const item of ctx.store.all<VoucherItem>(query, { bound: shardVouchersMax })) if (!kind || item.k === kind) visit(toVoucher(item))
    }),
  )
}

/** The same for whoever checks what is stored: a voucher that cannot be read does not stop the others, it is told of. */
export async function eachVoucherOrBroken(ctx: Books, period: Period, visit: (voucher: BookedVoucher) => void, broken: (place: string, why: string) => void): Promise<void> {
  for (const shard of shards) {
    for await (const item of ctx.store.all<VoucherItem>({ pk: keys.journalShard(ctx.tenant, period, shard), consistent: true }, { bound: shardVouchersMax })) {
      try {
        const voucher = toVoucher(item)
        assertBalanced(voucher.postings)
        visit(voucher)
      } catch (error) {
        broken(item.sk, error instanceof Error ? error.message : String(error))
      }
    }
  }
}

/** Whether a month has a voucher at all. Consistent. */
export async function holdsVoucher(ctx: Books, period: Period): Promise<boolean> {
  const pages = await Promise.all(shards.map((shard) => ctx.store.query({ pk: keys.journalShard(ctx.tenant, period, shard), limit: 1, consistent: true })))
  return pages.some(({ items }) => items.length > 0)
}

export type JournalOrder = { readonly kinds?: readonly VoucherKind[]; /** The id of the last voucher seen: go on after it. */ readonly after?: string; readonly newestFirst?: boolean; readonly chunk?: number; readonly consistent?: boolean }

/**
 * The month's vouchers by entry date, then id: a merge of the shards, which hold each kind in order of date. The
 * order follows from the vouchers alone, so a place in it survives later bookings, restarts and deployments.
 */
export async function* journalInOrder(ctx: Books, period: Period, order: JournalOrder = {}): AsyncGenerator<BookedVoucher> {
  const wanted = order.kinds
  const inRooms = wanted ? rooms.filter((room) => wanted.some((kind) => roomOf(kind) === room)) : rooms
  const streams = inRooms.flatMap((room) => shards.map((shard) => new Stream(ctx, period, room, shard, order)))
  const before = order.newestFirst ? (a: string, b: string) => a > b : (a: string, b: string) => a < b
  for (;;) {
    await Promise.all(streams.map((stream) => stream.fill()))
    let first: Stream | undefined
    for (const stream of streams) if (stream.place !== undefined && (first === undefined || before(stream.place, first.place!))) first = stream
    if (!first) return
    const voucher = first.take()
    if (!wanted || wanted.includes(voucher.kind)) yield voucher
  }
}

/** `2026-12-01 BILL doc`: what the journal is ordered by. */
export const placeOf = (date: string, kind: string, document: string): string => `${date} ${kind} ${document}`

/** One room of one shard, read a page ahead. */
class Stream {
  readonly store: Store
  readonly range: { readonly pk: string; readonly from: string; readonly to: string; readonly reverse: boolean; readonly limit: number; readonly consistent: boolean }
  readonly skip: string | undefined
  page: VoucherItem[] = []
  at = 0
  next: string | undefined
  started = false

  constructor(ctx: Books, period: Period, room: Room, shard: number, { after, newestFirst = false, chunk = 8, consistent = false }: JournalOrder) {
    this.store = ctx.store
    const seen = after === undefined ? undefined : placeOfVoucher(after)
    this.skip = seen && sortKeyOf(seen)
    const bounds = { from: `${room}#`, to: `${room}#~` }
    if (seen) Object.assign(bounds, newestFirst ? { to: endBefore(room, seen) } : { from: startAfter(room, seen) })
    this.range = { pk: keys.journalShard(ctx.tenant, period, shard), ...bounds, reverse: newestFirst, limit: chunk, consistent }
  }

  /** Reads the next page once the last one is used up; empty pages are passed over. */
  async fill(): Promise<void> {
    while (this.at >= this.page.length && (!this.started || this.next !== undefined)) {
      const { items, next } = await this.store.query<VoucherItem>({ ...this.range, ...(this.next === undefined ? {} : { after: this.next }) })
      this.started = true
      this.next = next
      this.page = items.filter((item) => item.sk !== this.skip)
      this.at = 0
    }
  }

  get place(): string | undefined {
    const item = this.page[this.at]
    return item && placeOf(item.e, item.k, item.d)
  }

  take(): BookedVoucher {
    const item = this.page[this.at]!
    this.at += 1
    return toVoucher(item)
  }
}

/**
 * Within a day kinds follow the alphabet: what sorts before the seen kind is done for that day, what sorts after is not.
 * In the shared room the kind is part of what is sorted, so the seen voucher's own place divides it.
 */
function startAfter(room: Room, seen: VoucherPlace): string {
  if (room === 'OTHER') return `OTHER#${seen.entryDate}#${seen.kind}.${seen.document}`
  if (room === seen.kind) return sortKeyOf(seen)
  return room < seen.kind ? `${room}#${addDays(seen.entryDate, 1)}` : `${room}#${seen.entryDate}`
}

function endBefore(room: Room, seen: VoucherPlace): string {
  if (room === 'OTHER') return `OTHER#${seen.entryDate}#${seen.kind}.${seen.document}`
  if (room === seen.kind) return sortKeyOf(seen)
  return room > seen.kind ? `${room}#${seen.entryDate}` : `${room}#${seen.entryDate}#~`
}
