import { type Ctx, hasRole } from '../context.ts'
import { unknown } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { differsSay, failedSay } from '../refunds/words.ts'
import { readSale } from './items.ts'
import { readRefundsOfSale, type SaleRefundRecord } from './refund-items.ts'
import type { SaleRefund } from './refund-model.ts'

export const problemOf = ({ state, failure, differs }: SaleRefundRecord): SaleRefund['problem'] => (differs ? { ...differsSay(differs) } : state === 'failed' ? { ...failedSay(failure ?? '') } : null)

export async function showSaleRefund(ctx: Ctx, refund: SaleRefundRecord): Promise<SaleRefund> {
  const { id, sale, title, receiptNo, method, amountFen, rule = null, reason, state, steps, vouchers, paid } = refund
  return {
    id,
    sale,
    title: { ...title },
    receiptNo,
    method,
    amountFen,
    rule,
    reason,
    state,
    problem: problemOf(refund),
    paidOn: paid?.on ?? null,
    steps: steps.map(({ what, at, by, note }) => ({ what, at, by, note: note ?? null })),
    vouchers: [...vouchers],
    may: await rightsOf(ctx, refund),
  }
}

/** Every refund of a booked sale. Throws `unknown`. */
export async function listSaleRefunds(ctx: Ctx, sale: SaleId): Promise<{ items: SaleRefund[] }> {
  if (!(await readSale(ctx, sale))?.booked) throw unknown(`no sale ${sale}`)
  return { items: await Promise.all((await readRefundsOfSale(ctx, sale)).map((refund) => showSaleRefund(ctx, refund))) }
}

/** S2: who asked does not approve, nor pay out by hand what the provider could not. */
export async function rightsOf(ctx: Ctx, { state, steps }: SaleRefundRecord): Promise<SaleRefund['may']> {
  const own = steps[0]!.who === (await personOf(ctx))
  const decides = hasRole(ctx, 'head', 'finance')
  const hands = hasRole(ctx, 'head', 'finance', 'collector')
  return {
    approve: state === 'requested' && decides && !own,
    decline: state === 'requested' && (decides || own),
    payOut: (state === 'handover' && hands) || (state === 'failed' && decides && !own),
    retry: state === 'failed' && decides,
  }
}
