import { addMonths, instant, type Instant, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import type { VoucherKind } from '../ledger/model.ts'
import { eachVoucher, journalInOrder } from '../ledger/read-journal.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const newestMax = 300
const monthsBack = 3
const atOnce = 100

/**
 * Documents of one kind that may have been booked and not numbered, a hundred at a time: a crash comes between the two. The newest of
 * this month and the last; once a day all of the last months, since what moved on an earlier day does not stand first in a list by day.
 */
export async function* mayLackNumber<Id extends string>(ctx: Ctx, kind: VoucherKind): AsyncGenerator<Id[]> {
  const month = periodOfDate(today(ctx.clock))
  const all = await dueNow(ctx, `receipts-all-${kind}`, dayMs)
  for (let back = 0; back < (all ? monthsBack : 2); back += 1) {
    const period = addMonths(month, -back)
    const ids = await (all ? allOf<Id>(ctx, period, kind) : newestOf<Id>(ctx, period, kind))
    for (let at = 0; at < ids.length; at += atOnce) yield ids.slice(at, at + atOnce)
  }
}

async function newestOf<Id extends string>(ctx: Ctx, period: Period, kind: VoucherKind): Promise<Id[]> {
  const ids: Id[] = []
  for await (const voucher of journalInOrder(ctx, period, { kinds: [kind], newestFirst: true })) {
    ids.push(voucher.document as Id)
    if (ids.length === newestMax) break
  }
  return ids
}

async function allOf<Id extends string>(ctx: Ctx, period: Period, kind: VoucherKind): Promise<Id[]> {
  const ids: Id[] = []
  await eachVoucher(ctx, period, ({ document }) => ids.push(document as Id), kind)
  return ids
}

/** One that was booked this moment is being numbered by whoever booked it. */
export const isSettled = (ctx: Ctx, bookedAt: Instant): boolean => Date.parse(instant(ctx.clock)) - Date.parse(bookedAt) > minuteMs
