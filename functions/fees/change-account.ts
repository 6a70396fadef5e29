import { assert } from '../faults.ts'
import type { BillId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import { type Fen, fen, sum } from '../money.ts'
import { type Account, type Allocation, applyToBills, type ByFund, minusByFund, type OpenBill, sumByFund } from './account.ts'

/** A bill that may be open in part or not at all: what it was issued for, without what is open. */
export type IssuedBill = Omit<OpenBill, 'openFen' | 'openByFund'>

export type Used = { readonly allocations: readonly Allocation[]; readonly usedFen: Fen; readonly after: Account }

/**
 * Uses a household's credit for the named open bills, or all with `'all'`: oldest due first, at most `upToFen`. What no
 * bill takes stays credit. Nothing open or no credit: nothing is used.
 */
export function useCredit(account: Account, bills: readonly BillId[] | 'all', upToFen: Fen = account.creditFen): Used {
  const amount = fen(Math.min(upToFen, account.creditFen))
  if (amount <= 0) return { allocations: [], usedFen: fen(0), after: account }
  const { allocations, creditFen, after } = applyToBills(account, bills, amount)
  const usedFen = fen(amount - creditFen)
  return { allocations, usedFen, after: { ...after, creditFen: fen(account.creditFen - usedFen) } }
}

/**
 * Opens bills again by the given sums of each fund, because the money that had paid them went back. A bill never becomes
 * open for more than it was issued for: that would be a defect of the caller.
 */
export function reopenBills(account: Account, parts: readonly { readonly bill: IssuedBill; readonly byFund: ByFund }[]): Account {
  const open = new Map(account.open.map((entry) => [entry.bill, entry]))
  for (const { bill, byFund } of parts) {
    const known = open.get(bill.bill)
    const openByFund = sumByFund([known?.openByFund ?? {}, byFund])
    const openFen = sum(Object.values(openByFund))
    assert(openFen <= bill.amountFen, `bill ${bill.bill} of ${bill.amountFen} fen cannot be open for ${openFen}`)
    if (openFen > 0) open.set(bill.bill, { ...bill, openFen, openByFund })
  }
  const entries = [...open.values()].toSorted(byDueDate)
  return { ...account, open: entries, openFen: sum(entries.map((entry) => entry.openFen)) }
}

/** Adds to a household's credit, or takes from it what is there. */
export function addCredit(account: Account, deltaFen: number): Account {
  const creditFen = fen(account.creditFen + deltaFen)
  assert(creditFen >= 0, `credit of ${account.unit} is ${account.creditFen} fen, ${-deltaFen} were to be taken`)
  return { ...account, creditFen }
}

export type BillDelta = { readonly bill: BillId; readonly no: string; readonly period: OpenBill['period']; /** Positive: opened again. Negative: paid. */ readonly openDeltaFen: Fen; readonly byFund: ByFund; /** Open afterwards. */ readonly leftFen: Fen }
export type Difference = { readonly bills: readonly BillDelta[]; readonly creditDeltaFen: Fen; /** What the household owes more (positive) or less, credit counted against it. */ readonly owedDeltaFen: Fen }

/** What lies between two states of one account. */
export function differenceOf(before: Account, after: Account): Difference {
  const were = new Map(before.open.map((entry) => [entry.bill, entry]))
  const are = new Map(after.open.map((entry) => [entry.bill, entry]))
  const bills = [...new Set([...were.keys(), ...are.keys()])].flatMap((bill): BillDelta[] => {
    const [was, is] = [were.get(bill), are.get(bill)]
    const { no, period } = (is ?? was)!
    const openDeltaFen = fen((is?.openFen ?? 0) - (was?.openFen ?? 0))
    return openDeltaFen === 0 ? [] : [{ bill, no, period, openDeltaFen, byFund: minusByFund(is?.openByFund ?? {}, was?.openByFund ?? {}), leftFen: fen(is?.openFen ?? 0) }]
  })
  const creditDeltaFen = fen(after.creditFen - before.creditFen)
  return { bills, creditDeltaFen, owedDeltaFen: fen(sum(bills.map((part) => part.openDeltaFen)) - creditDeltaFen) }
}

const byDueDate = (a: OpenBill, b: OpenBill): number => (a.dueDate === b.dueDate ? (a.bill < b.bill ? -1 : 1) : a.dueDate < b.dueDate ? -1 : 1)

/** The sums of several bills by fund, signed. */
export const deltaByFund = (difference: Difference): ReadonlyMap<Fund, Fen> => new Map(Object.entries(sumByFund(difference.bills.map((part) => part.byFund))) as [Fund, Fen][])
