import { type BusinessDate, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { entryDays } from './entry-days.ts'
import { buildVoucher, type VoucherInput } from './model.ts'
import { gateCheck, monthClosed, voucherWrites } from './post-voucher.ts'

/** The document's writes come first in the transaction, so that `at` of a ConditionFailed counts from them. */
export type Fact = Omit<VoucherInput, 'entryDate'> & { readonly writes: (entryDate: BusinessDate) => readonly Write[] }

/**
 * Books a fact that changes no household's account: its document's writes, the voucher and the month's gate in one
 * transaction, in the first month that is open. A condition in the document's writes must hold for this fact once only;
 * when one does not hold, ConditionFailed is thrown and nothing was written. Answers the entry date.
 */
export async function bookVoucher(ctx: Ctx, { writes, ...input }: Fact): Promise<BusinessDate> {
  for (const entryDate of entryDays(ctx, input.valueDate)) {
    const period = periodOfDate(entryDate)
    const documents = writes(entryDate)
    try {
      await ctx.store.transact([...documents, ...voucherWrites(ctx, buildVoucher({ ...input, entryDate })), gateCheck(ctx, period, input.document)])
      return entryDate
    } catch (error) {
      const gateAt = documents.length + 1
      // A document that is elsewhere already is the reason, whatever the month says.
      if (!(error instanceof ConditionFailed) || error.at.some((at) => at < gateAt)) throw error
    }
  }
  throw monthClosed(periodOfDate(input.valueDate))
}
