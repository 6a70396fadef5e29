import { instant, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Fault, refused } from '../faults.ts'
import { gateShards, keys, shardOf } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { toVoucherItem } from './items.ts'
import type { Voucher } from './model.ts'

type Books = Pick<Ctx, 'tenant' | 'clock' | 'actor'>

/**
 * The writes that book a voucher, to go into the same transaction as its document and one `gateCheck` of its
 * month. `if absent`: the second try of one fact fails as a whole (ConditionFailed) and changes nothing.
 */
export function voucherWrites(ctx: Books, voucher: Voucher): readonly [Write] {
  const booked = { at: instant(ctx.clock), by: ctx.actor.id || ctx.actor.kind }
  return [{ put: toVoucherItem(ctx.tenant, periodOfDate(voucher.entryDate), voucher, booked), if: 'absent' }]
}

/**
 * Holds while the month is open: an absent gate item, or one without `closedAt`, is open. The seed (a document's or a
 * chunk's id) spreads bookings over 8 shards, because overlapping transactions on one item cancel each other.
 */
export function gateCheck(ctx: Pick<Ctx, 'tenant'>, period: Period, seed: string): Write {
  return { check: keys.gate(ctx.tenant, period, shardOf(seed, gateShards)), if: { expr: 'attribute_not_exists(closedAt)' } }
}

/** What to throw when a gate check failed. */
export const monthClosed = (period: Period): Fault =>
  refused(
    'month-closed',
    { zh: `${period} 已结账，不能再记账，没有保存任何内容。请把记账日期改到未结账的月份。`, en: `The month ${period} is closed. Nothing was saved. Use an entry date in an open month.` },
    { note: `gate of ${period} is closed` },
  )
