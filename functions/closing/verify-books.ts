import { firstBrokenRow } from '../audit/check-chain.ts'
import { addMonths, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { checkDisclosures } from '../disclosure/check-disclosures.ts'
import { verifyAccounts } from './verify-accounts.ts'
import { verifyClosings } from './verify-closings.ts'
import { monthsOfBooks } from '../ledger/months-of-books.ts'
import { eachVoucherOrBroken } from '../ledger/read-journal.ts'
import { Owed } from './owed.ts'

/** `what` is the kind of thing, `where` names it, `says` what is stored and what the vouchers come to. */
export type Difference = { readonly what: 'voucher' | 'open-amount' | 'credit' | 'balance' | 'voucher-number' | 'digest' | 'hash' | 'chain' | 'gate' | 'audit' | 'disclosure'; readonly where: string; readonly says: string }

/**
 * Everything that follows from the vouchers, derived from them again and compared with what is stored: every voucher balances, each household's open
 * bills and credit, each closing's numbers, digest, balances and hash, the chain of closings and their gates, the audit log's chain, and what was
 * disclosed. Only reads. Holds a month's numbers and the households' sums at a time, never the vouchers.
 */
export async function* verifyBooks(ctx: Ctx): AsyncGenerator<Difference> {
  const { first, last } = await monthsOfBooks(ctx)
  const owed = new Owed()
  for (let period: Period = first ?? addMonths(last, -monthsMax); period <= last; period = addMonths(period, 1)) {
    const broken: Difference[] = []
    await eachVoucherOrBroken(ctx, period, (voucher) => owed.add(voucher), (place, why) => broken.push({ what: 'voucher', where: `${period} ${place}`, says: why }))
    yield* broken
  }
  yield* verifyAccounts(ctx, owed)
  yield* verifyClosings(ctx)
  const row = await firstBrokenRow(ctx)
  if (row !== undefined) yield { what: 'audit', where: `row ${row}`, says: 'does not follow from the row before it' }
  for await (const { id, version, what, community } of checkDisclosures(ctx)) yield { what: 'disclosure', where: `${id} version ${version}${community ? ` community ${community}` : ''}`, says: what }
}

/** Where nothing tells when the books began. */
const monthsMax = 60
