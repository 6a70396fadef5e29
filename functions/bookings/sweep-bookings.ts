import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { overdueHolds } from './items.ts'
import { lapseBooking } from './lapse-booking.ts'

/** Bookings that were not paid in time lapse, so that calendars show what is free. */
export const sweepBookings = (ctx: Ctx): Promise<void> => eachByItself(overdueHolds(ctx, instant(ctx.clock)), (id) => lapseBooking(ctx, id))
