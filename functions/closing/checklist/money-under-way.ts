import { dateOfInstant, lastDay, type Period } from '../../calendar.ts'
import type { Ctx } from '../../context.ts'
import type { UnfinishedKind } from '../../unfinished/model.ts'
import { unfinishedOf } from '../../unfinished/work-list.ts'
import type { Found } from '../check-model.ts'

/** What began by the end of the month and is not at its end. It is booked in a month that is open when it ends, so it does not hold the closing up. */
const underWay = (kinds: readonly UnfinishedKind[], link: string) =>
  async function left(ctx: Ctx, period: Period): Promise<Found> {
    let count = 0
    for (const kind of kinds) for await (const { since } of unfinishedOf(ctx, kind)) if (dateOfInstant(since) <= lastDay(period)) count += 1
    return { count, blocks: false, link }
  }

export const refundsLeft = underWay(['refund', 'sale-refund'], '/refunds')
export const disputesLeft = underWay(['dispute'], '/stuck')
export const paymentsLeft = underWay(['checkout', 'sale'], '/stuck')
export const merchantBillsLeft = underWay(['merchant-bill'], '/merchant-bills')
