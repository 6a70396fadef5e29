import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, type Say } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { type Fen, sum } from '../money.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { givenBackWrite, readSale } from './items.ts'
import { insertWrites, readSaleRefund, type SaleRefundRecord } from './refund-items.ts'
import { type RefundRule, type SaleRefundId, saleRefundIdOf } from './refund-model.ts'
import { settleIfAnswered } from './settle-sale-refund.ts'
import { type BookedSale, isBooked } from './show-sale.ts'
import { backPostings, owedOf, splitOverLines } from './split-over-lines.ts'

export type RefundByRule = {
  readonly sale: SaleId
  /** One refund a rule and sale. */
  readonly rule: RefundRule
  /** At least 1. A sum spreads over the lines; `parts` says it line by line: a deposit and nothing of the price. */
  readonly give: { readonly amountFen: Fen } | { readonly parts: readonly Fen[] }
  readonly reason: Say
  /** What the thing notes of it, in the same transaction, each with a condition; asked anew in each try. Throws when it must not be any more. */
  readonly writes: () => Promise<readonly Write[]>
}

const attemptsMax = 20

/**
 * Money that a published rule gives back, the way it came and without a second person, for no person decides: the thing's own
 * change, the sale, the refund, voucher and gate in one transaction; then the provider is asked, and the sweep asks again. Cash
 * waits for a hand. Coming again answers the refund that is there. Asserts that the sale has that much left.
 */
export async function refundByRule(ctx: Ctx, { sale: saleId, rule, give, reason, writes }: RefundByRule): Promise<SaleRefundRecord> {
  const id = saleRefundIdOf(saleId, rule)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    if (await readSaleRefund(ctx, id)) return settleIfAnswered(ctx, id)
    const sale = await readSale(ctx, saleId)
    assert(isBooked(sale), `a booked sale: ${saleId}`)
    const parts = 'parts' in give ? give.parts : splitOverLines(sale, give.amountFen)
    assert(parts, `sale ${saleId} has that much left`)
    const noted = await writes()
    try {
      await bookVoucher(ctx, {
        kind: 'SALEBACK',
        document: id,
        valueDate: today(ctx.clock),
        text: ['零星退款', sale.title.zh, reason.zh].join(' ').slice(0, 110),
        postings: backPostings(sale, parts),
        writes: (entryDate) => [...insertWrites(ctx, { ...bornByRule(ctx, sale, { id, rule, parts, reason }), vouchers: [voucherId('SALEBACK', entryDate, id)] }), givenBackWrite(ctx, sale, parts), ...noted],
      })
      return await settleIfAnswered(ctx, id)
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(Math.min(attempt, 5))
    }
  }
  throw new Error(`refund ${id} was not booked after ${attemptsMax} tries`)
}

type Born = { readonly id: SaleRefundId; readonly rule: RefundRule; readonly parts: readonly Fen[]; readonly reason: Say }

/** As it begins: approved by its rule. */
export function bornByRule(ctx: Ctx, sale: BookedSale, { id, rule, parts, reason }: Born): SaleRefundRecord {
  const { title, receiptNo = null, booked } = sale
  return {
    id,
    sale: sale.id,
    title,
    receiptNo,
    method: booked.method,
    amountFen: sum(parts),
    rule,
    reason: reason.zh,
    sent: rule,
    state: booked.providerPayment ? 'sending' : 'handover',
    version: 1,
    attempt: 1,
    owed: owedOf(sale, parts),
    steps: [{ what: 'approved', at: instant(ctx.clock), who: 'rule', by: reason.zh }],
    vouchers: [],
  }
}
