import type { Ctx } from '../context.ts'
import { forbidden } from '../faults.ts'
import { admitUnit } from '../payments/access.ts'
import { unitOfPayment } from '../payments/model.ts'
import { BadCursor } from '../storage/store.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { readRefund, readRefundsOfUnit, type RefundRecord } from './items.ts'
import { type ListRefunds, refundId, type RefundPage } from './model.ts'
import { showRow } from './show-refund.ts'

/**
 * Refunds of a household or a payment, the newest first; without either those that are not at their end, the oldest first.
 * Residents see their own household's only.
 */
export async function listRefunds(ctx: Ctx, { state, unit, payment, limit, after }: ListRefunds): Promise<RefundPage> {
  const household = unit ?? (payment && unitOfPayment(payment))
  if (household) admitUnit(ctx, household)
  else if (ctx.actor.kind === 'resident') throw forbidden('a resident lists the own household')
  const found = household ? (await readRefundsOfUnit(ctx, household)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1)) : (await underWay(ctx)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const wanted = found.filter((refund) => (!state || refund.state === state) && (!payment || refund.payment === payment))
  const start = after === undefined ? 0 : wanted.findIndex((refund) => placeOf(refund) === after) + 1
  if (after !== undefined && start === 0) throw new BadCursor()
  const page = wanted.slice(start, start + limit)
  const last = page.at(-1)
  return { items: page.map((refund) => showRow(ctx, refund)), next: last && start + limit < wanted.length ? placeOf(last) : null }
}

const placeOf = ({ id, steps }: RefundRecord): string => `${steps[0]!.at} ${id}`

async function underWay(ctx: Ctx): Promise<RefundRecord[]> {
  const records: RefundRecord[] = []
  for await (const { id } of unfinishedOf(ctx, 'refund')) {
    const ours = refundId.safeParse(id).data
    const refund = ours && (await readRefund(ctx, ours))
    if (refund) records.push(refund)
  }
  return records
}
