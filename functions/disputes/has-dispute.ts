import type { Ctx } from '../context.ts'
import type { PaymentId, SaleId, UnitId } from '../ids.ts'
import { type Fen, sum } from '../money.ts'
import type { Split } from '../refunds/split-refund.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { type DisputeRecord, readDisputes, readDisputesOfSale } from './items.ts'

/** What the payer of one payment has claimed back through the bank. */
export type Claims = {
  /** The bank, or a person here, has not decided: what it comes to is open. */
  readonly pending: boolean
  /** Gone for good by disputes that were lost, and what of the payment's bills that was. */
  readonly goneFen: Fen
  readonly gone: readonly Split[]
}

export async function claimsOn(ctx: Ctx, { unit, id }: { readonly unit: UnitId; readonly id: PaymentId }): Promise<Claims> {
  const disputes = await readDisputes(ctx, unit, id)
  const lost = disputes.filter(({ state }) => state === 'charged' || state === 'borne')
  return { pending: disputes.some(isPending), goneFen: sum(lost.map(({ amountFen }) => amountFen)), gone: lost.map(({ of }) => of.split) }
}

/** Of a household: what is being claimed back, and what of its credit came by those payments: that is neither used nor refunded before it is decided. */
export async function claimsOfUnit(ctx: Ctx, unit: UnitId): Promise<{ readonly claimedFen: Fen; readonly heldFen: Fen }> {
  const pending = (await readDisputes(ctx, unit)).filter(isPending)
  return { claimedFen: sum(pending.map(({ amountFen }) => amountFen)), heldFen: sum(pending.map(({ of }) => of.split.creditFen)) }
}

export const heldCredit = async (ctx: Ctx, unit: UnitId): Promise<Fen> => (await claimsOfUnit(ctx, unit)).heldFen

/** Whether the payer of a sale claims it back, and that is not decided. */
export const isClaimed = async (ctx: Ctx, sale: SaleId): Promise<boolean> => (await readDisputesOfSale(ctx, sale)).some(isPending)

/** The bank only asks in an inquiry: nothing was taken, and giving the money back is one answer to it. */
const isPending = ({ state, inquiry }: DisputeRecord): boolean => (state === 'open' && !inquiry) || state === 'lost'

/** Households of which a payer is arguing with us through the bank, or a lost argument waits for a decision: reminders stop (F5). */
export async function disputedUnits(ctx: Ctx): Promise<ReadonlySet<UnitId>> {
  const units = new Set<UnitId>()
  for await (const { unit } of unfinishedOf(ctx, 'dispute')) if (unit) units.add(unit)
  return units
}
