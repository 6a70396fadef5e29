import { type BusinessDate, daysBetween, daysInMonth, firstDay, lastDay, type Period } from '../calendar.ts'
import type { BuildingType, UnitUse } from '../estates/model.ts'
import type { BuildingId, CommunityId, FeeItemId, UnitId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { type Area, areaCharge, divideHalfUp, type Fen, sum, type UnitPrice } from '../money.ts'
import { type Basis, type FeeVersion, type Names, rateFor, spanOfVersion } from './model.ts'
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

/** Undefined when the amount cannot be told exactly: an area or a price that no register should hold. */
function lineOf(unit: Payable, rule: FeeRules, version: FeeVersion, price: UnitPrice, { days, daysOfMonth }: { days: number; daysOfMonth: number }): PricedLine | undefined {
  const area = rule.basis === 'per-m2' ? unit.area : null
  if (area !== null && !(Number.isSafeInteger(area) && area > 0)) return undefined
  try {
    const amountFen = amountOf(rule.basis, area, price, days, daysOfMonth)
    return { item: rule.id, version: version.version, name: version.name, basis: rule.basis, fund: rule.fund, area, price, days, daysOfMonth, amountFen }
  } catch {
    return undefined
  }
}

/** Fen: the one rounding of a line. */
export function amountOf(basis: Basis, area: Area | null, price: UnitPrice, days: number, daysOfMonth: number): Fen {
  switch (basis) {
    case 'per-m2':
      return areaCharge(area!, price, days, daysOfMonth)
    case 'per-household':
      return divideHalfUp([price, days], 100 * daysOfMonth)
    case 'fixed':
      return divideHalfUp([price], 100)
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

