import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { sum } from '../money.ts'
import type { Deduction } from './ending-model.ts'
import { type DepositSplit, splitDeposit } from './ending-rules.ts'
import { type ContractRecord, lastDayOf } from './items.ts'
import type { Room } from './room-items.ts'
import { spansOf } from './show-contract.ts'
import { openOf } from './show-settlement.ts'
import { aboveHeld, closedAlready, disputedSpan, nothingHeld, notOver, unsettledSpan } from './words.ts'

type Settled = Pick<Room, 'settlements'>

/** Where the deposit would go as things stand; undefined when less of it is left than is to be deducted. */
export const splitNow = ({ depositHeldFen }: Pick<ContractRecord, 'depositHeldFen'>, { settlements }: Settled, deductions: readonly Deduction[]): DepositSplit | undefined =>
  splitDeposit({ heldFen: depositHeldFen, settlements: settlements.map((one) => ({ from: one.from, openFen: openOf(one) })), deductions })

/** The same, where it may be decided: throws `refused` while the contract runs, a period is unsettled or disputed, or nothing is there to decide about. */
export function admitClosing(ctx: Pick<Ctx, 'clock'>, contract: ContractRecord, room: Settled, deductions: readonly Deduction[]): DepositSplit {
  if (contract.closing?.state === 'agreed') throw closedAlready()
  if (today(ctx.clock) <= lastDayOf(contract)) throw notOver(lastDayOf(contract))
  const settled = new Set(room.settlements.map(({ from }) => from))
  const missing = spansOf(contract).find(({ from }) => !settled.has(from))
  if (missing) throw unsettledSpan(missing.from)
  const disputed = room.settlements.find((one) => one.disputed)
  if (disputed) throw disputedSpan(disputed.from)
  const bare = splitNow(contract, room, [])!
  if (bare.heldFen + bare.overFen === 0) throw nothingHeld()
  const split = splitNow(contract, room, deductions)
  if (!split) throw aboveHeld(bare.depositBackFen)
  return split
}

export const deductedFen = (deductions: readonly Deduction[]): number => sum(deductions.map(({ amountFen }) => amountFen))
