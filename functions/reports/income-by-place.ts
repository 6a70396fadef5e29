import type { CommunityId, UnitId } from '../ids.ts'
import { accountOf, type Fund } from '../ledger/chart.ts'
import { purposeOf, signed, unitOf, type Voucher } from '../ledger/model.ts'
import type { Purpose } from '../ledger/purposes.ts'
import { fen } from '../money.ts'

/** What names neither a household nor a community is the whole organization's. */
export const whole = 'whole'
export type Place = CommunityId | typeof whole

/** Whose a line is: its household's community, else the one that the voucher names. A household that left the register is nobody's any more. */
export function placeOf(voucher: Pick<Voucher, 'unit' | 'community'>, posting: Voucher['postings'][number], homes: ReadonlyMap<UnitId, CommunityId>): Place {
  const unit = unitOf(voucher, posting)
  return (unit && homes.get(unit)) ?? voucher.community ?? whole
}

/** Income and spending in fen by fund, purpose and place; a year's end is neither. */
export class IncomeByPlace {
  readonly sums = new Map<string, { readonly fund: Fund; readonly purpose: Purpose; readonly fen: Map<Place, number> }>()
  readonly #homes: ReadonlyMap<UnitId, CommunityId>
  readonly #fund: Fund | undefined

  constructor(homes: ReadonlyMap<UnitId, CommunityId>, fund: Fund | undefined) {
    this.#homes = homes
    this.#fund = fund
  }

  add(voucher: Voucher): void {
    if (voucher.kind === 'YEAREND') return
    for (const posting of voucher.postings) {
      const purpose = purposeOf(posting)
      const { fund } = posting
      if (!purpose || (this.#fund && fund !== this.#fund)) continue
      const place = placeOf(voucher, posting, this.#homes)
      const row = this.sums.get(`${fund} ${purpose}`) ?? { fund, purpose, fen: new Map<Place, number>() }
      this.sums.set(`${fund} ${purpose}`, row)
      const amount = accountOf(posting.account)!.class === 'income' ? -signed(posting) : signed(posting)
      row.fen.set(place, fen((row.fen.get(place) ?? 0) + amount))
    }
  }
}
