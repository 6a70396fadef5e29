import { type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { readContract } from './items.ts'
import { findSettlement, putSettlement, type SettlementRecord } from './room-items.ts'
import type { Settlement } from './settlement-model.ts'
import { showSettlement } from './show-settlement.ts'
import { spanOf } from './span-of.ts'
import { notSettled } from './words.ts'

type Span = { readonly contract: ContractId; readonly from: BusinessDate }

/** Says that a settlement is contested, and why: its takings may be corrected, and it counts as overdue no more. Again, it answers the same. */
export const disputeSettlement = (ctx: Ctx, span: Span, reason: string): Promise<Settlement> => turn(ctx, span, { what: 'disputed', reason })

/** Ends a dispute with the settlement as it is. */
export const closeDispute = (ctx: Ctx, span: Span, reason: string): Promise<Settlement> => turn(ctx, span, { what: 'stands', reason })

async function turn(ctx: Ctx, { contract, from }: Span, { what, reason }: { readonly what: 'disputed' | 'stands'; readonly reason: string }): Promise<Settlement> {
  spanOf(await readContract(ctx, contract), from)
  const before = await findSettlement(ctx, contract, from)
  if (!before) throw notSettled()
  const disputed = what === 'disputed'
  if (before.disputed === disputed) return showSettlement(before, today(ctx.clock))
  const step = { what, at: instant(ctx.clock), by: ctx.actor.name, note: reason, amountFen: null }
  const after: SettlementRecord = { ...before, version: before.version + 1, disputed, steps: [...before.steps, step] }
  return (await held(ctx.store.transact([putSettlement(ctx, after)]))) ? showSettlement(after, today(ctx.clock)) : turn(ctx, { contract, from }, { what, reason })
}
