import type { Ctx } from '../context.ts'
import type { BookingId } from '../ids.ts'
import { findBooking, showBooking } from './show-booking.ts'

/** What is asked to be kept of a booking's deposit, while it waits for a second person. Throws unknown. */
export async function waitingDeduction(ctx: Ctx, id: string): Promise<{ readonly about: string; readonly amountFen: number } | undefined> {
  const booking = await findBooking(ctx, id as BookingId)
  if (booking.deduction?.state !== 'asked') return undefined
  const { facilityName, start } = await showBooking(ctx, booking)
  return { about: `${facilityName} ${start.replace('T', ' ')}`, amountFen: booking.deduction.amountFen }
}
