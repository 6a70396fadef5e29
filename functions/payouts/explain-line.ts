import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { disputeId, readDispute } from '../disputes/stuck-dispute.ts'
import { findVoucher } from '../ledger/find-voucher.ts'
import { signed, voucherId, type VoucherKind } from '../ledger/model.ts'
import type { PayoutLine } from '../payments/channel.ts'
import { isBooked, readPayment } from '../payments/give-back.ts'
import { paymentId } from '../payments/model.ts'
import { vouchersOfRefund } from '../refunds/vouchers-of-refund.ts'
import { isSaleId } from '../sales/sale-id.ts'
import { onlineSale } from '../sales/voucher-of-sale.ts'
import { feeByFund, inFen, judge, plus } from './explain-rules.ts'
import { findPayout } from './items.ts'
import type { ByFund, Explained, Why } from './model.ts'

type Ours = { readonly document: NonNullable<Explained['document']>; /** Undefined while its voucher is still to come. */ readonly byFund: ByFund | undefined }

/** What a line of a payout is in our books: its document, and by its voucher whose money it is. `rate` is the payout's, for lines that name none. */
export async function explainLine(ctx: Ctx, account: string, line: PayoutLine, { currency, rate }: { readonly currency: string; readonly rate: number | undefined }): Promise<Explained> {
  const exchange = currency === 'CNY' ? undefined : (line.rate ?? rate)
  const known = currency === 'CNY' || exchange !== undefined
  const grossFen = line.given?.currency === 'CNY' ? line.given.amount : known ? inFen(line.amount, exchange) : 0
  const feeFen = known ? inFen(line.fee, exchange) : 0
  const ours = await oursOf(ctx, account, line)
  const judged = judge(grossFen, ours?.byFund, ours ? 'not-booked' : 'unknown')
  const why: Why | null = known ? judged.why : 'rate'
  // The provider's own charge is nobody's document: it is all fee.
  if (line.kind === 'fee') return { ...placeOf(line), grossFen: 0, feeFen: feeFen - grossFen, document: null, why: known ? null : 'rate', differenceFen: 0, byFund: {}, feeByFund: { ORGANISATION: feeFen - grossFen } }
  return { ...placeOf(line), grossFen, feeFen, document: ours?.document ?? null, why, differenceFen: judged.differenceFen, byFund: judged.byFund, feeByFund: feeByFund(feeFen, judged.byFund) }
}

const placeOf = ({ id, kind, createdAt, text }: PayoutLine): Pick<Explained, 'id' | 'kind' | 'on' | 'text'> => ({ id, kind, on: dateOfInstant(createdAt), text })

async function oursOf(ctx: Ctx, account: string, line: PayoutLine): Promise<Ours | undefined> {
  switch (line.kind) {
    case 'payment':
      return paymentOf(ctx, account, line)
    case 'refund':
    case 'refund-back':
      return refundOf(ctx, line)
    case 'dispute':
    case 'dispute-back':
      return disputeOf(ctx, account, line)
    case 'payout-back':
      return payoutOf(ctx, line)
    case 'fee':
    case 'other':
      return undefined
    default:
      return line.kind satisfies never
  }
}

/** The number in the provider's text leads to a document; that it is this payment's says the document itself (M4). */
async function paymentOf(ctx: Ctx, account: string, { providerPayment, number: hint }: PayoutLine): Promise<Ours | undefined> {
  if (providerPayment === undefined) return undefined
  const byHint = hint === undefined ? undefined : await documentOf(ctx, hint, providerPayment)
  if (byHint) return byHint
  const order = await ctx.ports.channel.findOrderOf(account, providerPayment)
  return order?.number === undefined || order.number === hint ? undefined : documentOf(ctx, order.number, providerPayment)
}

async function documentOf(ctx: Ctx, number: string, providerPayment: string): Promise<Ours | undefined> {
  if (isSaleId(number)) {
    const sale = await onlineSale(ctx, number)
    return sale?.providerPayment === providerPayment ? { document: { kind: 'sale', id: number }, byFund: await inTransit(ctx, [sale.voucher], 'SALE') } : undefined
  }
  const id = paymentId.safeParse(number).data
  const payment = id && (await readPayment(ctx, id))
  if (!isBooked(payment) || payment.booked.providerPayment !== providerPayment) return undefined
  return { document: { kind: 'payment', id: payment.id }, byFund: await inTransit(ctx, [voucherId('PAYMENT', payment.booked.entryDate, payment.id)], 'PAYMENT') }
}

async function refundOf(ctx: Ctx, { kind, refundKey }: PayoutLine): Promise<Ours | undefined> {
  const refund = refundKey === undefined ? undefined : await vouchersOfRefund(ctx, refundKey)
  return refund && { document: { kind: 'refund', id: refund.id }, byFund: await inTransit(ctx, refund.vouchers, kind === 'refund' ? 'REFUNDPAID' : 'REFUNDBACK', refundKey) }
}

async function disputeOf(ctx: Ctx, account: string, { kind, dispute, providerPayment }: PayoutLine): Promise<Ours | undefined> {
  const order = providerPayment === undefined ? undefined : await ctx.ports.channel.findOrderOf(account, providerPayment)
  const id = disputeId.safeParse(`${order?.number}.${dispute}`).data
  const found = id && (await readDispute(ctx, id))
  return found && { document: { kind: 'dispute', id: found.id }, byFund: await inTransit(ctx, found.vouchers, kind === 'dispute' ? 'DISPUTE' : 'DISPUTEWON') }
}

/** What a payout that failed would have brought goes out again as it was. */
async function payoutOf(ctx: Ctx, { payout }: PayoutLine): Promise<Ours | undefined> {
  const failed = payout === undefined ? undefined : await findPayout(ctx, payout)
  return failed && { document: { kind: 'payout', id: failed.id }, byFund: failed.netByFund }
}

/** What vouchers of a kind put in transit (1009), by fund; of one document where several attempts have each their own. Undefined when there is none yet. */
async function inTransit(ctx: Ctx, vouchers: readonly string[], kind: VoucherKind, document?: string): Promise<ByFund | undefined> {
  const wanted = vouchers.filter((id) => id.startsWith(`${kind}.`) && (document === undefined || id.endsWith(`.${document}`)))
  const found = (await Promise.all(wanted.map((id) => findVoucher(ctx, id)))).flatMap((voucher) => voucher ?? [])
  if (found.length === 0) return undefined
  return found.flatMap(({ postings }) => postings).reduce<ByFund>((byFund, line) => (line.account === '1009' ? plus(byFund, { [line.fund]: signed(line) }) : byFund), {})
}
