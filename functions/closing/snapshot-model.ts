import { createHash } from 'node:crypto'
import type { Period } from '../calendar.ts'
import { assert } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { type AccountCode, accountOf, type Fund, funds } from '../ledger/chart.ts'
import type { BookedVoucher } from '../ledger/read-voucher.ts'
import { signed } from '../ledger/model.ts'
import type { CheckResult } from './check-model.ts'

/** Account, fund, what stood before the month (debit less credit), and the month's debits and credits, in fen. */
export type SnapshotRow = readonly [account: AccountCode, fund: Fund, openingFen: number, debitFen: number, creditFen: number]
export type Saved = Readonly<Partial<Record<Fund, number>>>

/** A month as it was closed. Everything in it follows from the vouchers, but the checklist. */
export type Snapshot = {
  /** Hash of the last month's closing; 64 zeros for the first. */
  readonly previous: string
  /** Hash of the version of this month that was closed before and reopened. */
  readonly replaces: string | null
  readonly vouchers: number
  /** The last number given in the month: they run from 1 to here. */
  readonly lastNumber: number
  /** Every voucher with its number, in the order of the journal, part by part. */
  readonly digest: string
  readonly balances: readonly SnapshotRow[]
  /** Income less cost of each fund since the books began, year ends left out. */
  readonly saved: Saved
  readonly hash: string
}

export const beginning = '0'.repeat(64)

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** What the hash of a closing covers: the snapshot, what it stands for, and what was open when it was begun. */
export function hashOfSnapshot(about: { readonly tenant: TenantId; readonly period: Period; readonly version: number; readonly checks: readonly CheckResult[] }, snapshot: Omit<Snapshot, 'hash'>): string {
  const { previous, replaces, vouchers, lastNumber, digest, balances, saved } = snapshot
  const checks = about.checks.map(({ id, state, count, amountFen }) => [id, state, count, amountFen])
  return sha256([about.tenant, about.period, about.version, previous, replaces, vouchers, lastNumber, digest, balances, funds.map((fund) => saved[fund] ?? 0), checks])
}

/** One voucher with its number as the digest reads it: changing a letter of it changes every hash after it. */
export const lineOfVoucher = (no: number, { id, valueDate, text, unit, community, postings, at, by }: BookedVoucher): string =>
  JSON.stringify([no, id, valueDate, text, unit ?? null, community ?? null, postings.map((posting) => [posting.account, posting.fund, signed(posting), posting.unit ?? null, posting.purpose ?? null]), at, by])

export const digestOfPart = (before: string, lines: readonly string[]): string => createHash('sha256').update(before).update(lines.join('\n')).digest('hex')

/** The sums of some vouchers; cheap to add up. */
export class Sums {
  readonly #rows = new Map<string, [AccountCode, Fund, number, number, number]>()
  readonly #saved = new Map<Fund, number>()

  addVoucher({ kind, postings }: Pick<BookedVoucher, 'kind' | 'postings'>): void {
    for (const posting of postings) {
      this.#addRow([posting.account, posting.fund, 0, posting.debitFen ?? 0, posting.creditFen ?? 0])
      const { class: kindOfAccount } = accountOf(posting.account)!
      if (kind !== 'YEAREND' && (kindOfAccount === 'income' || kindOfAccount === 'expense')) this.#addSaved(posting.fund, -signed(posting))
    }
  }

  /** What the month before closed with is what this one opens with. */
  openWith(before: Pick<Snapshot, 'balances' | 'saved'> | undefined): void {
    for (const [account, fund, openingFen, debitFen, creditFen] of before?.balances ?? []) this.#addRow([account, fund, openingFen + debitFen - creditFen, 0, 0])
    for (const fund of funds) this.#addSaved(fund, before?.saved[fund] ?? 0)
  }

  add(other: { readonly balances: readonly SnapshotRow[]; readonly saved: Saved }): void {
    for (const row of other.balances) this.#addRow(row)
    for (const fund of funds) this.#addSaved(fund, other.saved[fund] ?? 0)
  }

  /** By account, then fund; accounts on which nothing stands or moved are left out. Throws a broken invariant when a fund does not balance. */
  result(): { readonly balances: SnapshotRow[]; readonly saved: Saved } {
    const balances = [...this.#rows.values()].filter(([, , ...fen]) => fen.some((amount) => amount !== 0)).toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    return { balances, saved: Object.fromEntries(funds.flatMap((fund) => (this.#saved.get(fund) ? [[fund, this.#saved.get(fund)]] : []))) as Saved }
  }

  #addRow([account, fund, opening, debit, credit]: SnapshotRow): void {
    const key = `${account} ${fund}`
    const row = this.#rows.get(key) ?? [account, fund, 0, 0, 0]
    row[2] += opening
    row[3] += debit
    row[4] += credit
    assert(row.slice(2).every(Number.isSafeInteger), `whole fen on ${key}`)
    this.#rows.set(key, row)
  }

  #addSaved(fund: Fund, amount: number): void {
    this.#saved.set(fund, (this.#saved.get(fund) ?? 0) + amount)
  }
}

/** Each fund balances by itself, in what it opens with and in what moved. */
export function assertFundsBalance(balances: readonly SnapshotRow[]): void {
  for (const fund of funds) {
    const of = balances.filter(([, other]) => other === fund)
    const total = (at: 2 | 3 | 4): number => of.reduce((sum, row) => sum + row[at], 0)
    assert(total(2) === 0 && total(3) === total(4), `the vouchers of fund ${fund} do not balance`)
  }
}
