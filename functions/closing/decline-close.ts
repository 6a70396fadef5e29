import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { changeClosing, stepOf } from './change-closing.ts'
import { changeWrite, closingsOfMonth } from './items.ts'
import { type Closing, isUnderWay } from './model.ts'
import { openAgain } from './open-again.ts'
import { nothingWaits } from './words.ts'

/**
 * Takes a closing back before it is final, by whoever: the gates open, the record stays, and the numbers that it would have given are given anew
 * by the next one. A carry-over of December is answered by a voucher. Also ends one that is still being summed.
 */
export const declineClose = (ctx: Ctx, period: Period, reason: string): Promise<Closing> =>
  changeClosing(ctx, async () => {
    const closing = (await closingsOfMonth(ctx, period)).at(-1)
    if (!closing) throw unknown(`no closing of ${period}`)
    if (!isUnderWay(closing)) throw nothingWaits(period)
    const declined: Closing = { ...closing, state: 'declined', steps: [...closing.steps, await stepOf(ctx, 'declined', reason)] }
    return { writes: [changeWrite(ctx, closing, declined), ...(await openAgain(ctx, closing))], closing: declined, act: 'month.close-declined', detail: { reason } }
  })
