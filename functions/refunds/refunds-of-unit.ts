import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { type Fen, sum } from '../money.ts'
import { readRefundsOfUnit, type RefundRecord } from './items.ts'

// What other folders may use of a household's refunds; how they are stored stays in items.ts.
export { readRefundsOfUnit } from './items.ts'

/** What was approved and has not left: the credit or the bills have it no more, and the household not yet. */
export const refundsOwed = async (ctx: Ctx, unit: UnitId): Promise<Fen> => sum((await readRefundsOfUnit(ctx, unit)).filter(isOwed).map(({ amountFen }) => amountFen))

const isOwed = ({ state }: RefundRecord): boolean => state === 'sending' || state === 'pending' || state === 'handover' || state === 'failed'
