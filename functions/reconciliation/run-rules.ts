import { addMonths, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Claim, claimsOfMonth } from './claim-items.ts'
import { type Candidate, candidatesAround } from './matching-entries.ts'
import { matchLines } from './matching/match-lines.ts'
import type { Matching, MatchingLine } from './matching/model.ts'
import { learnedRules } from './rule-items.ts'
import { settingsOf } from './settings-of.ts'
import { linesOfMonth, type StoredAccount, type StoredLine } from './statement-items.ts'

export type RulesRun = {
  /** Of the month. */
  readonly lines: readonly StoredLine[]
  /** Who holds lines of the month and those beside. */
  readonly lineClaims: ReadonlyMap<string, Claim>
  readonly entryClaims: ReadonlyMap<string, Claim>
  readonly candidates: readonly Candidate[]
  readonly matching: Matching
}

/**
 * The rules over the lines of a month and those beside it: a line of the month before may be what an entry belongs to. What people
 * matched is nobody's any more; it still counts where an amount has to be the only one of its kind (R1).
 */
export async function runRules(ctx: Ctx, account: StoredAccount, period: Period): Promise<RulesRun> {
  const { id } = account
  const around = [addMonths(period, -1), period, addMonths(period, 1)]
  const [months, lineClaims, entryClaims, candidates, learned] = await Promise.all([
    Promise.all(around.map((month) => linesOfMonth(ctx, id, month))),
    Promise.all(around.map((month) => claimsOfMonth(ctx, id, month, 'line'))),
    Promise.all(around.map((month) => claimsOfMonth(ctx, id, month, 'entry'))),
    candidatesAround(ctx, account.kind, period),
    learnedRules(ctx, id),
  ])
  const held = { lines: joined(lineClaims), entries: joined(entryClaims) }
  const matching = matchLines({
    lines: months.flat().map((line) => matchingLine(id, line)),
    entries: candidates.map(({ entry }) => entry),
    learned,
    settings: { [id]: settingsOf(account) },
    settled: { lines: new Set(held.lines.keys()), entries: new Set(held.entries.keys()) },
  })
  return { lines: months[1]!, lineClaims: held.lines, entryClaims: held.entries, candidates, matching }
}

const joined = (maps: readonly Map<string, Claim>[]): Map<string, Claim> => new Map(maps.flatMap((one) => [...one]))

export const matchingLine = (accountId: string, { id, bookedOn, valueDate, amountFen, reference, endToEnd, otherReferences, counterparty, counterAccount, remark }: StoredLine): MatchingLine => ({ id, accountId, bookedOn, valueDate, amountFen, reference, endToEnd, otherReferences, counterparty, counterAccount, remark })
