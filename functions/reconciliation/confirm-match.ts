import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { assert, Fault } from '../faults.ts'
import type { StatementAccountId } from '../ids.ts'
import { admitCollecting } from '../payments/access.ts'
import { type Decided, bookMatch, freeClaims } from './book-match.ts'
import { readClaims } from './claim-items.ts'
import { periodOfLine } from './line-ids.ts'
import { differs, moneyOut, noDifference, nothingChosen } from './match-faults.ts'
import { findMatch, type MatchRecord } from './match-items.ts'
import type { ConfirmMatch, Difference, Match, MatchHow } from './match-model.ts'
import { billsFen, householdOf, linesFen, type Parts, readParts, vouchersFen } from './match-parts.ts'
import { type Refusal, settleByHand, type Settled, settleFound } from './match-rules.ts'
import { billEntryId } from './matching-entries.ts'
import type { Match as Found } from './matching/model.ts'
import { runRules } from './run-rules.ts'
import { settingsOf } from './settings-of.ts'
import { showMatch } from './show-match.ts'
import { readAccount, type StoredAccount } from './statement-items.ts'

/**
 * A person says what lines are. The rules are asked again at that moment: what they found stands with its reasons, anything else has to
 * agree to the fen (`settleByHand`). Open bills are paid by it in the same transaction. Asked for again, it answers the same match.
 * Throws unknown, `conflict` that names who was faster, `refused` where the sums differ or the tenant may not collect (S4).
 */
export async function confirmMatch(ctx: Ctx, { account: id, ...input }: ConfirmMatch & { readonly account: StatementAccountId }): Promise<Match> {
  const account = await readAccount(ctx, id)
  try {
    return await showMatch(ctx, (await sameMatch(ctx, account, input)) ?? (await decide(ctx, account, input)))
  } catch (error) {
    // Two of the same at once: what the first one did is why the second may not.
    const same = error instanceof Fault && error.kind !== 'unknown' ? await sameMatch(ctx, account, input) : undefined
    if (same) return showMatch(ctx, same)
    throw error
  }
}

async function decide(ctx: Ctx, account: StoredAccount, input: ConfirmMatch): Promise<MatchRecord> {
  if (input.vouchers.length + input.bills.length === 0 && input.unit === undefined) throw nothingChosen()
  if (input.bills.length > 0 || input.unit !== undefined) admitCollecting(ctx)
  const parts = await readParts(ctx, account, input)
  const { match, held } = await freeClaims(ctx, account, parts)
  const { matching } = await runRules(ctx, account, periodOfLine(parts.lines[0]!.id))
  const found = matching.matches.find(({ lineIds }) => lineIds.includes(parts.lines[0]!.id))
  const same = found !== undefined && isFound(found, parts) && input.unit === undefined
  const sums = sumsOf(parts, input)
  const settled = allowed(same ? settleFound(sums, found) : settleByHand({ ...sums, lines: parts.lineFacts, entries: parts.entryFacts, settings: settingsOf(account) }))
  return bookMatch(ctx, account, parts, { ...decidedOf(account, parts, { id: match, sent: hashOf(input), how: same ? 'rule' : 'hand', settled }), rule: same ? found.rule : null, reasons: same ? found.reasons : [], proposed: found ? { rule: found.rule, same } : null }, held)
}

export const sumsOf = (parts: Parts, { unit }: Pick<ConfirmMatch, 'unit'>) => ({ linesFen: linesFen(parts), vouchersFen: vouchersFen(parts), billsFen: billsFen(parts), bills: parts.bills.length > 0, rest: unit !== undefined })

/** Exactly these lines and these entries. */
export function isFound({ lineIds, entryIds }: Pick<Found, 'lineIds' | 'entryIds'>, { lines, vouchers, bills }: Pick<Parts, 'lines' | 'vouchers' | 'bills'>): boolean {
  const entries = [...vouchers.map(({ voucher }) => voucher.id), ...bills.map(({ bill }) => billEntryId(bill))] as string[]
  return equal(lineIds, lines.map(({ id }) => id)) && equal(entryIds, entries)
}

export function allowed(settled: Settled | Refusal): Settled {
  if (!('refused' in settled)) return settled
  switch (settled.refused) {
    case 'differs':
      throw differs(settled.differenceFen)
    case 'nothing':
      throw nothingChosen()
    case 'out':
      throw moneyOut()
    case 'equal':
      throw noDifference()
    default:
      return settled satisfies never
  }
}

type How = { readonly id: MatchRecord['id']; readonly sent: string; readonly how: MatchHow; readonly settled: Settled; readonly difference?: Difference; readonly note?: string }

export const decidedOf = (account: StoredAccount, parts: Parts, { id, sent, how, settled, difference, note = '' }: How): Decided => ({
  id,
  account: account.id,
  sent,
  how,
  rule: null,
  reasons: [],
  proposed: null,
  lines: parts.lines.map((line) => ({ line: line.id, amountFen: line.amountFen })),
  vouchers: parts.vouchers.map(({ voucher }) => voucher.id),
  bills: parts.bills.map(({ bill }) => bill),
  unit: settled.paymentFen > 0 ? parts.payer!.unit : null,
  household: householdOf(parts),
  amountFen: linesFen(parts),
  ...settled,
  difference: difference ?? null,
  note,
})

/** The match that holds all of these lines and was asked for with the same words. */
export async function sameMatch(ctx: Ctx, { id }: StoredAccount, input: Sent): Promise<MatchRecord | undefined> {
  const [claim] = await readClaims(ctx, id, [{ kind: 'line', id: input.lines.toSorted()[0]! }])
  const match = claim && claim.state !== 'free' ? await findMatch(ctx, id, claim.match) : undefined
  assert(!claim || claim.state === 'free' || match, `the match ${claim?.match} that holds a line`)
  return match?.sent === hashOf(input) ? match : undefined
}

type Sent = Pick<ConfirmMatch, 'lines' | 'vouchers' | 'bills' | 'unit'> & { readonly difference?: Difference; readonly reason?: string }

export function hashOf({ lines, vouchers, bills, unit, difference, reason }: Sent): string {
  const content = [lines.toSorted(), vouchers.toSorted(), bills.toSorted(), unit ?? null, difference ? [difference.account, difference.fund, difference.purpose ?? null, reason] : null]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}

const equal = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one) => b.includes(one))
