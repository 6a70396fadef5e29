import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { StatementAccountId } from '../ids.ts'
import { type Fen, sum } from '../money.ts'
import { claimsOfMonth } from './claim-items.ts'
import { allAccounts, linesOfMonth } from './statement-items.ts'

/** `openFen` without signs: in and out are both to be explained. */
export type OpenLines = { readonly account: StatementAccountId; readonly name: string; readonly lines: number; readonly openLines: number; readonly openFen: Fen }

/** Of every account, how much of a month no confirmed match explains (R4): what a month is not closed with. A match that waits for its second person explains nothing yet. */
export async function openLinesOfMonth(ctx: Ctx, period: Period): Promise<OpenLines[]> {
  const found: OpenLines[] = []
  for (const { id, name } of await allAccounts(ctx)) {
    const [lines, claims] = await Promise.all([linesOfMonth(ctx, id, period), claimsOfMonth(ctx, id, period, 'line')])
    const open = lines.filter((line) => claims.get(line.id)?.state !== 'confirmed')
    found.push({ account: id, name, lines: lines.length, openLines: open.length, openFen: sum(open.map(({ amountFen }) => Math.abs(amountFen))) })
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
