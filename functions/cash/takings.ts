import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type BookedVoucher, cashOfActor, paymentsInCash } from '../ledger/cash-of-actor.ts'
import { signed } from '../ledger/model.ts'
import { actorsOf } from '../members/actors-of.ts'
import { shiftOfSale } from '../sales/shift-of-sale.ts'
import { handedTo } from './items.ts'

export type Window = { readonly after: Instant; readonly upTo: Instant }

/**
 * What the books say came into a person's hands in cash, less what left them: payments at the counter, sales, refunds and expenses paid out, deposits at the
 * bank, and what others handed over. Not what a count itself posted, nor sales in an attendant's shift, which is counted by itself.
 */
export async function takingsOf(ctx: Ctx, person: string, window: Window): Promise<number> {
  const [actors, handedFen] = await Promise.all([actorsOf(ctx, person), handedTo(ctx, person, window)])
  const [payments, ...others] = await Promise.all([paymentsInCash(ctx, actors, window), ...actors.map((actor) => cashOfActor(ctx, actor, window))])
  const vouchers = [...payments, ...others.flat()]
  let sum = handedFen
  for (const voucher of vouchers) if (voucher.kind !== 'CASHCOUNT' && !(await isOfAttendant(ctx, voucher))) sum += cashIn(voucher)
  return sum
}

const cashIn = ({ postings }: BookedVoucher): number => postings.reduce((sum, line) => sum + (line.account === '1001' ? signed(line) : 0), 0)

const isOfAttendant = async (ctx: Ctx, { kind, document }: BookedVoucher): Promise<boolean> => kind === 'SALE' && (await shiftOfSale(ctx, document)) !== undefined
