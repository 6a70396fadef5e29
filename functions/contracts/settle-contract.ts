import { addDays, type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { fen } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { type ContractRecord, contractStands, readContract } from './items.ts'
import { findSettlement, latestTakings, putSettlement, type SettlementRecord, stillLatest, type TakingsRecord } from './room-items.ts'
import type { Span } from './schedule-model.ts'
import { settle } from './settle-model.ts'
import type { Settlement } from './settlement-model.ts'
import { showSettlement } from './show-settlement.ts'
import { spanOf } from './span-of.ts'
import { changedMeanwhile, notAudited, nothingNew, notYet } from './words.ts'

/** Rent alone may be settled this long before its span begins, for it is paid in advance. */
export const aheadDays = 31
const attemptsMax = 5

/**
 * Settles a span (C2): what is due becomes a receivable and income of the facility's fund, by one voucher. A span with a share
 * is settled after its last day and by audited takings. Again, it answers what was settled; one that is disputed is computed
 * anew, and the difference is a voucher of its own (M3). Throws `unknown`, `refused`: expired (C1), not-yet, not-audited, nothing-new.
 */
export async function settleContract(ctx: Ctx, id: ContractId, { from }: { readonly from: BusinessDate }): Promise<Settlement> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const contract = await readContract(ctx, id)
    const span = spanOf(contract, from)
    const [before, takings] = await Promise.all([findSettlement(ctx, id, from), latestTakings(ctx, id, from)])
    if (before && !before.disputed) return showSettlement(before, today(ctx.clock))
    admit(ctx, contract, span, takings)
    const after = settledAt(ctx, contract, span, { before, takings })
    if (before && before.amountFen === after.amountFen) throw nothingNew()
    if (await book(ctx, contract, { before, after, takings })) return showSettlement((await findSettlement(ctx, id, from))!, today(ctx.clock))
  }
  throw changedMeanwhile()
}

function admit(ctx: Ctx, contract: ContractRecord, span: Span, takings: TakingsRecord | undefined): void {
  const earliest = contract.tiers ? addDays(span.to, 1) : addDays(span.from, -aheadDays)
  if (today(ctx.clock) < earliest) throw notYet(earliest)
  if (contract.tiers && !takings?.audited) throw notAudited()
}

type Known = { readonly before: SettlementRecord | undefined; readonly takings: TakingsRecord | undefined }

function settledAt(ctx: Ctx, contract: ContractRecord, span: Span, { before, takings }: Known): SettlementRecord {
  const { from, to, dueDate } = span
  const counted = contract.tiers ? takings : undefined
  const due = settle({ ...span, tiers: contract.tiers, takingsFen: counted?.takingsFen ?? 0 })
  const step = { what: before ? ('settled-again' as const) : ('settled' as const), at: instant(ctx.clock), by: ctx.actor.name, note: '', amountFen: due.amountFen }
  return {
    contract: contract.id, from, to, dueDate, ...due,
    version: (before?.version ?? 0) + 1,
    round: (before?.round ?? 0) + 1,
    takingsFen: counted?.takingsFen ?? null,
    takingsVersion: counted?.version ?? null,
    receivedFen: before?.receivedFen ?? 0,
    disputed: false,
    steps: [...(before?.steps ?? []), step],
    vouchers: before?.vouchers ?? [],
  }
}

/** False when somebody changed the settlement, the takings or the contract (it ended early) meanwhile. What comes to nothing has no voucher. */
async function book(ctx: Ctx, contract: ContractRecord, { before, after, takings }: Known & { readonly after: SettlementRecord }): Promise<boolean> {
  const writes = (settlement: SettlementRecord): Write[] => [putSettlement(ctx, settlement), contractStands(ctx, contract), ...(takings && contract.tiers ? [stillLatest(ctx, contract.id, takings)] : [])]
  const delta = after.amountFen - (before?.amountFen ?? 0)
  const document = `${contract.id}.${after.from}.${after.round}`
  const now = today(ctx.clock)
  try {
    if (delta === 0) await ctx.store.transact(writes(after))
    else
      await bookVoucher(ctx, {
        kind: 'RENT',
        document,
        valueDate: before || after.to > now ? now : after.to,
        text: [before ? '设施收入结算更正' : '设施收入结算', contract.no, contract.party.name, `${after.from}至${after.to}`].join(' ').slice(0, 110),
        community: contract.community,
        postings: rentPostings(contract, delta),
        writes: (entryDate) => writes({ ...after, vouchers: [...after.vouchers, voucherId('RENT', entryDate, document)] }),
      })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}

/** More of what is due, or less. */
export function rentPostings({ fund }: ContractRecord, delta: number): Posting[] {
  const amount = fen(Math.abs(delta))
  const [receivable, income] = delta > 0 ? [{ debitFen: amount }, { creditFen: amount }] : [{ creditFen: amount }, { debitFen: amount }]
  return [
    { account: '1122', fund, ...receivable },
    { account: '4901', fund, purpose: 'facilities', ...income },
  ]
}
