import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { StatementAccountId } from '../ids.ts'
import { accountOf } from '../ledger/chart.ts'
import { isSource } from '../ledger/purposes.ts'
import { personOf } from '../members/person-of.ts'
import { admitCollecting } from '../payments/access.ts'
import { held as writeHeld } from '../storage/cancelled.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { freeClaims } from './book-match.ts'
import { takeClaim } from './claim-items.ts'
import { allowed, decidedOf, hashOf, sameMatch, sumsOf } from './confirm-match.ts'
import { movedOn, ownAccount, taken, wrongPurpose } from './match-faults.ts'
import { findMatch, type MatchRecord, putMatch } from './match-items.ts'
import type { ForceMatch, Match } from './match-model.ts'
import { readParts } from './match-parts.ts'
import { settleForced } from './match-rules.ts'
import { ledgerAccounts } from './matching-entries.ts'
import { showMatch } from './show-match.ts'
import { readAccount, type StoredAccount } from './statement-items.ts'

/**
 * Asks to settle lines although the sums differ, or although they have no entry at all (write-off, adjustment): with the account and
 * fund that the difference goes to, and why. Nothing is booked before another person agrees (S2); until then the lines and vouchers
 * are held, and still count as unexplained. Asked again, it answers the same. Throws unknown, `conflict` (taken), `refused`.
 */
export async function forceMatch(ctx: Ctx, { account: id, ...input }: ForceMatch & { readonly account: StatementAccountId }): Promise<Match> {
  const account = await readAccount(ctx, id)
  try {
    return await showMatch(ctx, (await sameMatch(ctx, account, input)) ?? (await ask(ctx, account, input)))
  } catch (error) {
    const same = error instanceof Fault && error.kind !== 'unknown' ? await sameMatch(ctx, account, input) : undefined
    if (same) return showMatch(ctx, same)
    throw error
  }
}

async function ask(ctx: Ctx, account: StoredAccount, input: ForceMatch): Promise<MatchRecord> {
  admitDifference(account, input.difference)
  if (input.bills.length > 0) admitCollecting(ctx)
  const parts = await readParts(ctx, account, input)
  const { match, held } = await freeClaims(ctx, account, parts)
  const settled = allowed(settleForced(sumsOf(parts, {})))
  const { note, ...facts } = decidedOf(account, parts, { id: match, sent: hashOf(input), how: 'forced', settled, difference: input.difference, note: input.reason })
  const step = { what: 'asked' as const, at: instant(ctx.clock), by: ctx.actor.name, who: await personOf(ctx), note }
  const record: MatchRecord = { ...facts, state: 'asked', version: 1, booked: null, steps: [step] }
  const claim = { match, state: 'asked' as const, by: ctx.actor.name, at: step.at }
  const made = await writeHeld(
    ctx.store.transact([putMatch(ctx, record), ...held.map(({ one, before }) => takeClaim(ctx, account.id, one, before, claim)), unfinishedWrite(ctx, { kind: 'forced-match', id: waitingId(record), since: step.at, ...(record.household ? { unit: record.household } : {}) })]),
  )
  if (made) return record
  const first = await findMatch(ctx, account.id, match)
  if (first?.sent === record.sent) return first
  throw first ? taken({ by: first.steps.at(-1)!.by, state: first.state === 'asked' ? 'asked' : 'confirmed' }) : movedOn()
}

/** On the work list: `<account>_<match>`. */
export const waitingId = ({ account, id }: Pick<MatchRecord, 'account' | 'id'>): string => `${account}_${id}`

function admitDifference({ kind }: StoredAccount, { account, purpose }: ForceMatch['difference']): void {
  if (account === ledgerAccounts[kind]) throw ownAccount()
  const kindOf = accountOf(account)!.class
  if (purpose !== undefined && kindOf !== (isSource(purpose) ? 'income' : 'expense')) throw wrongPurpose()
}
