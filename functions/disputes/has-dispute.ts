import type { Ctx } from '../context.ts'
import type { PaymentId, UnitId } from '../ids.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { readDisputes } from './items.ts'

/** The payer is claiming this payment back, or has got it back: it cannot be refunded as well. */
export const hasDispute = async (ctx: Ctx, { unit, id }: { readonly unit: UnitId; readonly id: PaymentId }): Promise<boolean> => (await readDisputes(ctx, unit, id)).some(({ state }) => state !== 'won')

/** Households of which a payer is arguing with us through the bank, or a lost argument waits for a decision: reminders stop (F5). */
export async function disputedUnits(ctx: Ctx): Promise<ReadonlySet<UnitId>> {
  const units = new Set<UnitId>()
  for await (const { unit } of unfinishedOf(ctx, 'dispute')) if (unit) units.add(unit)
  return units
}
