import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { StatementAccountId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { admitCollecting } from '../payments/access.ts'
import { held as writeHeld } from '../storage/cancelled.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { bookMatch } from './book-match.ts'
import { changeClaim } from './claim-items.ts'
import { claimedBy } from './claimed-by.ts'
import { allowed, sumsOf } from './confirm-match.ts'
import { waitingId } from './force-match.ts'
import { movedOn, notWaiting, secondPerson } from './match-faults.ts'
import { type MatchRecord, putMatch, readMatch } from './match-items.ts'
import type { DecideForce, Match, MatchId } from './match-model.ts'
import { readParts } from './match-parts.ts'
import { settleForced } from './match-rules.ts'
import { showMatch } from './show-match.ts'
import { readAccount } from './statement-items.ts'

/**
 * The second person's word (S2) on a match whose sums differ: booked with its difference, or declined; who asked may take it back.
 * What has changed since is looked at anew: with another difference by now it is refused, and asked for afresh. Said again, it
 * answers how it stands. Throws unknown, `refused` (second-person), `conflict` (not-waiting, changed).
 */
export async function approveForceMatch(ctx: Ctx, { account: id, match: matchOf, action, note }: DecideForce & { readonly account: StatementAccountId; readonly match: MatchId }): Promise<Match> {
  const match = await readMatch(ctx, id, matchOf)
  const wanted = action === 'approve' ? 'confirmed' : 'declined'
  if (match.how === 'forced' && match.state === wanted) return showMatch(ctx, match)
  if (match.state !== 'asked') throw notWaiting()
  return showMatch(ctx, action === 'approve' ? await approve(ctx, match, note) : await decline(ctx, match, note))
}

async function approve(ctx: Ctx, match: MatchRecord, note: string): Promise<MatchRecord> {
  if (match.steps[0]!.who === (await personOf(ctx))) throw secondPerson()
  if (match.bills.length > 0) admitCollecting(ctx)
  const account = await readAccount(ctx, match.account)
  const parts = await readParts(ctx, account, { lines: match.lines.map(({ line }) => line), vouchers: match.vouchers, bills: match.bills })
  const settled = allowed(settleForced(sumsOf(parts, {})))
  if (settled.differenceFen !== match.differenceFen || settled.paymentFen !== match.paymentFen) throw movedOn()
  const { state: _, version: __, steps: ___, booked: ____, ...facts } = match
  return bookMatch(ctx, account, parts, { ...facts, note, asked: match }, claimedBy(match).map((one) => ({ one, before: undefined })))
}

async function decline(ctx: Ctx, match: MatchRecord, note: string): Promise<MatchRecord> {
  const step = { what: 'declined' as const, at: instant(ctx.clock), by: ctx.actor.name, who: await personOf(ctx), note }
  const declined: MatchRecord = { ...match, state: 'declined', version: match.version + 1, steps: [...match.steps, step] }
  const done = await writeHeld(ctx.store.transact([putMatch(ctx, declined), ...claimedBy(match).map((one) => changeClaim(ctx, match.account, one, match.id, 'asked', 'free')), finishedWrite(ctx, 'forced-match', waitingId(match))]))
  if (done) return declined
  const now = await readMatch(ctx, match.account, match.id)
  if (now.state === 'declined') return now
  throw notWaiting()
}
