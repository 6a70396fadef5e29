import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { readAccount } from '../fees/get-account.ts'
import { Fault, unknown } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { admitPayment, admitUnit } from './access.ts'
import type { Order } from './channel.ts'
import { type PaymentRecord, readPayment } from './items.ts'
import type { Checkout, CheckoutState } from './model.ts'
import { settlePayment } from './settle-payment.ts'

/**
 * What became of a checkout; the landing page asks it until it ends. Asking settles with the provider, so the page does
 * not wait for a notice. A provider that does not answer, or says something else than we stored, is `processing` with
 * money unknown: the page never ends in an error after somebody paid.
 */
export async function getCheckout(ctx: Ctx, id: PaymentId): Promise<Checkout> {
  const stored = await readPayment(ctx, id)
  if (!stored || (stored.counter && !stored.online)) throw unknown(`no checkout ${id}`)
  admitUnit(ctx, stored.unit)
  const { payment, order, unsure } = await ask(ctx, stored)
  if (payment.booked) return show(ctx, payment, 'paid')
  if (unsure) return show(ctx, payment, 'processing', { unsure })
  const state = stateOf(ctx, payment, order)
  const settledElsewhere = state !== 'processing' && !(await somethingOpen(ctx, payment))
  return show(ctx, payment, settledElsewhere ? 'already-paid' : state, order ? { order } : {})
}

async function ask(ctx: Ctx, stored: PaymentRecord): Promise<{ payment: PaymentRecord; order?: Order; unsure?: true }> {
  try {
    return await settlePayment(ctx, stored.id)
  } catch (error) {
    if (error instanceof Fault && error.kind !== 'unknown') return { payment: stored, unsure: true }
    throw error
  }
}

/** Without an order at the provider nobody can have paid it; its time just runs out. */
function stateOf(ctx: Ctx, payment: PaymentRecord, order: Order | undefined): CheckoutState {
  if (payment.state === 'failed' || payment.state === 'expired') return payment.state
  if (order?.state === 'processing') return 'processing'
  return (payment.online?.expiresAt ?? '') < instant(ctx.clock) ? 'expired' : 'pending'
}

/** Paying ahead is always open. */
async function somethingOpen(ctx: Ctx, payment: PaymentRecord): Promise<boolean> {
  if (payment.asked.length === 0) return true
  const account = await readAccount(ctx, payment)
  return account.open.some((bill) => payment.asked.some((part) => part.bill === bill.bill))
}

function show(ctx: Ctx, payment: PaymentRecord, state: CheckoutState, more: { order?: Order; unsure?: true } = {}): Checkout {
  const { booked } = payment
  const mine = booked !== undefined && maySeeReceipt(ctx, payment)
  return {
    id: payment.id,
    state,
    moneyMoved: booked ? 'yes' : more.unsure || state === 'processing' ? 'unknown' : 'no',
    amountFen: payment.amountFen,
    prepaid: payment.asked.length === 0,
    bills: [...(booked ? booked.bills : payment.asked)],
    creditFen: booked?.creditFen ?? 0,
    url: state === 'pending' ? (more.order?.url ?? null) : null,
    receipt: mine ? payment.id : null,
    receiptNo: mine ? (payment.receiptNo ?? null) : null,
    paidOn: booked?.valueDate ?? null,
  }
}

function maySeeReceipt(ctx: Ctx, payment: PaymentRecord): boolean {
  try {
    admitPayment(ctx, payment)
    return true
  } catch {
    return false
  }
}
