import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault, unknown } from '../faults.ts'
import type { ProviderRefund } from '../payments/channel.ts'
import { type BookedPayment, isBooked, readPayment } from '../payments/give-back.ts'
import { held } from '../storage/cancelled.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { attemptOf, bookMoved, stepped } from './book-moved.ts'
import { changeWrites, readRefund, type RefundRecord, wasSeen } from './items.ts'
import { refundId, type RefundId } from './model.ts'

/** What a notice or the provider's list says: its refund, and the key under which it keeps it. */
export type ToldRefund = { readonly account: string; readonly refund: string; readonly key: string | undefined }

/**
 * A notice about a refund on an account of the tenant. One that is none of ours, made at the provider, is put on the work
 * list; also when it carries the key of one of ours, which anybody with access to the provider could have written there.
 */
export async function settleRefundNoticed(ctx: Ctx, told: ToldRefund): Promise<void> {
  const id = refundId.safeParse(told.key?.split('.')[0]).data
  const refund = id && (await readRefund(ctx, id))
  if (refund && refund.attempt > 0 && (await settleRefund(ctx, refund.id, told)).providerRefund === told.refund) return
  if (await wasSeen(ctx, told.refund)) return
  const found = await ctx.ports.channel.findRefund(told.account, told.refund)
  // An attempt that failed was followed by another, or by a hand: it says nothing any more.
  if (found?.id && found.state !== 'failed') await ctx.store.write(unfinishedWrite(ctx, { kind: 'refund', id: found.id, since: found.createdAt }))
}

/** For whoever has just approved or sent again: that the provider does not answer now takes nothing of it back. */
export async function settleIfAnswered(ctx: Ctx, id: RefundId): Promise<RefundRecord> {
  try {
    return await settleRefund(ctx, id)
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'upstream') throw error
    return (await readRefund(ctx, id))!
  }
}

const attemptsMax = 10

/**
 * Brings an approved refund to the state that the provider reports: the one way for whoever approved, the notice and the
 * sweep (M4). What was told is never believed: the refund is fetched, and account, payment, amount, currency and key must
 * equal ours, else it is marked and nothing is booked. A refund that was not sent yet is sent, by a key that makes sending
 * twice one. Doing it again changes nothing. Throws `unknown`, `upstream`.
 */
export async function settleRefund(ctx: Ctx, id: RefundId, told?: ToldRefund): Promise<RefundRecord> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const refund = await readRefund(ctx, id)
    const payment = refund && (await readPayment(ctx, refund.payment))
    if (!refund || !isBooked(payment)) throw unknown(`no refund ${id}`)
    const theirs = await ask(ctx, refund, payment, told)
    if (!theirs) return refund
    if (await settleBy(ctx, refund, payment, theirs)) return (await readRefund(ctx, id))!
  }
  throw new Error(`refund ${id} was changed ${attemptsMax} times while it was settled`)
}

/** Undefined when there is nothing to ask: not approved, not with a provider, or at its end and nobody told us otherwise. */
async function ask(ctx: Ctx, refund: RefundRecord, payment: BookedPayment, told: ToldRefund | undefined): Promise<ProviderRefund | undefined> {
  const { online, booked } = payment
  if (!online || !booked.providerPayment) return undefined
  const known = refund.providerRefund
  if (refund.state === 'sending') return ctx.ports.channel.refund({ key: attemptOf(refund), account: online.account, providerPayment: booked.providerPayment, amountFen: refund.amountFen, currency: 'CNY' })
  if (refund.state !== 'pending' && !(told && refund.paid?.method === 'provider')) return undefined
  return known === undefined ? undefined : ctx.ports.channel.findRefund(online.account, known)
}

/** False when somebody changed the refund meanwhile: read again. */
async function settleBy(ctx: Ctx, refund: RefundRecord, payment: BookedPayment, theirs: ProviderRefund): Promise<boolean> {
  const differs = differenceOf(refund, payment, theirs)
  if (differs) return refund.differs === differs || change(ctx, refund, { ...refund, differs })
  const { differs: _, ...agreed } = refund
  const known: RefundRecord = { ...agreed, ...(theirs.id ? { providerRefund: theirs.id } : {}) }
  switch (theirs.state) {
    case 'pending':
      return refund.state === 'pending' || change(ctx, refund, await stepped(ctx, { ...known, state: 'pending' }, 'pending'))
    case 'paid':
      return refund.state === 'paid' || bookPaid(ctx, refund, known)
    case 'failed':
      return refund.state === 'paid' ? bookBack(ctx, refund, known, theirs) : change(ctx, refund, await stepped(ctx, { ...known, state: 'failed', failure: theirs.reason ?? 'unknown' }, 'failed', theirs.reason))
    default:
      return theirs.state satisfies never
  }
}

function differenceOf(refund: RefundRecord, { online, booked }: BookedPayment, theirs: ProviderRefund): string | undefined {
  if (theirs.account !== online?.account) return 'account'
  if (theirs.key !== attemptOf(refund)) return 'key'
  if (theirs.providerPayment !== booked.providerPayment) return 'payment'
  if (theirs.currency !== 'CNY') return 'currency'
  if (theirs.amountFen !== refund.amountFen) return 'amount'
  return undefined
}

const change = (ctx: Ctx, before: RefundRecord, after: RefundRecord): Promise<boolean> => held(ctx.store.transact(changeWrites(ctx, before, after)))

/** The money has left: what was owed is no more. */
async function bookPaid(ctx: Ctx, before: RefundRecord, known: RefundRecord): Promise<boolean> {
  const on = today(ctx.clock)
  const paid: RefundRecord = { ...(await stepped(ctx, known, 'paid')), state: 'paid', paid: { method: 'provider', on } }
  return bookMoved(ctx, { before, after: paid, kind: 'REFUNDPAID', account: '1009', valueDate: on })
}

/** It had left and came back: owed again, and a person decides. */
async function bookBack(ctx: Ctx, before: RefundRecord, known: RefundRecord, theirs: ProviderRefund): Promise<boolean> {
  const { paid: _, ...unpaid } = await stepped(ctx, known, 'came-back', theirs.reason)
  return bookMoved(ctx, { before, after: { ...unpaid, state: 'failed', failure: theirs.reason ?? 'unknown' }, kind: 'REFUNDBACK', account: '1009', valueDate: today(ctx.clock) })
}
