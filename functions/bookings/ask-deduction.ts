import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import type { BookingId } from '../ids.ts'
import { fen } from '../money.ts'
import { withWord } from '../members/two-people.ts'
import { held } from '../storage/cancelled.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { type BookingRecord, changeWrite } from './items.ts'
import type { AskDeduction, Booking } from './model.ts'
import { admitUsed } from './return-deposit.ts'
import { findBooking, showBooking } from './show-booking.ts'
import { aboveDeposit, deductionWaits, depositDone, otherDeduction } from './words.ts'

const attemptsMax = 5

/**
 * Asks that part of a deposit, or all of it, is kept, and says why; nothing is booked before another person agrees. The client's id
 * makes a retry the same request. Throws `unknown`, `conflict`, `refused`: no-deposit, not-used-yet, deposit-done, above-deposit.
 */
export async function askDeduction(ctx: Ctx, id: BookingId, { amountFen, reason, id: own }: AskDeduction): Promise<Booking> {
  const sent = createHash('sha256').update(JSON.stringify([own, amountFen, reason])).digest('base64url').slice(0, 22)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const booking = await findBooking(ctx, id)
    const known = booking.deduction
    if (known?.id === own) {
      if (known.sent !== sent) throw otherDeduction()
      return showBooking(ctx, booking)
    }
    admitUsed(ctx, booking)
    if (booking.depositReturned) throw depositDone()
    if (known?.state === 'asked') throw deductionWaits()
    if (amountFen > booking.depositFen) throw aboveDeposit(booking.depositFen)
    const words = await withWord(ctx, known?.words ?? [], 'asked', reason)
    const after: BookingRecord = { ...booking, deduction: { id: own, sent, state: 'asked', words, amountFen: fen(amountFen), reason } }
    if (await held(ctx.store.transact([changeWrite(ctx, booking, after), unfinishedWrite(ctx, { kind: 'booking-deduction', id, since: words.at(-1)!.at })]))) return showBooking(ctx, await findBooking(ctx, id))
  }
  throw deductionWaits()
}
