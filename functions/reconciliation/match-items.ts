import type { BusinessDate, Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { BillId, PaymentId, StatementAccountId, UnitId, VoucherId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { LineId } from './line-ids.ts'
import type { Difference, MatchHow, MatchId, MatchState } from './match-model.ts'
import type { MatchRule, Reason } from './matching/model.ts'

/** What lines were found to be. Its steps only grow: what was declined or undone stays to be read. */
export type MatchRecord = {
  readonly id: MatchId
  readonly account: StatementAccountId
  readonly state: MatchState
  readonly version: number
  /** Hash of what was asked, to tell a retry from another match of the same line. */
  readonly sent: string
  readonly how: MatchHow
  readonly rule: MatchRule | null
  readonly reasons: readonly Reason[]
  /** What the rules said of its first line, and whether that is what was decided; null where they had no one answer. */
  readonly proposed: { readonly rule: MatchRule; readonly same: boolean } | null
  readonly lines: readonly { readonly line: LineId; readonly amountFen: Fen }[]
  readonly vouchers: readonly VoucherId[]
  readonly bills: readonly BillId[]
  /** Whose payment it makes; null where it makes none. */
  readonly unit: UnitId | null
  /** Whose all of it is, for what is learned from it; null where it is several households' or nobody's. */
  readonly household: UnitId | null
  readonly amountFen: Fen
  readonly feeFen: Fen
  readonly differenceFen: Fen
  readonly difference: Difference | null
  /** 0 where it makes no payment. */
  readonly paymentFen: Fen
  readonly booked: Booked | null
  readonly steps: readonly MatchStep[]
}
export type MatchStep = { readonly what: MatchState; readonly at: Instant; readonly by: string; readonly who: string; readonly note: string }
/** What the match itself brought into the books. */
export type Booked = { readonly entryDate: BusinessDate; readonly payment: PaymentId | null; readonly paymentVoucher: VoucherId | null; readonly voucher: VoucherId | null }

type MatchItem = Key & MatchRecord
const matchesMax = 60_000

const periodOf = (id: MatchId): Period => id.slice(0, 7) as Period
const keyOf = ({ tenant }: Pick<Ctx, 'tenant'>, account: StatementAccountId, id: MatchId): Key => keys.match(tenant, account, periodOf(id), id)

/** As it stands now. */
export async function findMatch(ctx: Ctx, account: StatementAccountId, id: MatchId): Promise<MatchRecord | undefined> {
  const item = await ctx.store.get<MatchItem>(keyOf(ctx, account, id), { consistent: true })
  return item && toRecord(item)
}

export async function readMatch(ctx: Ctx, account: StatementAccountId, id: MatchId): Promise<MatchRecord> {
  const found = await findMatch(ctx, account, id)
  if (!found) throw unknown(`match ${id} of ${account}`)
  return found
}

/** Those whose first line is of that month, by id. */
export async function matchesOfMonth({ store }: Pick<Ctx, 'store'>, account: StatementAccountId, period: Period): Promise<MatchRecord[]> {
  const found: MatchRecord[] = []
  for await (const item of store.all<MatchItem>({ pk: keys.statementMonth(store.tenant, account, period), begins: 'MATCH#', consistent: true }, { bound: matchesMax })) found.push(toRecord(item))
  return found
}

/** The first version only where there is none, any later one only over the version before. */
export const putMatch = (ctx: Pick<Ctx, 'tenant'>, match: MatchRecord): Write => ({
  put: { ...keyOf(ctx, match.account, match.id), ...match },
  if: match.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': match.version - 1 } },
})

const toRecord = ({ pk: _, sk: __, ...match }: MatchItem): MatchRecord => match
