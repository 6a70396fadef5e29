import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { findBill } from './merchant-items.ts'
import { takeLines } from './take-lines.ts'

const everyMs = 5 * 60_000

/** Finishes reading what a crash left half read; what is read waits for people. */
export async function sweepBills(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'merchant-bills', everyMs))) return
  await eachByItself(unfinishedOf(ctx, 'merchant-bill'), async ({ id }) => {
    const bill = await findBill(ctx, id)
    if (bill?.state === 'reading') await takeLines(ctx, bill)
  })
}
