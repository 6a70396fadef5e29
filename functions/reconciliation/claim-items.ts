import { type Instant, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { StatementAccountId, VoucherId } from '../ids.ts'
import { placeOfVoucher } from '../ledger/model.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type LineId, periodOfLine } from './line-ids.ts'
import type { MatchId } from './match-model.ts'

/** A line, or a voucher that stands on an account: each is held by one match of that account at most. */
export type Claimed = { readonly kind: 'line'; readonly id: LineId } | { readonly kind: 'entry'; readonly id: VoucherId }

/** asked: by a match that waits for its second person. free: by nobody any more; `turn` counts who had it. */
export type Claim = { readonly match: MatchId; readonly state: 'asked' | 'confirmed' | 'free'; readonly turn: number; readonly by: string; readonly at: Instant }
type ClaimItem = Key & Claim

const claimsMax = 60_000

const keyOf = ({ tenant }: Pick<Ctx, 'tenant'>, account: StatementAccountId, { kind, id }: Claimed): Key => {
  if (kind === 'line') return keys.lineClaim(tenant, account, periodOfLine(id), id)
  const place = placeOfVoucher(id)
  assert(place, `a voucher: ${id}`)
  return keys.entryClaim(tenant, account, periodOfDate(place.entryDate), id)
}

/** As they stand now, in the order asked; a hole where nobody ever had it. */
export const readClaims = (ctx: Ctx, account: StatementAccountId, claimed: readonly Claimed[]): Promise<(Claim | undefined)[]> =>
  Promise.all(claimed.map((one) => ctx.store.get<ClaimItem>(keyOf(ctx, account, one), { consistent: true })))

/** Takes what is free: never had, or given back since it was read. Fails when somebody was faster. */
export const takeClaim = (ctx: Pick<Ctx, 'tenant'>, account: StatementAccountId, one: Claimed, before: Claim | undefined, claim: Omit<Claim, 'turn'>): Write => ({
  put: { ...keyOf(ctx, account, one), ...claim, turn: (before?.turn ?? 0) + 1 },
  if: before === undefined ? 'absent' : { expr: '#state = :free AND turn = :turn', names: { '#state': 'state' }, values: { ':free': 'free', ':turn': before.turn } },
})

/** What a match holds becomes confirmed, or free again; it fails when the match does not hold it so. */
export const changeClaim = (ctx: Pick<Ctx, 'tenant'>, account: StatementAccountId, one: Claimed, match: MatchId, from: Claim['state'], to: Claim['state']): Write => ({
  update: keyOf(ctx, account, one),
  set: { state: to },
  if: { expr: '#match = :match AND #state = :from', names: { '#match': 'match', '#state': 'state' }, values: { ':match': match, ':from': from } },
})

/** Who holds what of a month: lines by their day, vouchers by their entry date. What is free is left out. */
export async function claimsOfMonth({ store }: Pick<Ctx, 'store'>, account: StatementAccountId, period: Period, kind: Claimed['kind']): Promise<Map<string, Claim>> {
  const found = new Map<string, Claim>()
  const begins = kind === 'line' ? 'CLAIM#' : 'ENTRY#'
  for await (const { pk: _, sk, ...claim } of store.all<ClaimItem>({ pk: keys.statementMonth(store.tenant, account, period), begins, consistent: true }, { bound: claimsMax })) if (claim.state !== 'free') found.set(sk.slice(begins.length), claim)
  return found
}
