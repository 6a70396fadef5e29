import { addDays, type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { getBill } from '../fees/get-bill.ts'
import type { BillId } from '../ids.ts'
import { admitCollecting } from './access.ts'
import { insertLinks, linkIdOf } from './link-items.ts'
import type { PayLink } from './model.ts'

/** A bill as the link needs it; a published bill of fees fits. */
export type Payable = { readonly id: BillId; readonly dueDate: BusinessDate }

/** Paper hangs on fridges: half a year past the due date, or past the printing of a bill that was due before. */
const daysGood = 180

/**
 * A fresh link for each bill, in their order: a secret of 24 random bytes in the path, kept only as its hash, good for
 * paying that bill's household and nothing else. Printing again makes new links; the old ones stay good until their end.
 */
export async function createPayLinks(ctx: Ctx, bills: readonly Payable[]): Promise<PayLink[]> {
  const at = instant(ctx.clock)
  const now = today(ctx.clock)
  const made = bills.map(({ id, dueDate }) => ({ bill: id, token: ctx.ids.secret(), lastDay: addDays(dueDate > now ? dueDate : now, daysGood) }))
  await insertLinks(ctx, made.map(({ bill, token, lastDay }) => ({ link: linkIdOf(token), bill, at, ttl: endOf(lastDay) })))
  return made.map(({ bill, token, lastDay }) => ({ bill, url: `${ctx.site.url}/p/${token}`, lastDay }))
}

export async function createPayLink(ctx: Ctx, id: BillId): Promise<PayLink> {
  admitCollecting(ctx)
  const [link] = await createPayLinks(ctx, [await getBill(ctx, id)])
  return link!
}

/** Midnight in Shanghai after the last day, in epoch seconds. */
const endOf = (lastDay: BusinessDate): number => Date.parse(`${addDays(lastDay, 1)}T00:00:00+08:00`) / 1000
