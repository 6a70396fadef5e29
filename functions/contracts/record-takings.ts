import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { held } from '../storage/cancelled.ts'
import { showTakings } from './get-contract.ts'
import { type ContractRecord, readContract } from './items.ts'
import { findSettlement, latestTakings, openForTakings, putTakings, type TakingsRecord } from './room-items.ts'
import type { RecordTakings, Takings, TakingsSource } from './settlement-model.ts'
import { spanOf } from './span-of.ts'
import { changedMeanwhile, noShare, notYet, otherVersion, settledAlready } from './words.ts'

const attemptsMax = 5

/**
 * The takings of a span as a total: what says the same as the newest version changes nothing, anything else is the next version,
 * to be audited anew. Throws `unknown`, `refused` for a contract without a share, a span to come, one beyond the contract's end
 * (C1) or settled, and a conflict when another version came between.
 */
export async function recordTakings(ctx: Ctx, id: ContractId, input: RecordTakings): Promise<Takings> {
  const source = ctx.actor.kind === 'token' ? 'machine' : 'person'
  const { takings } = await writeTakings(ctx, await readContract(ctx, id), input, source)
  return showTakings(ctx, takings, await personOf(ctx))
}

export async function writeTakings(ctx: Ctx, contract: ContractRecord, input: RecordTakings, source: TakingsSource): Promise<{ readonly takings: TakingsRecord; readonly fresh: boolean }> {
  if (!contract.tiers) throw noShare()
  const span = spanOf(contract, input.from)
  if (span.from > today(ctx.clock)) throw notYet(span.from)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const [settlement, last] = await Promise.all([findSettlement(ctx, contract.id, input.from), latestTakings(ctx, contract.id, input.from)])
    // The retry of what became this very version, and a machine that says its total again.
    if (last?.takingsFen === input.takingsFen && (input.version ?? last.version) >= last.version) return { takings: last, fresh: false }
    if (settlement && !settlement.disputed) throw settledAlready()
    const version = (last?.version ?? 0) + 1
    if (input.version !== undefined && input.version !== version) throw otherVersion()
    const recorded = { at: instant(ctx.clock), by: ctx.actor.name, who: await personOf(ctx) }
    const takings: TakingsRecord = { from: input.from, version, takingsFen: input.takingsFen, source, note: input.note, recorded }
    if (await held(ctx.store.transact([putTakings(ctx, contract.id, takings), openForTakings(ctx, contract.id, input.from)]))) return { takings, fresh: true }
  }
  throw changedMeanwhile()
}
