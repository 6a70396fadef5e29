import type { Ctx } from '../context.ts'
import { upstream } from '../faults.ts'

/** A notice about a dispute is not taken yet: the provider is told so and says it again later. */
export async function settleDispute(_: Ctx, told: { readonly account: string; readonly dispute: string }): Promise<void> {
  throw upstream('not-taken', { zh: '暂时不能处理这条争议通知，没有入账。请稍后再通知。', en: 'This notice of a dispute cannot be taken yet. Nothing was booked. Tell it again later.' }, { note: told.dispute })
}
