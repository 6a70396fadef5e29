import { addMonths, instant, monthsFromTo, periodOfDate, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { refused, unknown } from '../faults.ts'
import { naturalId } from '../estates/natural-id.ts'
import { accountOfUnit } from '../fees/get-account.ts'
import { placeAfter } from '../fees/page.ts'
import type { StatementAccountId, UnitId } from '../ids.ts'
import { claimsOfMonth } from './claim-items.ts'
import { matchesOfMonth } from './match-items.ts'
import { learnedKey } from './matching/payers.ts'
import { type Decided, proposeRules, type ProposedRule } from './matching/propose-rules.ts'
import type { LearnedRule } from './matching/model.ts'
import { deleteRule, insertRule, learnedRules, type StoredRule } from './rule-items.ts'
import type { AcceptRule, LearnedRules, ProposedRules, RulesPage, ShownRule } from './rule-model.ts'
import { matchingLine } from './run-rules.ts'
import { linesOfMonth, readAccount } from './statement-items.ts'

/** A year of what was decided is what a rule is tried on. */
const historyMonths = 12

/**
 * Rules that people's matches suggest, each with its back-test over everything that was confirmed in a year: how often it would have
 * been right, and on which lines it would have been wrong. Nothing is used before a person accepts it.
 */
export async function proposeRule(ctx: Ctx, { account, limit, after }: RulesPage & { readonly account: StatementAccountId }): Promise<ProposedRules> {
  await readAccount(ctx, account)
  const proposed = await proposals(ctx, account)
  const start = placeAfter(after, proposed.length)
  const items = await Promise.all(proposed.slice(start, start + limit).map(async ({ rightLines, wrongLines, ...rule }) => ({ ...rule, ...(await placed(ctx, rule)), rightLines: [...rightLines], wrongLines: [...wrongLines] })))
  return { items, next: start + limit < proposed.length ? String(start + limit) : null }
}

/** Takes over a rule that is proposed now, with its back-test. Accepted twice it is one rule. Throws unknown, `refused` when the past does not suggest it. */
export async function acceptRule(ctx: Ctx, { account, by, value, household }: AcceptRule & { readonly account: StatementAccountId }): Promise<ShownRule> {
  await readAccount(ctx, account)
  const id = naturalId(20, 'rule', by, learnedKey(by, value) ?? '', household)
  const rule = await recordChange<StoredRule>(ctx, async () => {
    const known = (await learnedRules(ctx, account)).find((one) => one.id === id)
    if (known) return { answer: known }
    const found = (await proposals(ctx, account)).find((one) => one.by === by && one.household === household && learnedKey(by, one.value) === learnedKey(by, value))
    if (!found) throw notProposed()
    const made: StoredRule = { id, by, value: found.value, household, acceptedAt: instant(ctx.clock), acceptedBy: ctx.actor.name, right: found.right, wrong: found.wrong }
    return { writes: [insertRule(ctx, account, made)], act: 'matching-rule.accepted', subject: id, detail: { account, by, household, right: found.right, wrong: found.wrong }, answer: made }
  })
  return shown(ctx, rule)
}

/** Newest first. */
export async function listRules(ctx: Ctx, { account, limit, after }: RulesPage & { readonly account: StatementAccountId }): Promise<LearnedRules> {
  await readAccount(ctx, account)
  const all = (await learnedRules(ctx, account)).toSorted((a, b) => (a.acceptedAt === b.acceptedAt ? (a.id < b.id ? -1 : 1) : a.acceptedAt > b.acceptedAt ? -1 : 1))
  const start = placeAfter(after, all.length)
  return { items: await Promise.all(all.slice(start, start + limit).map((rule) => shown(ctx, rule))), next: start + limit < all.length ? String(start + limit) : null }
}

/** What it confirmed stays; from now on it names nobody. Throws unknown. */
export async function endRule(ctx: Ctx, { account, rule: id }: { readonly account: StatementAccountId; readonly rule: string }): Promise<ShownRule> {
  const rule = await recordChange<StoredRule>(ctx, async () => {
    const known = (await learnedRules(ctx, account)).find((one) => one.id === id)
    if (!known) throw unknown(`no rule ${id}`)
    return { writes: [deleteRule(ctx, account, id)], act: 'matching-rule.ended', subject: id, detail: { account, by: known.by, household: known.household }, answer: known }
  })
  return shown(ctx, rule)
}

async function proposals(ctx: Ctx, account: StatementAccountId): Promise<ProposedRule[]> {
  const last = periodOfDate(today(ctx.clock))
  const decided: Decided[] = []
  for (const month of monthsFromTo(addMonths(last, 1 - historyMonths), last)) {
    const [lines, claims, matches] = await Promise.all([linesOfMonth(ctx, account, month), claimsOfMonth(ctx, account, month, 'line'), matchesOfMonth(ctx, account, month)])
    const households = new Map(matches.map((match) => [match.id, match.household]))
    for (const line of lines) {
      const claim = claims.get(line.id)
      if (claim?.state === 'confirmed' && households.has(claim.match)) decided.push({ line: matchingLine(account, line), household: households.get(claim.match) ?? null })
    }
  }
  return proposeRules(decided, await learnedRules(ctx, account))
}

const shown = async (ctx: Ctx, { id, by, value, household, acceptedAt, acceptedBy, right, wrong }: StoredRule): Promise<ShownRule> => ({ id, by, value, acceptedAt, acceptedBy, right, wrong, ...(await placed(ctx, { household })) })

const placed = async (ctx: Ctx, { household }: Pick<LearnedRule, 'household'>): Promise<{ place: string; household: UnitId }> => {
  const { buildingName, room } = await accountOfUnit(ctx, household as UnitId)
  return { place: `${buildingName} ${room}`, household: household as UnitId }
}

const notProposed = () => refused('not-proposed', { zh: '按已确认的记录，现在推不出这条规则，没有保存。请刷新后再看。', en: 'What was confirmed does not suggest this rule now. Nothing was saved. Reload and look again.' })
