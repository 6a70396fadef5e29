import type { Ctx } from '../context.ts'
import { payoutsUnderWay } from './items.ts'
import type { Why } from './model.ts'

export type PayoutDifference = { readonly payout: string; readonly since: string; readonly why: Why; readonly amountFen: number; readonly lines: number }

/** Payouts with something that no document explains. */
export async function payoutDifferences(ctx: Ctx): Promise<PayoutDifference[]> {
  return (await payoutsUnderWay(ctx)).flatMap(({ id, createdAt, differences }) => {
    const [first] = differences
    return first ? [{ payout: id, since: createdAt, why: first.why, amountFen: differences.reduce((sum, { fen }) => sum + fen, 0), lines: differences.length }] : []
  })
}
