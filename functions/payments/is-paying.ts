import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { type PaymentRecord, readPaymentsOfUnit } from './items.ts'

/** Somebody has an order open at the provider that may still be paid, or money lies there that a person looks into: whoever pays now is not reminded. */
export async function isPaying(ctx: Ctx, unit: UnitId): Promise<boolean> {
  const now = ctx.clock.now().getTime()
  return (await readPaymentsOfUnit(ctx, unit)).some((payment) => mayBePaid(payment, now))
}

/** As long as the sweep asks about an order (`waitMsMax`): no provider decides later. */
const decidedMsMax = 21 * 24 * 3_600_000

/**
 * Whether money may still come by an intent. One whose provider never answered ends by the clock alone: nobody has a page to
 * pay on, and an order that was opened all the same is found by the sweep.
 */
export function mayBePaid({ online, state, problem, createdAt }: PaymentRecord, now: number): boolean {
  if (!online || state !== 'pending') return false
  if (problem !== undefined) return true
  return online.order === undefined ? Date.parse(online.expiresAt) > now : Date.parse(createdAt) > now - decidedMsMax
}
