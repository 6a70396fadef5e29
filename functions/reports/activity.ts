import { accountOf, type Fund, netAssetsOf } from '../ledger/chart.ts'
import { type Posting, signed, type VoucherKind } from '../ledger/model.ts'
import { fen } from '../money.ts'
import type { Form } from './forms.ts'

/** In fen; the whole is both added up. */
export type Columns = { unrestrictedFen: number; restrictedFen: number }

export type Activity = {
  /** By the form's row: income, and expense, as positive figures. */
  readonly income: ReadonlyMap<number, Columns>
  readonly expense: ReadonlyMap<number, Columns>
  /** What was released from its restriction: to the one, from the other. */
  readonly released: Columns
  /** Booked to net assets directly and neither a release nor a year's end: opening balances, corrections of earlier years. */
  readonly direct: Columns
}

/** What income and expense did to the net assets in a span of time. */
export class ActivityOf {
  readonly income = new Map<number, Columns>()
  readonly expense = new Map<number, Columns>()
  readonly released: Columns = nothing()
  readonly direct: Columns = nothing()
  readonly #form: Form
  readonly #of: readonly Fund[]

  constructor(form: Form, of: readonly Fund[]) {
    this.#form = form
    this.#of = of
  }

  /** What a year's end carries over was income and expense before, and is neither now. */
  add(kind: VoucherKind, postings: readonly Posting[]): void {
    if (kind === 'YEAREND') return
    const moved = nothing()
    for (const posting of postings) {
      if (!this.#of.includes(posting.fund)) continue
      const { class: group } = accountOf(posting.account)!
      if (group === 'income') put(this.income, this.#form.rowOf[posting.account], posting.fund, -signed(posting))
      if (group === 'expense') put(this.expense, this.#form.rowOf[posting.account], posting.fund, signed(posting))
      if (group === 'net-assets') moved[posting.account === '3101' ? 'unrestrictedFen' : 'restrictedFen'] -= signed(posting)
    }
    // What left one and came to the other in the same voucher is a release; what is over is booked directly.
    const { unrestrictedFen: to, restrictedFen: from } = moved
    const release = to * from < 0 ? Math.sign(to) * Math.min(Math.abs(to), Math.abs(from)) : 0
    grow(this.released, { unrestrictedFen: release, restrictedFen: -release })
    grow(this.direct, { unrestrictedFen: to - release, restrictedFen: from + release })
  }
}

export const nothing = (): Columns => ({ unrestrictedFen: 0, restrictedFen: 0 })
export const columnOf = (fund: Fund): keyof Columns => (netAssetsOf[fund] === '3101' ? 'unrestrictedFen' : 'restrictedFen')

export const addUp = (rows: Iterable<Columns>): Columns => {
  const total = nothing()
  for (const row of rows) grow(total, row)
  return total
}

/** What the net assets changed by. */
export const changeOf = ({ income, expense, released, direct }: Activity): Columns => {
  const [came, went] = [addUp(income.values()), addUp(expense.values())]
  return addUp([came, { unrestrictedFen: -went.unrestrictedFen, restrictedFen: -went.restrictedFen }, released, direct])
}

function put(rows: Map<number, Columns>, no: number, fund: Fund, amount: number): void {
  const row = rows.get(no) ?? nothing()
  row[columnOf(fund)] = fen(row[columnOf(fund)] + amount)
  rows.set(no, row)
}

function grow(total: Columns, by: Columns): void {
  total.unrestrictedFen = fen(total.unrestrictedFen + by.unrestrictedFen)
  total.restrictedFen = fen(total.restrictedFen + by.restrictedFen)
}
