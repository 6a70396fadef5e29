import type { BusinessDate } from '../calendar.ts'
import { type Fen, fen, sum } from '../money.ts'
import type { Span, Term } from './schedule-model.ts'
import { settle, type Settled, type Tier } from './settle-model.ts'

/** What was agreed, as far as it still holds when a contract ends on a day: the term that it falls into is cut, later renewals are gone. */
export const cutTerms = <T extends Term>(terms: readonly T[], lastDay: BusinessDate): T[] =>
  terms.filter(({ from }) => from <= lastDay).map((term) => (term.to > lastDay ? { ...term, to: lastDay } : term))

/** What of a settlement counts here. */
export type Was = { readonly from: BusinessDate; readonly to: BusinessDate; readonly takingsFen: number | null; readonly amountFen: number }
/** `span`: as it is now; undefined when it lies after the end. */
export type Cut<S extends Was> = { readonly was: S; readonly span: Span | undefined; readonly now: Settled; readonly differenceFen: Fen }

/**
 * Settlements that reach beyond the last day, at what they come to now: a period partly used at the rent of its days, one after the
 * end at nothing. Takings stay what they were. Each is computed as if it were settled today, so it is rounded once.
 */
export function cutSettlements<S extends Was>(settlements: readonly S[], spans: readonly Span[], { lastDay, tiers }: { readonly lastDay: BusinessDate; readonly tiers: readonly Tier[] | null }): Cut<S>[] {
  const left = new Map(spans.map((span) => [span.from, span]))
  return settlements
    .filter(({ to }) => to > lastDay)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map((was) => {
      const span = left.get(was.from)
      const now = span ? settle({ ...span, tiers, takingsFen: was.takingsFen ?? 0 }) : nothing
      return { was, span, now, differenceFen: fen(now.amountFen - was.amountFen) }
    })
}

const nothing: Settled = { baseFen: fen(0), shareFen: fen(0), topUpFen: fen(0), amountFen: fen(0) }

export type Balance = {
  readonly heldFen: number
  /** Open of each settlement; below 0 where more came than is due. */
  readonly settlements: readonly { readonly from: BusinessDate; readonly openFen: number }[]
  readonly deductions: readonly { readonly amountFen: number }[]
}

export type DepositSplit = {
  readonly heldFen: Fen
  /** Unpaid rent, in all. */
  readonly claimsFen: Fen
  /** Rent that came and is not due, in all. */
  readonly overFen: Fen
  /** What pays the claims: rent paid too much first, then the deposit. */
  readonly fromOverFen: Fen
  readonly fromDepositFen: Fen
  /** Of which period how much, the oldest first. */
  readonly parts: readonly { readonly from: BusinessDate; readonly amountFen: Fen }[]
  readonly keptFen: Fen
  /** Deposit and rent that go back. */
  readonly depositBackFen: Fen
  readonly overBackFen: Fen
  readonly backFen: Fen
  /** Claims that neither could pay. */
  readonly stillOpenFen: Fen
}

/**
 * Where a deposit goes: unpaid rent first, then what is deducted, the rest back; fromDeposit + kept + depositBack is the deposit. Undefined
 * when the deductions are more than is left of it.
 */
export function splitDeposit({ heldFen, settlements, deductions }: Balance): DepositSplit | undefined {
  const open = settlements.filter(({ openFen }) => openFen > 0).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const claimsFen = sum(open.map(({ openFen }) => openFen))
  const overFen = sum(settlements.map(({ openFen }) => Math.max(0, -openFen)))
  const fromOverFen = fen(Math.min(overFen, claimsFen))
  const fromDepositFen = fen(Math.min(heldFen, claimsFen - fromOverFen))
  const keptFen = sum(deductions.map(({ amountFen }) => amountFen))
  const depositBackFen = fen(heldFen - fromDepositFen - keptFen)
  if (depositBackFen < 0) return undefined
  const overBackFen = fen(overFen - fromOverFen)
  return {
    heldFen: fen(heldFen), claimsFen, overFen, fromOverFen, fromDepositFen,
    parts: oldestFirst(open, fromOverFen + fromDepositFen),
    keptFen, depositBackFen, overBackFen,
    backFen: fen(depositBackFen + overBackFen),
    stillOpenFen: fen(claimsFen - fromOverFen - fromDepositFen),
  }
}

function oldestFirst(open: readonly { readonly from: BusinessDate; readonly openFen: number }[], amountFen: number): DepositSplit['parts'] {
  let rest = amountFen
  return open.flatMap(({ from, openFen }) => {
    const take = fen(Math.min(rest, openFen))
    rest -= take
    return take > 0 ? [{ from, amountFen: take }] : []
  })
}
