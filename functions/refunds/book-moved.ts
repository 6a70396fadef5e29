import { type BusinessDate, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type VoucherKind, voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { changeWrites, type RefundRecord } from './items.ts'
import type { RefundStep } from './model.ts'
import { postingsBy } from './postings.ts'
import { owedByFund } from './split-refund.ts'

/** A refund and its attempt: the key at the provider, and the document of what moved. */
export const attemptOf = ({ id, attempt }: Pick<RefundRecord, 'id' | 'attempt'>): string => `${id}.${attempt}`

/** The refund with one more thing that happened to it. */
export const stepped = async (ctx: Ctx, refund: RefundRecord, what: RefundStep, note?: string): Promise<RefundRecord> => ({
  ...refund,
  steps: [...refund.steps, { what, at: instant(ctx.clock), who: await personOf(ctx), by: ctx.actor.name, ...(note ? { note } : {}) }],
})

export type Moved = { readonly before: RefundRecord; readonly after: RefundRecord; readonly kind: Extract<VoucherKind, 'REFUNDPAID' | 'REFUNDBACK'>; readonly account: '1001' | '1002' | '1009'; readonly valueDate: BusinessDate }

/** Books money that left, or came back, with the refund's own change. False when the refund was changed meanwhile. */
export async function bookMoved(ctx: Ctx, { before, after, kind, account, valueDate }: Moved): Promise<boolean> {
  const owed = owedByFund(after)
  const document = attemptOf(after)
  const out = kind === 'REFUNDPAID'
  assert(out || before.state === 'paid', `only a refund that was paid comes back: ${after.id}`)
  try {
    await bookVoucher(ctx, {
      kind,
      document,
      valueDate,
      unit: after.unit,
      text: [out ? '退款付出' : '退款退回', after.buildingName, after.room, after.receiptNo ?? ''].join(' ').slice(0, 110),
      postings: [
        ...postingsBy(owed, (fund, amount) => ({ account: '2209', fund, ...(out ? { debitFen: amount } : { creditFen: amount }) })),
        ...postingsBy(owed, (fund, amount) => ({ account, fund, ...(out ? { creditFen: amount } : { debitFen: amount }) })),
      ],
      writes: (entryDate) => changeWrites(ctx, before, { ...after, vouchers: [...after.vouchers, voucherId(kind, entryDate, document)] }),
    })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}
