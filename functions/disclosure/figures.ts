import { lastDay, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listBuildings } from '../estates/list-buildings.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { inOrder } from '../estates/sort-key.ts'
import { limit } from '../faults.ts'
import type { Account } from '../fees/account.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import type { UnitId } from '../ids.ts'
import { type AccountCode, accountOf, type Fund, funds } from '../ledger/chart.ts'
import { purposeOf, signed, type Voucher } from '../ledger/model.ts'
import type { Purpose } from '../ledger/purposes.ts'
import { eachVoucherBack } from '../ledger/sum-vouchers.ts'
import { type Basis, type FeeFigures, figuresOfFund, type ScopeFigures } from './figures-model.ts'
import { type Group, householdsMin, mergeGroups } from './merge-groups.ts'
import { type Span, spanBefore } from './spans-model.ts'

/** One transaction publishes all of them. */
export const communitiesMax = 90

/**
 * The figures of a span from the vouchers themselves (D1): the whole organization first, then each community. What names neither a household nor a
 * community is the whole organization's alone. Throws limit.
 */
export async function figuresOf(ctx: Ctx, span: Span, bases: readonly Basis[]): Promise<ScopeFigures[]> {
  const { items: communities } = await listCommunities(ctx)
  if (communities.length > communitiesMax) throw tooMany(communities.length)
  const households = await householdsOf(ctx)
  const all = new Books(span)
  const ofCommunity = new Map<string, Books>(communities.map(({ id }) => [id, new Books(span)]))
  const before = spanBefore(span)
  await eachVoucherBack(ctx, before.from, span.to, (entryDate, _, kind, voucher) => {
    // A year's end moves what was earned into net assets: neither income nor cost.
    if (entryDate > lastDay(span.to) || kind === 'YEAREND') return
    all.add(voucher, households)
    const community = voucher.community ?? (voucher.unit && households.get(voucher.unit)?.community)
    if (community) ofCommunity.get(community)?.add(voucher, households)
  })
  return [
    { community: null, name: '', ...all.figures(bases) },
    ...communities.map(({ id, name }) => ({ community: id, name, ...ofCommunity.get(id)!.figures(bases) })),
  ]
}

type Household = { readonly account: Account; readonly community: string; readonly buildingName: string }

async function householdsOf(ctx: Ctx): Promise<Map<UnitId, Household>> {
  const found = new Map<UnitId, Household>()
  const { items } = await listBuildings(ctx, {})
  for (const building of items) for (const account of await accountsOfBuilding(ctx, building.id)) found.set(account.unit, { account, community: building.community, buildingName: building.name })
  return found
}

type Flows = { now: Partial<Record<Purpose, number>>; before: Partial<Record<Purpose, number>>; openingFen: number; owedFen: number }

/** The sums of one scope. */
class Books {
  readonly span: Span
  readonly flows = new Map<Fund, Flows>(funds.map((fund) => [fund, { now: {}, before: {}, openingFen: 0, owedFen: 0 }]))
  readonly buildings = new Map<string, { readonly units: Set<UnitId>; readonly name: string; billedFen: number; openFen: number }>()

  constructor(span: Span) {
    this.span = span
  }

  add(voucher: Voucher, households: ReadonlyMap<UnitId, Household>): void {
    const period = periodOfDate(voucher.entryDate)
    const { from } = this.span
    const window = period >= from ? 'now' : period >= spanBefore(this.span).from ? 'before' : undefined
    let billedFen = 0
    for (const posting of voucher.postings) {
      const flows = this.flows.get(posting.fund)!
      if (owed.includes(posting.account)) flows.owedFen += signed(posting)
      const purpose = purposeOf(posting)
      if (!purpose) continue
      const isIncome = accountOf(posting.account)!.class === 'income'
      const fen = isIncome ? -signed(posting) : signed(posting)
      if (window) flows[window][purpose] = (flows[window][purpose] ?? 0) + fen
      if (period < from) flows.openingFen -= signed(posting)
      if (isIncome) billedFen += fen
    }
    if (voucher.kind === 'BILL' && period >= from && voucher.unit) this.bill(voucher.unit, billedFen, households.get(voucher.unit))
  }

  private bill(unit: UnitId, billedFen: number, household: Household | undefined): void {
    if (!household) return
    const { building } = household.account
    const group = this.buildings.get(building) ?? { units: new Set(), name: household.buildingName, billedFen: 0, openFen: 0 }
    this.buildings.set(building, group)
    group.billedFen += billedFen
    if (!group.units.has(unit)) group.openFen += openIn(household.account, this.span)
    group.units.add(unit)
  }

  figures(bases: readonly Basis[]): Pick<ScopeFigures, 'funds' | 'fees'> {
    const all = [...this.flows].map(([fund, flows]) => figuresOfFund(fund, flows, bases))
    return { funds: all.filter(({ openingFen, owedFen, income, spending }) => openingFen !== 0 || owedFen !== 0 || income.length > 0 || spending.length > 0), fees: this.fees() }
  }

  private fees(): FeeFigures {
    const groups = [...this.buildings.values()].map(({ name, units, billedFen, openFen }) => ({ name, households: units.size, billedFen, paidFen: billedFen - openFen }))
    const households = groups.reduce((sum, group) => sum + group.households, 0)
    if (households < householdsMin) return null
    const add = (of: (group: Group) => number): number => groups.reduce((sum, group) => sum + of(group), 0)
    return { households, billedFen: add((group) => group.billedFen), paidFen: add((group) => group.paidFen), groups: mergeGroups(inOrder(groups, ({ name }) => name)) }
  }
}

const owed: readonly AccountCode[] = ['1121', '1122']

const openIn = ({ open }: Account, { from, to }: Span): number => open.filter(({ period }) => inSpan(period, from, to)).reduce((sum, { openFen }) => sum + openFen, 0)
const inSpan = (period: Period, from: Period, to: Period): boolean => period >= from && period <= to

const tooMany = (count: number) => limit('too-many-communities', { zh: `共有 ${count} 个小区，一次公示最多 ${communitiesMax} 个，没有保存。请联系平台。`, en: `${count} communities; one disclosure holds ${communitiesMax}. Nothing was saved. Ask the platform.` })
