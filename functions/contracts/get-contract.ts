import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { hasRole } from '../context.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { ContractId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { sum } from '../money.ts'
import { readContract } from './items.ts'
import type { Contract } from './model.ts'
import { readRoom, type TakingsRecord } from './room-items.ts'
import type { Takings } from './settlement-model.ts'
import { showReceipt } from './show-receipt.ts'
import { showRow, spansOf } from './show-contract.ts'
import { showClosing, showEnding } from './show-ending.ts'
import { openOf, showSettlement } from './show-settlement.ts'

/** A contract with its whole schedule and what became of each span. Throws `unknown`. */
export async function getContract(ctx: Ctx, id: ContractId): Promise<Contract> {
  const contract = await readContract(ctx, id)
  const [facility, room, person] = await Promise.all([readFacility(ctx, contract.facility), readRoom(ctx, id), personOf(ctx)])
  const day = today(ctx.clock)
  const newest = new Map(room.takings.map((one) => [one.from, one]))
  const settled = new Map(room.settlements.map((one) => [one.from, one]))
  return {
    ...showRow(contract, { facilityName: facility.name, communityName: facility.communityName }, day),
    terms: contract.terms.map(({ from, to, document }) => ({ from, to, document })),
    steps: [...contract.steps],
    every: contract.every,
    minimumMonthlyFen: contract.minimumMonthlyFen,
    dueDays: contract.dueDays,
    note: contract.note,
    version: contract.version,
    madeAt: contract.terms[0]!.at,
    madeBy: contract.terms[0]!.by,
    schedule: spansOf(contract).map((span) => {
      const [takings, settlement] = [newest.get(span.from), settled.get(span.from)]
      return { ...span, months: [...span.months], takings: takings ? showTakings(ctx, takings, person) : null, settlement: settlement ? showSettlement(settlement, day) : null }
    }),
    ending: showEnding(ctx, contract, { room, person }),
    closing: showClosing(ctx, contract, { room, person }),
    openFen: sum(room.settlements.map((one) => Math.max(0, openOf(one)))),
    overFen: sum(room.settlements.map((one) => Math.max(0, -openOf(one)))),
    receipts: room.receipts.map(showReceipt).toSorted((a, b) => (a.recorded.at < b.recorded.at ? 1 : -1)),
  }
}

/** S2: who recorded it does not audit it. */
export function showTakings(ctx: Ctx, { from, version, takingsFen, source, note, recorded, audited }: TakingsRecord, person: string): Takings {
  const mayAudit = !audited && recorded.who !== person && hasRole(ctx, 'head', 'finance')
  return { from, version, takingsFen, source, note, recorded: { at: recorded.at, by: recorded.by }, audited: audited ? { at: audited.at, by: audited.by } : null, mayAudit }
}
