import { type BusinessDate, daysBetween, daysInMonth, firstDay, lastDay, type Period } from '../calendar.ts'
import type { BuildingType, UnitUse } from '../estates/model.ts'
import type { BuildingId, CommunityId, FeeItemId, PermitId, UnitId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { type Area, areaCharge, divideHalfUp, type Fen, sum, type UnitPrice } from '../money.ts'
import { type Basis, type FeeVersion, type Names, rateFor, spanOfVersion, tierOf } from './model.ts'
import type { Refusal } from './run-model.ts'

/** What a bill needs to know of a household. Dates: both ends included, `null` = unknown or open. */
export type Payable = {
  readonly unit: UnitId
  readonly building: BuildingId
  readonly buildingName: string
  readonly buildingType: BuildingType
  readonly room: string
  readonly use: UnitUse
  readonly payer: string | null
  readonly area: Area | null
  readonly occupiedFrom: BusinessDate | null
  readonly occupiedTo: BusinessDate | null
  /** Terms of parking permits that begin in the month and are to be billed in it. */
  readonly terms?: readonly PermitTerm[]
}

/** A permit's next term: from a day on, to the end of the last of its calendar months. */
export type PermitTerm = {
  readonly permit: PermitId
  readonly item: FeeItemId
  /** The household's nth car. */
  readonly nth: number
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly months: number
  /** Where the permit ended before; the bill is issued only if it still does. `null` = it begins. */
  readonly was: BusinessDate | null
}

export type FeeRules = {
  readonly id: FeeItemId
  readonly basis: Basis
  readonly fund: Fund
  readonly community: CommunityId | null
  readonly versions: readonly FeeVersion[]
}

export type PricedLine = {
  readonly item: FeeItemId
  readonly version: number
  readonly name: Names
  readonly basis: Basis
  readonly fund: Fund
  readonly area: Area | null
  readonly price: UnitPrice
  readonly days: number
  readonly daysOfMonth: number
  readonly amountFen: Fen
  /** Only per-permit: what the line pays for. */
  readonly term?: PermitTerm
}

export type Priced = { readonly lines: readonly PricedLine[]; readonly totalFen: Fen } | { readonly refused: Refusal }

type Span = { readonly from: BusinessDate; readonly to: BusinessDate }

/**
 * The bill of one household for one month, or why there is none (M2: never a bill of 0). One line per fee item and
 * version in force, each rounded once, half up (M1); part months by the days of occupancy (F2); a price or a day
 * outside the approved band is refused (F1), for the whole household, so that nobody gets half a bill.
 */
export function priceBill(unit: Payable, rules: readonly FeeRules[], period: Period): Priced {
  if (!unit.payer) return { refused: 'no-payer' }
  const stay = overlap({ from: firstDay(period), to: lastDay(period) }, unit.occupiedFrom, unit.occupiedTo)
  if (!stay) return { refused: 'not-occupied' }
  const lines: PricedLine[] = []
  for (const rule of rules) {
    const priced = linesOfItem(unit, rule, period, stay)
    if ('refused' in priced) return priced
    lines.push(...priced.lines)
  }
  if (lines.length === 0) return { refused: 'no-fee-item' }
  const charged = lines.filter((line) => line.amountFen > 0)
  if (charged.length === 0) return { refused: 'not-evaluable' }
  return { lines: charged, totalFen: sum(charged.map((line) => line.amountFen)) }
}

function linesOfItem(unit: Payable, rule: FeeRules, period: Period, stay: Span): { lines: PricedLine[] } | { refused: Refusal } {
  if (rule.basis === 'per-permit') return linesOfPermits(unit, rule, period)
  const lines: PricedLine[] = []
  for (const [at, version] of rule.versions.entries()) {
    const span = spanOfVersion(rule.versions, at)
    const days = version.ended ? undefined : overlap(stay, span.from, span.to)
    const price = days && rateFor(version.rates, unit.buildingType, unit.use)?.price
    if (!days || !price) continue
    if (!inBand(version, price, days)) return { refused: 'outside-band' }
    if (rule.basis === 'per-m2' && unit.area === null) return { refused: 'no-area' }
    // A fixed amount is charged once a month, by the version in force on the first day of the stay in it.
    if (rule.basis === 'fixed' && lines.length) continue
    const line = lineOf(unit, rule, version, price as UnitPrice, { days: daysBetween(days.from, days.to) + 1, daysOfMonth: daysInMonth(period) })
    if (line === undefined) return { refused: 'not-evaluable' }
    lines.push(line)
  }
  return { lines }
}

/** A line a permit, whole at the price of the day on which its term begins: a term that was bought does not change its price. */
function linesOfPermits(unit: Payable, rule: FeeRules, period: Period): { lines: PricedLine[] } | { refused: Refusal } {
  const lines: PricedLine[] = []
  for (const term of (unit.terms ?? []).filter(({ item }) => item === rule.id)) {
    const version = rule.versions.findLast(({ from }) => from <= term.from)
    const price = version && !version.ended ? rateFor(tierOf(version.rates, term.nth), unit.buildingType, unit.use)?.price : undefined
    if (!version || !price) return { refused: 'no-fee-item' }
    if (!inBand(version, price, term)) return { refused: 'outside-band' }
    const line = lineOf(unit, rule, version, price as UnitPrice, { days: daysBetween(term.from, lastDay(period)) + 1, daysOfMonth: daysInMonth(period), term })
    if (line === undefined) return { refused: 'not-evaluable' }
    lines.push(line)
  }
  return { lines }
}

/** Undefined when the amount cannot be told exactly: an area or a price that no register should hold. */
function lineOf(unit: Payable, rule: FeeRules, version: FeeVersion, price: UnitPrice, { days, daysOfMonth, term }: { days: number; daysOfMonth: number; term?: PermitTerm }): PricedLine | undefined {
  const area = rule.basis === 'per-m2' ? unit.area : null
  if (area !== null && !(Number.isSafeInteger(area) && area > 0)) return undefined
  try {
    const amountFen = amountOf(rule.basis, area, price, days, daysOfMonth, term?.months)
    return { item: rule.id, version: version.version, name: version.name, basis: rule.basis, fund: rule.fund, area, price, days, daysOfMonth, amountFen, ...(term ? { term } : {}) }
  } catch {
    return undefined
  }
}

/** Fen: the one rounding of a line. */
export function amountOf(basis: Basis, area: Area | null, price: UnitPrice, days: number, daysOfMonth: number, months = 1): Fen {
  switch (basis) {
    case 'per-m2':
      return areaCharge(area!, price, days, daysOfMonth)
    case 'per-household':
      return divideHalfUp([price, days], 100 * daysOfMonth)
    case 'fixed':
      return divideHalfUp([price], 100)
    case 'per-permit':
      // The first month by its days, the others whole.
      return divideHalfUp([price, days + (months - 1) * daysOfMonth], 100 * daysOfMonth)
    default:
      return basis satisfies never
  }
}

/** F1: the price between the approved bounds, and every charged day within the approval's dates. */
export const inBand = ({ band }: Pick<FeeVersion, 'band'>, price: number, days: Span): boolean =>
  price >= band.min && price <= band.max && days.from >= band.from && (band.to === null || days.to <= band.to)

function overlap(span: Span, from: BusinessDate | null, to: BusinessDate | null): Span | undefined {
  const first = from !== null && from > span.from ? from : span.from
  const last = to !== null && to < span.to ? to : span.to
  return first <= last ? { from: first, to: last } : undefined
}

