import { addDays, type BusinessDate, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { keys, voucherShards } from '../storage/keys.ts'
import type { Store } from '../storage/store.ts'
import { type BookedVoucher, toVoucher, type VoucherItem } from './items.ts'
import { placeOfVoucher, type VoucherKind, voucherKinds } from './model.ts'

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
      const query = { pk: keys.journalShard(ctx.tenant, period, shard), consistent: true, ...(kind ? { begins: `${kind}#` } : {}) }
      for await (const item of ctx.store.all<VoucherItem>(query, { bound: shardVouchersMax })) visit(toVoucher(item))
    }),
  )
}

export type JournalOrder = { readonly kinds?: readonly VoucherKind[]; /** The id of the last voucher seen: go on after it. */ readonly after?: string; readonly newestFirst?: boolean; readonly chunk?: number }

/**
 * The month's vouchers by entry date, then id: a merge of the shards, which hold each kind in order of date. The
 * order follows from the vouchers alone, so a place in it survives later bookings, restarts and deployments.
 */
export async function* journalInOrder(ctx: Books, period: Period, order: JournalOrder = {}): AsyncGenerator<BookedVoucher> {
  const kinds = order.kinds ?? voucherKinds
  const streams = kinds.flatMap((kind) => shards.map((shard) => new Stream(ctx, period, kind, shard, order)))
  const before = order.newestFirst ? (a: string, b: string) => a > b : (a: string, b: string) => a < b
  for (;;) {
    await Promise.all(streams.map((stream) => stream.fill()))
    let first: Stream | undefined
    for (const stream of streams) if (stream.place !== undefined && (first === undefined || before(stream.place, first.place!))) first = stream
    if (!first) return
    yield first.take()
  }
}

/** `2026-12-01 BILL doc`: what the journal is ordered by. */
const placeOf = (date: string, kind: string, document: string): string => `${date} ${kind} ${document}`

/** One kind in one shard, read a page ahead. */
class Stream {
  readonly store: Store
  readonly range: { readonly pk: string; readonly from: string; readonly to: string; readonly reverse: boolean; readonly limit: number }
  readonly skip: string | undefined
  page: VoucherItem[] = []
  at = 0
  next: string | undefined
  started = false

  constructor(ctx: Books, period: Period, kind: VoucherKind, shard: number, { after, newestFirst = false, chunk = 8 }: JournalOrder) {
    this.store = ctx.store
    const seen = after === undefined ? undefined : placeOfVoucher(after)
    this.skip = seen && `${seen.kind}#${seen.entryDate}#${seen.document}`
    const bounds = { from: `${kind}#`, to: `${kind}#~` }
    if (seen) Object.assign(bounds, newestFirst ? { to: endBefore(kind, seen) } : { from: startAfter(kind, seen) })
    this.range = { pk: keys.journalShard(ctx.tenant, period, shard), ...bounds, reverse: newestFirst, limit: chunk }
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

type Seen = { readonly kind: VoucherKind; readonly entryDate: BusinessDate; readonly document: string }

/** Within a day kinds follow the alphabet: what sorts before the seen kind is done for that day, what sorts after is not. */
function startAfter(kind: VoucherKind, seen: Seen): string {
  if (kind === seen.kind) return `${kind}#${seen.entryDate}#${seen.document}`
  return kind < seen.kind ? `${kind}#${addDays(seen.entryDate, 1)}` : `${kind}#${seen.entryDate}`
}

function endBefore(kind: VoucherKind, seen: Seen): string {
  if (kind === seen.kind) return `${kind}#${seen.entryDate}#${seen.document}`
  return kind > seen.kind ? `${kind}#${seen.entryDate}` : `${kind}#${seen.entryDate}#~`
}
