import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { firstPublished } from './run-items.ts'
import { firstSingle } from './single-bill-items.ts'

/** The earliest month that a bill was ever booked in; undefined without bills. */
export const firstBilledPeriod = async (ctx: Pick<Ctx, 'tenant' | 'store'>): Promise<Period | undefined> =>
  [(await firstPublished(ctx))?.period, await firstSingle(ctx)].filter((period) => period !== undefined).toSorted()[0]
