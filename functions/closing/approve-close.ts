import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { changeClosing, stepOf } from './change-closing.ts'
import { changeWrite, closingsOfMonth } from './items.ts'
import type { Closing } from './model.ts'
import { nothingWaits, otherSnapshot, secondPerson, stillSumming } from './words.ts'

/**
 * The second person's word makes a closing final (S2). With `hash` it is that snapshot and no other that is approved. Approving again answers how it stands.
 * Throws `refused` (second-person), `conflict` (still-summing, other-snapshot, not-waiting).
 */
export const approveClose = (ctx: Ctx, period: Period, hash?: string): Promise<Closing> =>
  changeClosing(ctx, async () => {
    const closing = (await closingsOfMonth(ctx, period)).at(-1)
    if (!closing) throw unknown(`no closing of ${period}`)
    if (closing.state === 'summing') throw stillSumming(period)
    if (closing.state === 'closed' && (hash === undefined || hash === closing.snapshot?.hash)) return closing
    if (closing.state !== 'waiting') throw nothingWaits(period)
    if (hash !== undefined && hash !== closing.snapshot?.hash) throw otherSnapshot(period)
    const step = await stepOf(ctx, 'approved')
    if (step.who === closing.steps[0]!.who) throw secondPerson()
    const closed: Closing = { ...closing, state: 'closed', approved: true, steps: [...closing.steps, step] }
    const { hash: final, vouchers, lastNumber } = closing.snapshot!
    return { writes: [changeWrite(ctx, closing, closed)], closing: closed, act: 'month.close-approved', detail: { hash: final, vouchers, lastNumber } }
  })
