import type { Ctx } from '../context.ts'
import type { Fen } from '../money.ts'
import type { Told } from '../payments/settle-payment.ts'
import { isPaymentId } from '../payments/model.ts'
import { isSaleId } from '../sales/sale-id.ts'
import type { Write } from '../storage/writes.ts'
import { claimedPayment } from './claimed-payment.ts'
import { claimedSale } from './claimed-sale.ts'
import type { DisputeRecord, OfPayment, OfSale } from './items.ts'
import type { ClaimedId } from './model.ts'

/** What a payer claims back, booked and as it was read. */
export type Claimed = {
  readonly account: string | undefined
  /** The provider's payment that it was booked with. */
  readonly providerPayment: string | undefined
  readonly amountFen: Fen
  /** What a claim of so much takes of it, less what refunds and other disputes took. */
  readonly take: (amountFen: Fen, others: readonly DisputeRecord[]) => Promise<OfPayment | OfSale>
  /** Counts the claim on it as it was read: a refund that is decided meanwhile is decided anew, and so is this. */
  readonly counted: Write
}

/** How one kind of thing that is paid for is brought to where its order is, and read. */
export type Claimable<Id extends ClaimedId> = {
  readonly read: (ctx: Ctx, id: Id) => Promise<Claimed | undefined>
  /** Throws as `settlePayment`. */
  readonly settle: (ctx: Ctx, id: Id, told: Told) => Promise<unknown>
}

/** By the shape of our number on an order; undefined when it is none of ours. */
export const claimedIdOf = (number: string | undefined): ClaimedId | undefined => (isSaleId(number) || (number !== undefined && isPaymentId(number)) ? (number as ClaimedId) : undefined)

/** Undefined when it is not there or not booked. */
export const readClaimed = (ctx: Ctx, id: ClaimedId): Promise<Claimed | undefined> => (isSaleId(id) ? claimedSale.read(ctx, id) : claimedPayment.read(ctx, id))

/** The same after a look at its order: a claim may be the first that we hear of a payment. Throws as `settlePayment`. */
export async function settleClaimed(ctx: Ctx, id: ClaimedId, told: Told): Promise<Claimed | undefined> {
  await (isSaleId(id) ? claimedSale.settle(ctx, id, told) : claimedPayment.settle(ctx, id, told))
  return readClaimed(ctx, id)
}
