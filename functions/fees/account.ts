import type { BusinessDate, Period } from '../calendar.ts'
import { assert } from '../faults.ts'
import type { BillId, BuildingId, UnitId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { type Fen, fen, share, sum } from '../money.ts'
import type { BillStatus } from './bill-model.ts'

/** Money by fund; only the funds that have some. */
export type ByFund = Readonly<Partial<Record<Fund, Fen>>>

/** A bill with something left to pay. */
export type OpenBill = {
  readonly bill: BillId
  readonly period: Period
  /** `202612-00001`. */
  readonly no: string
  readonly dueDate: BusinessDate
  readonly amountFen: Fen
  readonly openFen: Fen
  /** What is open, by the fund it belongs to; the parts equal `openFen`. */
  readonly openByFund: ByFund
}

/** What a household owes and has paid ahead. `version` rises with every change: a payment writes only on the version it read. */
export type Account = {
  readonly unit: UnitId
  readonly building: BuildingId
  readonly buildingName: string
  readonly room: string
  readonly name: string
  /** 0 = nothing was ever booked for the household. */
  readonly version: number
  readonly openFen: Fen
  readonly creditFen: Fen
  /** The household asked that its credit is not used for new bills by itself. */
  readonly keepsCredit?: true
  /** Oldest due first. */
  readonly open: readonly OpenBill[]
}

/** What a sum of money does to one bill. */
export type Allocation = {
  readonly bill: BillId
  readonly period: Period
  readonly no: string
  readonly amountFen: Fen
  readonly byFund: ByFund
  /** What stays open on the bill afterwards. */
  readonly leftFen: Fen
}

export type Applied = { readonly allocations: readonly Allocation[]; readonly creditFen: Fen; readonly after: Account }

/**
 * Applies `amountFen` (positive) to the named open bills, or to all with `'all'`: oldest due first, the last one
 * in part if need be, and what is left becomes credit (M4: a second success is never lost). A named bill that is
 * not open any more takes nothing. Allocations and credit add up to the amount.
 */
export function applyToBills(account: Account, bills: readonly BillId[] | 'all', amountFen: Fen): Applied {
  assert(fen(amountFen) > 0, `a payment of ${amountFen} fen`)
  let left = amountFen as number
  const allocations: Allocation[] = []
  const open: OpenBill[] = []
  for (const entry of account.open) {
    const wanted = bills === 'all' || bills.includes(entry.bill)
    const take = fen(wanted ? Math.min(left, entry.openFen) : 0)
    if (take === 0) {
      open.push(entry)
      continue
    }
    left -= take
    const byFund = takeByFund(entry, take)
    const leftFen = fen(entry.openFen - take)
    allocations.push({ bill: entry.bill, period: entry.period, no: entry.no, amountFen: take, byFund, leftFen })
    if (leftFen > 0) open.push({ ...entry, openFen: leftFen, openByFund: minusByFund(entry.openByFund, byFund) })
  }
  const creditFen = fen(left)
  const openFen = sum(open.map((entry) => entry.openFen))
  return { allocations, creditFen, after: { ...account, open, openFen, creditFen: fen(account.creditFen + creditFen) } }
}

/** A part payment goes to the funds in proportion to what each has open, by largest remainder. */
function takeByFund(entry: OpenBill, take: Fen): ByFund {
  const funds = Object.entries(entry.openByFund) as [Fund, Fen][]
  const parts = share(take, funds.map(([, amount]) => amount))
  return Object.fromEntries(funds.map(([fund], at) => [fund, parts[at]!] as const).filter(([, part]) => part > 0))
}

/** `from` less `what`, signed; funds where nothing lies between them are left out. */
export const minusByFund = (from: ByFund, what: ByFund): ByFund =>
  Object.fromEntries([...new Set([...Object.keys(from), ...Object.keys(what)] as Fund[])].map((fund) => [fund, fen((from[fund] ?? 0) - (what[fund] ?? 0))] as const).filter(([, amount]) => amount !== 0))

/** Sums of several allocations by fund, for a voucher. */
export function sumByFund(parts: readonly ByFund[]): ByFund {
  const total: Partial<Record<Fund, Fen>> = {}
  for (const part of parts) for (const [fund, amount] of Object.entries(part) as [Fund, Fen][]) total[fund] = fen((total[fund] ?? 0) + amount)
  return total
}

/** Due counts as overdue from the day after. */
export const isOverdue = (dueDate: BusinessDate, today: BusinessDate): boolean => today > dueDate

/** A published bill that is not among the open ones is paid. */
export function statusOf(bill: { readonly amountFen: number; readonly dueDate: BusinessDate }, openFen: number, today: BusinessDate): BillStatus {
  if (openFen === 0) return 'paid'
  if (isOverdue(bill.dueDate, today)) return 'overdue'
  return openFen < bill.amountFen ? 'partial' : 'open'
}
