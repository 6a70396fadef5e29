import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CommunityId, UnitId } from '../ids.ts'
import { termsOfMonth } from '../permits/terms-of-month.ts'
import { unitsBilled } from './bill-items.ts'
import { payablesOf } from './estate.ts'
import { readFeeRules } from './items.ts'
import { type Plan, planOf, type Verdict } from './plan.ts'
import { type FeeRules, type Payable, type PermitTerm, priceBill } from './price-bill.ts'

/** More households than this in one community are refused: a plan has to end within one request. */
export const unitsMax = 20_000
/** Buildings read at the same time. */
const buildingsAtOnce = 6

/** What a month's bills of a community come to as fees and households stand now, in the order of buildings and rooms. Stores nothing. */
export async function planOfMonth(ctx: Ctx, { community, period }: { readonly community: CommunityId; readonly period: Period }): Promise<Plan> {
  const rules = (await readFeeRules(ctx)).filter((rule) => rule.community === null || rule.community === community)
  const payables = await payablesOf(ctx, community, { atOnce: buildingsAtOnce, unitsMax })
  const terms = rules.some(({ basis }) => basis === 'per-permit') ? await termsOfMonth(ctx, period) : new Map<UnitId, PermitTerm[]>()
  const withTerms = payables.map((units) => units.map((unit) => (terms.has(unit.unit) ? { ...unit, terms: terms.get(unit.unit)! } : unit)))
  return planOf(await judge(ctx, withTerms, rules, period))
}

/** Building by building: who is billed already, then the price of everybody else. */
async function judge(ctx: Ctx, buildings: readonly (readonly Payable[])[], rules: readonly FeeRules[], period: Period): Promise<Verdict[]> {
  const billed = new Set<UnitId>()
  const groups = Array.from({ length: buildingsAtOnce }, (_, lane) => buildings.filter((_units, at) => at % buildingsAtOnce === lane).flat())
  await Promise.all(
    groups.map(async (units) => {
      for (const unit of await unitsBilled(ctx, units.map((one) => one.unit), period)) billed.add(unit)
    }),
  )
  return buildings.flat().map((unit) => ({ unit, priced: billed.has(unit.unit) ? { refused: 'already-billed' } : priceBill(unit, rules, period) }))
}
