import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { StatementAccountId } from '../ids.ts'
import { sum } from '../money.ts'
import { type MatchRecord, matchesOfMonth, readMatch } from './match-items.ts'
import { billEntryId } from './matching-entries.ts'
import { shownMax } from './matching/model.ts'
import type { LineMatching, MatchingPage, StatementLinesQuery } from './model.ts'
import { type RulesRun, runRules } from './run-rules.ts'
import { findCandidate, rightsOf } from './show-match.ts'
import type { MatchCandidate } from './shown-model.ts'
import { readAccount, type StoredAccount } from './statement-items.ts'

/**
 * What the lines of a month are, where people said so, and what they may be, by the rules over vouchers and open bills of the months
 * around. Answers for the same page as `listStatementLines`; nothing is booked, so asking again asks anew. Throws unknown.
 */
export async function runMatching(ctx: Ctx, { account: id, period, direction, limit, after }: StatementLinesQuery & { readonly account: StatementAccountId }): Promise<MatchingPage> {
  const account = await readAccount(ctx, id)
  const run = await runRules(ctx, account, period)
  const shown = new Map(run.candidates.map(({ entry, shown: one }) => [entry.id as string, one]))
  const said = saidByRules(run, shown)
  const standingOf = (line: string): LineMatching['standing'] => {
    const claim = run.lineClaims.get(line)
    return claim?.state === 'confirmed' ? 'confirmed' : claim ? 'asked' : said.get(line)!.standing
  }
  const { lines } = run
  const of = (wanted: (standing: LineMatching['standing']) => boolean) => {
    const some = lines.filter((line) => wanted(standingOf(line.id)))
    return { lines: some.length, amountFen: sum(some.map(({ amountFen }) => Math.abs(amountFen))) }
  }
  const wanted = direction === undefined ? lines : lines.filter(({ amountFen }) => amountFen > 0 === (direction === 'in'))
  const start = placeAfter(after, lines.length)
  const page = wanted.slice(start, start + limit)
  const matches = await matchesOf(ctx, { account: id, period }, run, page)
  const items: LineMatching[] = []
  for (const { id: line } of page) {
    const match = matches.get(line)
    items.push(match ? { line, ...(await saidByPeople(ctx, account, { match, shown })) } : said.get(line)!)
  }
  const month = { confirmed: of((one) => one === 'confirmed'), asked: of((one) => one === 'asked'), match: of((one) => one === 'match'), tie: of((one) => one === 'tie'), open: of((one) => one === 'open'), left: of((one) => one !== 'confirmed') }
  return { month, items, next: start + limit < wanted.length ? String(start + limit) : null }
}

function saidByRules({ matching }: RulesRun, shown: ReadonlyMap<string, MatchCandidate>): Map<string, LineMatching> {
  const said = new Map<string, LineMatching>()
  const named = (ids: readonly string[]): MatchCandidate[] => ids.slice(0, shownMax).flatMap((one) => shown.get(one) ?? [])
  const none = { why: null, feeFen: 0, contradicts: false, lines: [], match: null } as const
  for (const { lineIds, entryIds, rule, reasons, feeFen } of matching.matches)
    for (const line of lineIds) said.set(line, { ...none, line, standing: 'match', rule, reasons: [...reasons], candidates: named(entryIds), together: lineIds.length, feeFen, lines: [...lineIds] })
  for (const { lineId, rule, reasons, candidates: ids, rivals, contradicts } of matching.ties) said.set(lineId, { ...none, line: lineId, standing: 'tie', rule, reasons: [...reasons], candidates: named(ids), together: rivals.length + 1, contradicts, lines: [lineId] })
  for (const { lineId, rule, reason, reasons, candidates: ids } of matching.open) said.set(lineId, { ...none, line: lineId, standing: 'open', rule, why: reason, reasons: [...reasons], candidates: named(ids), together: 1, lines: [lineId] })
  return said
}

/** The matches that hold lines of this page, each read once: most are of the same month. */
async function matchesOf(ctx: Ctx, { account, period }: { readonly account: StatementAccountId; readonly period: Period }, { lineClaims }: RulesRun, page: readonly { readonly id: string }[]): Promise<Map<string, MatchRecord>> {
  const claims = page.flatMap(({ id }) => lineClaims.get(id) ?? [])
  const found = new Map(claims.length === 0 ? [] : (await matchesOfMonth(ctx, account, period)).map((match) => [match.id, match] as const))
  for (const { match } of claims) if (!found.has(match)) found.set(match, await readMatch(ctx, account, match))
  return new Map(page.flatMap(({ id }) => {
    const claim = lineClaims.get(id)
    return claim ? [[id, found.get(claim.match)!] as const] : []
  }))
}

async function saidByPeople(ctx: Ctx, { kind }: StoredAccount, { match, shown }: { readonly match: MatchRecord; readonly shown: ReadonlyMap<string, MatchCandidate> }): Promise<Omit<LineMatching, 'line'>> {
  const { id, rule, reasons, vouchers, booked, bills, feeFen, lines, state, how, steps, differenceFen } = match
  const entries = [...vouchers, ...(booked?.paymentVoucher ? [booked.paymentVoucher] : [])]
  const candidates = await Promise.all([...entries, ...(state === 'asked' ? bills.map(billEntryId) : [])].slice(0, shownMax).map(async (entry) => shown.get(entry) ?? (await findCandidate(ctx, kind, entry))))
  const last = steps.at(-1)!
  return {
    standing: state === 'confirmed' ? 'confirmed' : 'asked',
    rule,
    why: null,
    reasons: [...reasons],
    candidates: candidates.flatMap((one) => one ?? []),
    together: lines.length,
    feeFen,
    contradicts: false,
    lines: lines.map(({ line }) => line),
    match: { id, how, by: last.by, at: last.at, note: last.note, payment: booked?.payment ?? null, differenceFen, may: await rightsOf(ctx, match) },
  }
}
