import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import { sum } from '../money.ts'
import { deductedFen, splitNow } from './balance-of.ts'
import { type Closing, deductionAccount, type Ending } from './ending-model.ts'
import type { ContractRecord } from './items.ts'
import { changesOf, planEnd } from './plan-end.ts'
import type { Room } from './room-items.ts'
import { showProposal } from './show-proposal.ts'

type Beside = { readonly room: Room; readonly person: string }

/** An early end; one that waits with what it would come to as things stand. */
export function showEnding(ctx: Ctx, contract: ContractRecord, { room, person }: Beside): Ending | null {
  const { ending } = contract
  if (!ending) return null
  const { lastDay, agreedTo, cause, reason, document } = ending
  const changes = [...(ending.changes ?? (ending.state === 'asked' ? changesNow(ctx, contract, { room, lastDay }) : []))]
  return { ...showProposal(ctx, ending, person), lastDay, agreedTo, cause, reason, document, changes, differenceFen: sum(changes.map(({ wasFen, nowFen }) => nowFen - wasFen)) }
}

/** What stands in its way is said when it is approved. */
function changesNow(ctx: Ctx, contract: ContractRecord, { room, lastDay }: { readonly room: Room; readonly lastDay: Ending['lastDay'] }): Ending['changes'] {
  try {
    return changesOf(planEnd(ctx, contract, room, lastDay).cuts)
  } catch (error) {
    if (error instanceof Fault) return []
    throw error
  }
}

export function showClosing(ctx: Ctx, contract: ContractRecord, { room, person }: Beside): Closing | null {
  const { closing } = contract
  if (!closing) return null
  const { note, deductions } = closing
  // Less may be left by now than was to be deducted: then approving is refused, and nothing goes back.
  const split = closing.split ?? splitNow(contract, room, deductions) ?? { ...splitNow(contract, room, [])!, keptFen: deductedFen(deductions), depositBackFen: 0, backFen: 0 }
  const { heldFen, parts, fromDepositFen, fromOverFen, keptFen, depositBackFen, overBackFen, backFen, stillOpenFen } = split
  return {
    ...showProposal(ctx, closing, person),
    note,
    deductions: deductions.map((one) => ({ ...one, account: deductionAccount })),
    heldFen,
    claims: parts.map((part) => ({ ...part })),
    fromDepositFen, fromOverFen, keptFen, depositBackFen, overBackFen, backFen, stillOpenFen,
  }
}
