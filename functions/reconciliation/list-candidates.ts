import { addMonths } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { StatementAccountId } from '../ids.ts'
import { yuan } from '../money.ts'
import { candidatesAround, type Candidate } from './matching-entries.ts'
import { claimsOfMonth } from './claim-items.ts'
import type { ListCandidates, MatchCandidates } from './match-model.ts'
import { readAccount } from './statement-items.ts'

/**
 * What a person may choose from by hand: vouchers of the months around that nobody claimed, and open bills, found by words of their text,
 * by place or by amount (`88.00`). The latest first; `more` says that there are others. Throws unknown.
 */
export async function listCandidates(ctx: Ctx, { account: id, period, search, limit }: ListCandidates & { readonly account: StatementAccountId }): Promise<MatchCandidates> {
  const account = await readAccount(ctx, id)
  const months = [addMonths(period, -1), period, addMonths(period, 1)]
  const [candidates, ...claims] = await Promise.all([candidatesAround(ctx, account.kind, period), ...months.map((month) => claimsOfMonth(ctx, id, month, 'entry'))])
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = candidates.filter(({ entry, shown }) => !claims.some((held) => held.has(entry.id)) && words.every((word) => textOf(shown).includes(word)))
  const sorted = found.toSorted((a, b) => (a.entry.date === b.entry.date ? (a.entry.id < b.entry.id ? -1 : 1) : a.entry.date > b.entry.date ? -1 : 1))
  return { items: sorted.slice(0, limit).map(({ shown }) => shown), more: sorted.length > limit }
}

const textOf = ({ place, text, amountFen, date }: Candidate['shown']): string => [place ?? '', text, yuan(amountFen), date].join(' ').toLowerCase()
