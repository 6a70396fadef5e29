import type { Ctx } from '../context.ts'
import type { PaymentId } from '../ids.ts'
import { finishedWrite } from '../unfinished/work-list.ts'

// What the page of stuck things may read and do about a checkout; how it is stored stays in items.ts.
export { dismissProblem, readPayment } from './items.ts'
export { isPaymentId } from './model.ts'
export { settlePayment } from './settle-payment.ts'

/** Off the work list, because it was booked after all. */
export const finished = (ctx: Ctx, id: PaymentId): Promise<void> => ctx.store.write(finishedWrite(ctx, 'checkout', id))
