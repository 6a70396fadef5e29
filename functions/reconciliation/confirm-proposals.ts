import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { BillId, StatementAccountId, VoucherId } from '../ids.ts'
import { bookMatch, freeClaims } from './book-match.ts'
import { allowed, decidedOf, hashOf, sumsOf } from './confirm-match.ts'
import type { LineId } from './line-ids.ts'
import type { ConfirmedProposals, ConfirmProposals, MatchHow } from './match-model.ts'
import { readParts } from './match-parts.ts'
import { settleFound } from './match-rules.ts'
import { billOfEntryId } from './matching-entries.ts'
import type { Match as Found } from './matching/model.ts'
import { runRules } from './run-rules.ts'
import { readAccount, type StoredAccount } from './statement-items.ts'

/**
 * Confirms at once what the rules have one answer for, of the lines that a person saw so: the rules are asked again, a tie is never
 * confirmed, and each match is booked by itself. Doing it again finds them confirmed. Throws unknown.
 */
export async function confirmProposals(ctx: Ctx, { account: id, period, lines }: ConfirmProposals & { readonly account: StatementAccountId }): Promise<ConfirmedProposals> {
  const account = await readAccount(ctx, id)
  const wanted = new Set<string>(lines)
  return confirmFound(ctx, account, { period, lines, how: 'rule', wanted: ({ lineIds }) => lineIds.every((line) => wanted.has(line)), most: lines.length })
}

type Wanted = { readonly period: Period; readonly lines: readonly string[]; readonly how: MatchHow; readonly wanted: (found: Found) => boolean; readonly most: number }

/** What somebody was faster with, or the books no longer allow, is left: nothing of it stops the others. */
export async function confirmFound(ctx: Ctx, account: StoredAccount, { period, lines, how, wanted, most }: Wanted): Promise<ConfirmedProposals> {
  const { matching } = await runRules(ctx, account, period)
  const done = new Set<string>()
  let confirmed = 0
  for (const found of matching.matches.filter(wanted).slice(0, most)) {
    try {
      await confirmOne(ctx, account, { found, how })
      for (const line of found.lineIds) done.add(line)
      confirmed += 1
    } catch (error) {
      if (!(error instanceof Fault)) throw error
    }
  }
  return { confirmed, left: lines.filter((line) => !done.has(line)) }
}

async function confirmOne(ctx: Ctx, account: StoredAccount, { found, how }: { readonly found: Found; readonly how: MatchHow }): Promise<void> {
  const bills = found.entryIds.flatMap((id) => billOfEntryId(id) ?? [])
  const chosen = { lines: [...found.lineIds] as LineId[], vouchers: found.entryIds.filter((id) => billOfEntryId(id) === undefined) as VoucherId[], bills: bills as BillId[] }
  const parts = await readParts(ctx, account, chosen)
  const { match, held } = await freeClaims(ctx, account, parts)
  const settled = allowed(settleFound(sumsOf(parts, {}), found))
  await bookMatch(ctx, account, parts, { ...decidedOf(account, parts, { id: match, sent: hashOf(chosen), how, settled }), rule: found.rule, reasons: found.reasons, proposed: { rule: found.rule, same: true } }, held)
}
