import { addMonths, type Instant, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import { type BookedVoucher, toVoucher, type VoucherItem } from './items.ts'
import { readGate } from './read-gate.ts'
import { eachVoucher } from './read-journal.ts'

export type { BookedVoucher } from './items.ts'

/** More than a person takes in between two counts. */
const vouchersMax = 20_000

/** Every voucher with cash, but for payments, that this actor booked after one moment, up to another, whatever day it stands on. What was booked in the last second may still be missing. */
export async function cashOfActor({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, actor: string, { after, upTo }: { readonly after: Instant; readonly upTo: Instant }): Promise<BookedVoucher[]> {
  const found: BookedVoucher[] = []
  // `~` comes after the `#` that follows the moment.
  for await (const item of store.all<Key & Record<string, unknown>>({ index: true, pk: keys.till(tenant, actor, '').gpk, from: `${after}~`, to: `${upTo}~` }, { bound: vouchersMax })) if (item['k'] !== undefined) found.push(toVoucher(item as unknown as VoucherItem))
  return found
}

/** Money up to three years old is taken at the counter (`valueDaysMax`), and money of a month that is closed early stands in one of the next two. */
const [monthsBack, monthsAhead] = [37, 2]

/**
 * Every payment in cash that one of these actors booked after one moment, up to another. A payment stands in the month in which its money moved, so every month is
 * read that was open at that moment: behind the newest that was closed by then nothing was booked. Consistent.
 */
export async function paymentsInCash(ctx: Pick<Ctx, 'store' | 'tenant' | 'clock'>, actors: readonly string[], { after, upTo }: { readonly after: Instant; readonly upTo: Instant }): Promise<BookedVoucher[]> {
  const found: BookedVoucher[] = []
  const present = periodOfDate(today(ctx.clock))
  for (let at = monthsAhead; at >= -monthsBack; at -= 1) {
    const month = addMonths(present, at)
    const gate = await readGate(ctx, month)
    if (at <= 0 && gate && gate.closedAt <= after) break
    await eachVoucher(
      ctx,
      month,
      (voucher) => {
        if (actors.includes(voucher.by) && voucher.at > after && voucher.at <= upTo && voucher.postings.some(({ account }) => account === '1001')) found.push(voucher)
      },
      'PAYMENT',
    )
  }
  return found
}
