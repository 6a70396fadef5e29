import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { isClaimed } from '../disputes/has-dispute.ts'
import { assert, type Say } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { type Fen, fen, sum } from '../money.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { givenBackWrite, readSale } from './items.ts'
import type { Step } from '../refunds/book-moved.ts'
import { insertWrites, readSaleRefund, type SaleRefundRecord } from './refund-items.ts'
import { type RefundRule, type SaleRefundId, saleRefundIdOf } from './refund-model.ts'
import { settleIfAnswered } from './settle-sale-refund.ts'
import { type BookedSale, isBooked } from './show-sale.ts'
import { backPostings, keptPostings, leftFen, owedOf, splitOverLines } from './split-over-lines.ts'

export type RefundByRule = {
  readonly sale: SaleId
  /** One refund a rule and sale. */
  readonly rule: RefundRule
  readonly reason: Say
  /** Asked anew in each try, after everything was read again. Undefined: it must not be, or is done already. */
  readonly decide: (sale: BookedSale) => Promise<Given | undefined>
}

export type Given = {
  /** A sum spreads over the lines and may be 0; `parts` says it line by line: a deposit and nothing of the price. */
  readonly give: { readonly amountFen: Fen } | { readonly parts: readonly Fen[] }
  /** What of a deposit becomes income instead, by the word of two people; the same transaction. */
  readonly keep?: { readonly parts: readonly Fen[]; readonly reason: string }
  /** What the thing notes of it, in the same transaction, each with a condition. */
  readonly writes: readonly Write[]
}

const attemptsMax = 20

/**
 * Money that a published rule gives back, the way it came and without a second person, for no person decides: the thing's own
 * change, the sale, the refund, voucher and gate in one transaction; then the provider is asked, and the sweep asks again. Cash
 * waits for a hand. Coming again answers the refund that is there; undefined when none was due. What the bank has given back is not
 * given again; while it is arguing, the refund is owed and not sent.
 */
export async function refundByRule(ctx: Ctx, { sale: saleId, rule, reason, decide }: RefundByRule): Promise<SaleRefundRecord | undefined> {
  const id = saleRefundIdOf(saleId, rule)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    if (await readSaleRefund(ctx, id)) return settleIfAnswered(ctx, id)
    const sale = await readSale(ctx, saleId)
    assert(isBooked(sale), `a booked sale: ${saleId}`)
    const given = await decide(sale)
    if (!given) return undefined
    try {
      const due = await book(ctx, sale, given, { id, rule, reason, claimed: await isClaimed(ctx, saleId) })
      return due ? await settleIfAnswered(ctx, id) : undefined
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(Math.min(attempt, 5))
    }
  }
  throw new Error(`refund ${id} was not booked after ${attemptsMax} tries`)
}

/** False when nothing goes back: then only the thing was changed, and what is kept booked. */
async function book(ctx: Ctx, sale: BookedSale, { give, keep, writes }: Given, born: Omit<Born, 'parts'>): Promise<boolean> {
  const none = sale.lines.map(() => fen(0))
  const parts = ('parts' in give ? give.parts : splitOverLines(sale, fen(Math.min(give.amountFen, leftFen(sale))))) ?? none
  const kept = keep?.parts ?? none
  const [backFen, keptFen] = [sum(parts), sum(kept)]
  if (backFen + keptFen === 0) {
    await ctx.store.transact(writes)
    return false
  }
  const gone = parts.map((part, at) => fen(part + kept[at]!))
  await bookVoucher(ctx, {
    kind: backFen > 0 ? 'SALEBACK' : 'SALEKEPT',
    document: born.id,
    valueDate: today(ctx.clock),
    text: [backFen > 0 ? '零星退款' : '押金扣除', sale.title.zh, born.reason.zh, keep ? `扣除：${keep.reason}` : ''].join(' ').replace(/\s+/g, ' ').trim().slice(0, 110),
    ...(sale.community ? { community: sale.community } : {}),
    postings: [...(backFen > 0 ? backPostings(sale, parts) : []), ...keptPostings(sale, kept)],
    writes: (entryDate) => [...(backFen > 0 ? insertWrites(ctx, { ...bornByRule(ctx, sale, { ...born, parts }), vouchers: [voucherId('SALEBACK', entryDate, born.id)] }) : []), givenBackWrite(ctx, sale, gone, keep && { amountFen: keptFen, reason: keep.reason }), ...writes],
  })
  return backFen > 0
}

type Born = { readonly id: SaleRefundId; readonly rule: RefundRule; readonly parts: readonly Fen[]; readonly reason: Say; /** Its payer argues through the bank: not sent before that is decided. */ readonly claimed?: boolean }

/** As it begins: approved by its rule. */
export function bornByRule(ctx: Ctx, sale: BookedSale, { id, rule, parts, reason, claimed }: Born): SaleRefundRecord {
  const { title, receiptNo = null, booked } = sale
  const approved: Step = { what: 'approved', at: instant(ctx.clock), who: 'rule', by: reason.zh }
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
    ...(claimed ? { state: 'failed', failure: 'charge_disputed' } : { state: booked.providerPayment ? 'sending' : 'handover' }),
    version: 1,
    attempt: 1,
    owed: owedOf(sale, parts),
    steps: claimed ? [approved, { ...approved, what: 'failed', note: 'charge_disputed' }] : [approved],
    vouchers: [],
  }
}
