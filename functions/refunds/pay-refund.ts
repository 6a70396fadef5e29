import { dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { personOf } from '../members/person-of.ts'
import { admitAgain } from './admit-again.ts'
import { readRefund, type RefundRecord } from './items.ts'
import type { HandMethod, PayRefund, Refund, RefundId } from './model.ts'
import { bookMoved, stepped } from './book-moved.ts'
import { refundRights } from './refund-standing.ts'
import { showRefund } from './show-refund.ts'
import { isCode } from '../payments/model.ts'
import { notByCode, notNow, notThatDay, secondPerson, stateNames } from './words.ts'

const accountOf = { cash: '1001', transfer: '1002', code: '1009' } as const satisfies Record<HandMethod, string>

/**
 * Books that an approved refund was handed over in cash, by transfer or in the merchant's app: of a payment at the counter, or of one that the
 * provider could not pay out; then not by the person who asked for it (S2). The same person’s retry finds it paid and
 * answers it; anybody else hears that it was paid before. Throws `unknown`, `refused`.
 */
export async function payRefund(ctx: Ctx, id: RefundId, input: PayRefund): Promise<Refund> {
  const refund = await readRefund(ctx, id)
  if (!refund) throw unknown(`no refund ${id}`)
  const on = input.paidOn ?? today(ctx.clock)
  if (refund.state === 'paid' && (await isSameAgain(ctx, refund, input))) return showRefund(ctx, refund)
  if (refund.state !== 'handover' && refund.state !== 'failed') throw notNow(stateNames[refund.state])
  if (!(await refundRights(ctx, refund)).payOut) throw secondPerson()
  await admitAgain(ctx, refund)
  if (input.method === 'code' && !isCode(refund.method)) throw notByCode()
  if (on > today(ctx.clock) || on < approvedOn(refund)) throw notThatDay()
  const attempt = refund.state === 'failed' ? refund.attempt + 1 : refund.attempt
  const paid = { ...(await stepped(ctx, refund, 'paid', input.reference)), state: 'paid' as const, attempt, paid: { method: input.method, on, ...(input.reference ? { reference: input.reference } : {}) } }
  const booked = await bookMoved(ctx, { before: refund, after: paid, kind: 'REFUNDPAID', account: accountOf[input.method], valueDate: on })
  return booked ? showRefund(ctx, (await readRefund(ctx, id))!) : payRefund(ctx, id, input)
}

/** Two people who each hand over cash must not both hear that it is well. */
async function isSameAgain(ctx: Ctx, { paid, steps }: RefundRecord, { method, reference }: PayRefund): Promise<boolean> {
  return paid?.method === method && paid.reference === reference && steps.findLast(({ what }) => what === 'paid')?.who === (await personOf(ctx))
}

const approvedOn = ({ steps }: RefundRecord) => dateOfInstant(steps.find(({ what }) => what === 'approved')!.at)
