import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { straySeenWrites } from '../notices/note-stray.ts'
import { held } from '../storage/cancelled.ts'
import type { Reader } from './thing.ts'

/** Paid orders with a number of our form that are none of ours: the money is on the account and in no book. */
export const stuckStrays = (ctx: Ctx): Reader => ({
  read: async ({ id }) => ({ document: id, why: 'elsewhere', say: elsewhere, unit: null, about: id, amountFen: null, action: 'dismiss' }),
  solve: async ({ id }, _, reason) => void (await held(recordChange(ctx, async () => ({ writes: straySeenWrites(ctx, id), act: 'checkout.dismissed', subject: id, detail: { reason }, answer: undefined })))),
})

const elsewhere: Say = {
  zh: '支付平台收到这笔订单的款，本社没有这笔收款，没有入账。请按订单号在支付平台核对，退款或联系付款人，再写明处理结果。',
  en: 'The provider was paid for this order and we have no such payment; it is not booked. Look the order up at the provider, refund it or speak with the payer, then say what was done.',
}
