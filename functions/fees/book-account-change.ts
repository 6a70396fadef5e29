import { type BusinessDate, instant, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import { entryDays } from '../ledger/entry-days.ts'
import { buildVoucher, type Posting, signed } from '../ledger/model.ts'
import { gateCheck, monthClosed, voucherWrites } from '../ledger/post-voucher.ts'
import { personOf } from '../members/person-of.ts'
import { fen } from '../money.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import type { Account } from './account.ts'
import type { AccountEntry, EntryKind } from './account-entry.ts'
import { entryWrite, readEntry } from './account-entry-items.ts'
import { accountWrite, type Household, readAccount } from './account-items.ts'
import { deltaByFund, type Difference, differenceOf } from './change-account.ts'

export type AccountFact = {
  readonly household: Household
  readonly kind: EntryKind
  /** Natural id of the fact: asked for twice, it is booked once. */
  readonly document: string
  /** When it happened (M8); not in the future. */
  readonly valueDate: BusinessDate
  /** The voucher's text, at most 120 characters. */
  readonly text: string
  /**
   * What it comes to, looking at the account as it will be written; asked again when the account or a document changed
   * meanwhile, so it reads its documents itself and throws a fault when they no longer allow it. `writes` are the
   * document's, each with a condition, at most 90.
   */
  readonly decide: (before: Account, entryDate: BusinessDate) => Promise<Decision>
}

export type Decision = { readonly after: Account; readonly postings: readonly Posting[]; readonly writes: readonly Write[] }

const attemptsMax = 30
const gateAt = 3

/**
 * The one booking of everything that changes a household's account and is neither a bill nor a payment: account, entry,
 * voucher, the month's gate and the document in one transaction, or nothing. The second try finds the first one's entry.
 * What the postings say of receivables and credit is asserted to be what happens to the account.
 */
export async function bookAccountChange(ctx: Ctx, fact: AccountFact): Promise<AccountEntry> {
  const days = entryDays(ctx, fact.valueDate)
  const by = (await personOf(ctx)) || ctx.actor.kind
  let day = 0
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const known = await readEntry(ctx, fact.household.unit, fact.kind, fact.document)
    if (known) return known
    const before = await readAccount(ctx, fact.household)
    const entryDate = days[day]!
    const decision = await decideOrFind(ctx, fact, before, entryDate)
    if (decision === 'changed') {
      await backoff(Math.min(attempt, 5))
      continue
    }
    if ('document' in decision) return decision
    const { entry, writes } = writesOf(ctx, fact, { before, entryDate, decision, by })
    try {
      await ctx.store.transact(writes)
      return entry
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (error.at.includes(gateAt)) day += 1
      if (day >= days.length) throw monthClosed(periodOfDate(entryDate))
      await backoff(Math.min(attempt, 5))
    }
  }
  throw new Error(`${fact.kind} ${fact.document} was not booked after ${attemptsMax} tries`)
}

/**
 * Two at once: what the first one did is why the second may not, and both asked for the same. `changed`: another fact was booked
 * while this one was looked at, so half of what refuses it was read before that and half after; it may be allowed, or be refused for another reason.
 */
async function decideOrFind(ctx: Ctx, fact: AccountFact, before: Account, entryDate: BusinessDate): Promise<Decision | AccountEntry | 'changed'> {
  try {
    return await fact.decide(before, entryDate)
  } catch (error) {
    const done = await readEntry(ctx, fact.household.unit, fact.kind, fact.document)
    if (done) return done
    if ((await readAccount(ctx, fact.household)).version !== before.version) return 'changed'
    throw error
  }
}

type Decided = { readonly before: Account; readonly entryDate: BusinessDate; readonly decision: Decision; /** The person (members/person-of.ts). */ readonly by: string }

function writesOf(ctx: Ctx, fact: AccountFact, { before, entryDate, decision, by }: Decided): { entry: AccountEntry; writes: Write[] } {
  const { household, kind, document, valueDate, text } = fact
  const { after, postings } = decision
  const difference = differenceOf(before, after)
  assertSame(difference, postings)
  const voucher = buildVoucher({ kind, document, entryDate, valueDate, text, unit: household.unit, postings })
  const bills = difference.bills.map(({ bill, no, openDeltaFen, byFund }) => ({ bill, no, openDeltaFen, byFund }))
  const entry: AccountEntry = { unit: household.unit, kind, document, entryDate, valueDate, at: instant(ctx.clock), by, bills, creditDeltaFen: difference.creditDeltaFen, owedDeltaFen: difference.owedDeltaFen }
  const writes = [accountWrite(ctx, before, after), entryWrite(ctx, entry), ...voucherWrites(ctx, voucher), gateCheck(ctx, periodOfDate(entryDate), document), ...decision.writes]
  return { entry, writes }
}

/** Receivables by fund and credit: the voucher says of them what the account does. */
function assertSame(difference: Difference, postings: readonly Posting[]): void {
  const receivables = new Map(deltaByFund(difference))
  let credit = difference.creditDeltaFen as number
  for (const posting of postings) {
    if (posting.account === '1121') receivables.set(posting.fund, fen((receivables.get(posting.fund) ?? 0) - signed(posting)))
    if (posting.account === '2203') credit += signed(posting)
  }
  assert([...receivables.values()].every((left) => left === 0) && credit === 0, `the voucher and the account agree: ${JSON.stringify([...receivables])} ${credit}`)
}
