import type { Fund } from '../ledger/chart.ts'
import { type Source, sources, type Use, uses } from '../ledger/purposes.ts'
import type { Group } from './merge-groups.ts'

/** What one purpose brought or took in the span, and in the span before; fen. */
export type SourceFlow = { readonly source: Source; readonly fen: number; readonly beforeFen: number }
/**
 * cost: what earning the income, or the service itself, took, with its basis. use: what the owners' share was spent on (D1: income, reasonable
 * cost and its basis, net share, use, balance).
 */
export const spendingKinds = ['cost', 'use'] as const
export type SpendingKind = (typeof spendingKinds)[number]
export type SpendingFlow = { readonly use: Use; readonly as: SpendingKind; readonly basis: string; readonly fen: number; readonly beforeFen: number }

/** Income - cost = net share; opening + net share - used = closing. Always, to the fen. */
export type FundFigures = {
  readonly fund: Fund
  readonly openingFen: number
  readonly income: readonly SourceFlow[]
  readonly spending: readonly SpendingFlow[]
  readonly incomeFen: number
  readonly costFen: number
  readonly netFen: number
  readonly usedFen: number
  readonly closingFen: number
  /** Of the closing balance what households and tenants of places still owe (1121, 1122): it is income, and no money yet. */
  readonly owedFen: number
  readonly incomeBeforeFen: number
  readonly spendingBeforeFen: number
}

/** The bills of the span's months, as far as they were paid when the figures were made; `null` where fewer than five households were billed. */
export type FeeFigures = { readonly households: number; readonly billedFen: number; readonly paidFen: number; readonly groups: readonly Group[] } | null

/** One community, or the whole organization. */
export type ScopeFigures = { readonly community: string | null; readonly name: string; readonly funds: readonly FundFigures[]; readonly fees: FeeFigures }

/** What a person says of a kind of spending in a fund: whether it is cost or use, and for cost why it is reasonable. */
export type Basis = { readonly fund: Fund; readonly use: Use; readonly as: SpendingKind; readonly basis: string }

/** Until somebody says otherwise: running the thing is cost, mending the place and the rest is use; of the organization's own and of others' money everything is cost. */
export const usualKind = (fund: Fund, use: Use): SpendingKind => (fund === 'OWNERS_COMMON' && (use === 'repairs' || use === 'other-cost') ? 'use' : 'cost')

/** The flows of one fund in one scope: by purpose in the span and in the one before, and what there was before the span. */
export type FundFlow = { readonly now: Partial<Record<Source | Use, number>>; readonly before: Partial<Record<Source | Use, number>>; readonly openingFen: number; readonly owedFen: number }

export function figuresOfFund(fund: Fund, { now, before, openingFen, owedFen }: FundFlow, bases: readonly Basis[]): FundFigures {
  const income = sources.flatMap((source) => flow(now[source], before[source], (fen, beforeFen) => ({ source, fen, beforeFen })))
  const spending = uses.flatMap((use) =>
    flow(now[use], before[use], (fen, beforeFen) => {
      const said = bases.find((one) => one.fund === fund && one.use === use)
      return { use, as: said?.as ?? usualKind(fund, use), basis: said?.basis ?? '', fen, beforeFen }
    }),
  )
  const incomeFen = total(income, ({ fen }) => fen)
  const costFen = total(spending, ({ as, fen }) => (as === 'cost' ? fen : 0))
  const usedFen = total(spending, ({ as, fen }) => (as === 'use' ? fen : 0))
  const netFen = incomeFen - costFen
  return {
    fund,
    openingFen,
    income,
    spending,
    incomeFen,
    costFen,
    netFen,
    usedFen,
    closingFen: openingFen + netFen - usedFen,
    owedFen,
    incomeBeforeFen: total(income, ({ beforeFen }) => beforeFen),
    spendingBeforeFen: total(spending, ({ beforeFen }) => beforeFen),
  }
}

function flow<T>(fen = 0, beforeFen = 0, make: (fen: number, beforeFen: number) => T): T[] {
  return fen === 0 && beforeFen === 0 ? [] : [make(fen, beforeFen)]
}

const total = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((sum, item) => sum + of(item), 0)

/** Of owners' common money every kind of cost says why it is reasonable. */
export const missingBases = (scopes: readonly ScopeFigures[]): Use[] => [
  ...new Set(scopes.flatMap(({ funds }) => funds.filter(({ fund }) => fund === 'OWNERS_COMMON').flatMap(({ spending }) => spending.filter(({ as, basis, fen }) => as === 'cost' && fen !== 0 && basis === '').map(({ use }) => use)))),
]
