import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import { voucherWrites } from '../ledger/post-voucher.ts'
import { readVoucher } from '../ledger/read-voucher.ts'
import type { Write } from '../storage/writes.ts'
import { yearEndBack } from './book-year-end.ts'
import { openWrites } from './items.ts'
import type { Closing } from './model.ts'

/** What opens a month again: its gates, and the answer to a carry-over that was booked. */
export async function openAgain(ctx: Ctx, closing: Closing): Promise<Write[]> {
  if (!closing.yearEnd) return openWrites(ctx, closing.period)
  const booked = await readVoucher(ctx, closing.yearEnd)
  assert(booked, `the carry-over ${closing.yearEnd} is in the books`)
  return [...openWrites(ctx, closing.period), ...voucherWrites(ctx, yearEndBack(closing, booked))]
}
