import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import { approveRefund } from '../../functions/refunds/approve-refund.ts'
import { createRefund } from '../../functions/refunds/create-refund.ts'
import type { Refund, RefundSource } from '../../functions/refunds/model.ts'
import type { Collecting } from '../payments/collecting.ts'
import type { PayMethod } from '../../infra/local/stripe/payment-objects.ts'

const person = (id: string, role: StaffRole): Actor => ({ kind: 'member', id, name: id, roles: [role] })

/** Who asks, who approves, and ways to a payment that can be refunded. */
export function refundingOf(at: Collecting) {
  const asker: Ctx = at.tenant.ctx(person('m-asker', 'finance'))
  const approver: Ctx = at.tenant.ctx(person('m-approver', 'head'))
  let count = 0
  const nextId = () => `f${String((count += 1)).padStart(11, '0')}`
  const ask = (payment: string, amountFen: number, source: RefundSource = 'bills', ctx = asker): Promise<Refund> => createRefund(ctx, { id: nextId(), payment: payment as never, amountFen, source, reason: '多收了' })
  const approve = (refund: Pick<Refund, 'id'>, ctx = approver): Promise<Refund> => approveRefund(ctx, refund.id)
  /** Pays bills online; answers the payment. */
  async function paid(bills: readonly string[], method: PayMethod = 'card') {
    const opened = await at.open(bills)
    at.pay(opened, method)
    await at.checkout(opened.checkout)
    return { id: opened.checkout, amountFen: opened.amountFen }
  }
  /** Money at the counter, by one who is not the approver. */
  async function cash(unit: string, amountFen: number, more: object = {}): Promise<{ id: string; receiptNo: string }> {
    const made = await at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id: nextId(), unit, method: 'cash', amountFen, ...more } })
    if (made.status !== 201) throw new Error(made.text)
    return made.json as { id: string; receiptNo: string }
  }
  return { asker, approver, person, nextId, ask, approve, paid, cash }
}
