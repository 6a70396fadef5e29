import { type BusinessDate, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { ByFund } from '../fees/account.ts'
import type { UnitId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type VoucherKind, voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { attemptOf } from './follow-provider.ts'
import { changeWrites, type RefundRecord, type Step } from './items.ts'
import type { RefundStep } from './model.ts'
import { postingsBy } from './postings.ts'
import { owedByFund } from './split-refund.ts'

export type { Step } from './items.ts'

/** The refund with one more thing that happened to it. */
export const stepped = async <R extends { readonly steps: readonly Step[] }>(ctx: Ctx, refund: R, what: RefundStep, note?: string): Promise<R> => ({
  ...refund,
  steps: [...refund.steps, { what, at: instant(ctx.clock), who: await personOf(ctx), by: ctx.actor.name, ...(note ? { note } : {}) }],
})

export type Moved = { readonly before: RefundRecord; readonly after: RefundRecord; readonly kind: Movement['kind']; readonly account: Movement['account']; readonly valueDate: BusinessDate }

/** Books money that left, or came back, with the refund's own change. False when the refund was changed meanwhile. */
export async function bookMoved(ctx: Ctx, { before, after, kind, account, valueDate }: Moved): Promise<boolean> {
  assert(kind === 'REFUNDPAID' || before.state === 'paid', `only a refund that was paid comes back: ${after.id}`)
  const document = attemptOf(after)
  return bookMovement(ctx, {
    kind,
    document,
    account,
    valueDate,
    unit: after.unit,
    about: [after.buildingName, after.room, after.receiptNo ?? ''].join(' '),
    owed: owedByFund(after),
    writes: (entryDate) => changeWrites(ctx, before, { ...after, vouchers: [...after.vouchers, voucherId(kind, entryDate, document)] }),
  })
}

export type Movement = {
  readonly kind: Extract<VoucherKind, 'REFUNDPAID' | 'REFUNDBACK'>
  readonly document: string
  readonly account: '1001' | '1002' | '1009'
  readonly valueDate: BusinessDate
  readonly unit?: UnitId
  readonly about: string
  readonly owed: ByFund
  /** The refund's own change, on what was read. */
  readonly writes: (entryDate: BusinessDate) => readonly Write[]
}

/** What was owed has left, or came back and is owed again. False when a condition of the writes did not hold. */
export async function bookMovement(ctx: Ctx, { owed, about, account, ...movement }: Movement): Promise<boolean> {
  const out = movement.kind === 'REFUNDPAID'
  try {
    await bookVoucher(ctx, {
      ...movement,
      text: `${out ? '退款付出' : '退款退回'} ${about}`.slice(0, 110),
      postings: [
        ...postingsBy(owed, (fund, amount) => ({ account: '2209', fund, ...(out ? { debitFen: amount } : { creditFen: amount }) })),
        ...postingsBy(owed, (fund, amount) => ({ account, fund, ...(out ? { creditFen: amount } : { debitFen: amount }) })),
      ],
    })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}
