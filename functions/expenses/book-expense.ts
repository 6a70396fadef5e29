import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type Posting, type VoucherKind, voucherId } from '../ledger/model.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { changeExpense, type ExpenseRecord } from './items.ts'

type Booking = {
  readonly before: ExpenseRecord
  readonly after: ExpenseRecord
  readonly kind: Extract<VoucherKind, 'EXPENSE' | 'EXPENSEPAID' | 'EXPENSEBACK'>
  readonly valueDate: BusinessDate
  readonly postings: readonly Posting[]
}

const verbs = { EXPENSE: '支出', EXPENSEPAID: '支出付款', EXPENSEBACK: '支出冲回' } as const

/** The expense's change and its voucher in one transaction, on the day or in the first open month. Undefined when somebody changed the expense meanwhile. */
export async function bookExpense(ctx: Ctx, { before, after, kind, valueDate, postings }: Booking): Promise<ExpenseRecord | undefined> {
  const named = (entryDate: BusinessDate): ExpenseRecord => ({ ...after, vouchers: [...after.vouchers, voucherId(kind, entryDate, after.id)] })
  try {
    const entryDate = await bookVoucher(ctx, {
      kind,
      document: after.id,
      valueDate,
      // The payee may be a person: whoever may read the expense sees the name there, the books do not carry it (D3).
      text: [verbs[kind], after.supplier ? after.payee : '', after.invoiceNo ?? '', after.text].filter(Boolean).join(' ').replace(/\s+/g, ' ').slice(0, 110),
      ...(after.community ? { community: after.community } : {}),
      postings,
      writes: (day) => changeExpense(ctx, before, named(day)),
    })
    return { ...named(entryDate), version: before.version + 1 }
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}
