import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { StatementAccountId } from '../ids.ts'
import { matchesOfMonth } from './match-items.ts'
import type { ListMatches, Match, MatchPage } from './match-model.ts'
import { showMatch } from './show-match.ts'
import { readAccount } from './statement-items.ts'

/** What was said of a month's lines, the newest word first: declined and undone stay to be read. Throws unknown. */
export async function listMatches(ctx: Ctx, { account, period, state, limit, after }: ListMatches & { readonly account: StatementAccountId }): Promise<MatchPage> {
  await readAccount(ctx, account)
  const all = (await matchesOfMonth(ctx, account, period)).filter((match) => state === undefined || match.state === state).toSorted((a, b) => (saidAt(a) === saidAt(b) ? (a.id < b.id ? -1 : 1) : saidAt(a) > saidAt(b) ? -1 : 1))
  const start = placeAfter(after, all.length)
  const items: Match[] = []
  for (const match of all.slice(start, start + limit)) items.push(await showMatch(ctx, match))
  return { items, next: start + limit < all.length ? String(start + limit) : null }
}

const saidAt = ({ steps }: { readonly steps: readonly { readonly at: string }[] }): string => steps.at(-1)!.at
