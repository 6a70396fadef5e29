import type { UnitId } from '../ids.ts'
import type { Fund } from '../ledger/chart.ts'
import { type Posting, signed, unitOf, type Voucher } from '../ledger/model.ts'

/** What every household owes and has paid ahead by the vouchers: `<unit> 1121 <fund>` and `<unit> 2203 <fund>` in fen. */
export class Owed {
  readonly #sums = new Map<string, number>()

  add(voucher: Pick<Voucher, 'unit' | 'postings'>): void {
    for (const posting of voucher.postings) if (posting.account === '1121' || posting.account === '2203') this.#add(`${unitOf(voucher, posting) ?? ''} ${posting.account} ${posting.fund}`, signed(posting))
  }

  /** Takes out and answers what the vouchers say of a household. */
  take(unit: UnitId, account: Extract<Posting['account'], '1121' | '2203'>, fund: Fund): number {
    const key = `${unit} ${account} ${fund}`
    const sum = this.#sums.get(key) ?? 0
    this.#sums.delete(key)
    return sum
  }

  /** What nobody's account has asked for. */
  left(): [string, number][] {
    return [...this.#sums].filter(([, sum]) => sum !== 0)
  }

  #add(key: string, amount: number): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + amount)
  }
}
