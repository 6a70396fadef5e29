import { addMonths } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { StatementAccountId } from '../ids.ts'
import { sum } from '../money.ts'
import { candidatesAround } from './matching-entries.ts'
import { matchLines } from './matching/match-lines.ts'
import { type MatchingLine, shownMax, usualSettings } from './matching/model.ts'
import type { LineMatching, MatchingPage, StatementLinesQuery } from './model.ts'
import type { MatchCandidate } from './shown-model.ts'
import { linesOfMonth, readAccount, type StoredLine } from './statement-items.ts'

/**
 * What the lines of a month may be, by the rules over vouchers and open bills of the months around. Answers for the same page as
 * `listStatementLines`; nothing is stored or booked, so asking again asks anew. Throws unknown.
 */
export async function runMatching(ctx: Ctx, { account: id, period, direction, limit, after }: StatementLinesQuery & { readonly account: StatementAccountId }): Promise<MatchingPage> {
  const account = await readAccount(ctx, id)
  const lines = await linesOfMonth(ctx, id, period)
  // A line of the month before may be what an entry belongs to: it has to be there to take it.
  const around = [...(await linesOfMonth(ctx, id, addMonths(period, -1))), ...lines, ...(await linesOfMonth(ctx, id, addMonths(period, 1)))]
  const candidates = await candidatesAround(ctx, account.kind, period)
  const shown = new Map(candidates.map(({ entry, shown: one }) => [entry.id, one]))
  const matching = matchLines({ lines: around.map((line) => matchingLine(id, line)), entries: candidates.map(({ entry }) => entry), learned: [], settings: { [id]: usualSettings } })
  const said = new Map<string, LineMatching>()
  const named = (ids: readonly string[]): MatchCandidate[] => ids.slice(0, shownMax).flatMap((one) => shown.get(one) ?? [])
  for (const { lineIds, entryIds, rule, reasons, feeFen } of matching.matches)
    for (const line of lineIds) said.set(line, { line, standing: 'match', rule, why: null, reasons: [...reasons], candidates: named(entryIds), together: lineIds.length, feeFen, contradicts: false })
  for (const { lineId, rule, reasons, candidates: ids, rivals, contradicts } of matching.ties) said.set(lineId, { line: lineId, standing: 'tie', rule, why: null, reasons: [...reasons], candidates: named(ids), together: rivals.length + 1, feeFen: 0, contradicts })
  for (const { lineId, rule, reason, reasons, candidates: ids } of matching.open) said.set(lineId, { line: lineId, standing: 'open', rule, why: reason, reasons: [...reasons], candidates: named(ids), together: 1, feeFen: 0, contradicts: false })

  const wanted = direction === undefined ? lines : lines.filter(({ amountFen }) => amountFen > 0 === (direction === 'in'))
  const start = placeAfter(after, lines.length)
  const of = (standing: LineMatching['standing']) => {
    const some = lines.filter((line) => said.get(line.id)?.standing === standing)
    return { lines: some.length, amountFen: sum(some.map(({ amountFen }) => Math.abs(amountFen))) }
  }
  return { month: { match: of('match'), tie: of('tie'), open: of('open') }, items: wanted.slice(start, start + limit).map((line) => said.get(line.id)!), next: start + limit < wanted.length ? String(start + limit) : null }
}

const matchingLine = (accountId: string, { id, bookedOn, valueDate, amountFen, reference, endToEnd, otherReferences, counterparty, counterAccount, remark }: StoredLine): MatchingLine => ({ id, accountId, bookedOn, valueDate, amountFen, reference, endToEnd, otherReferences, counterparty, counterAccount, remark })
