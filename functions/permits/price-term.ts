import { type BusinessDate, periodOfDate } from '../calendar.ts'
import { type FeeRules, type Payable, type PermitTerm, priceBill, type Priced } from '../fees/price-bill.ts'
import type { PermitId, UnitId } from '../ids.ts'
import { lastDayOf, monthsOf, type Term } from './model.ts'

export type WantedTerm = { readonly permit: PermitId; readonly unit: UnitId; /** The household's nth car. */ readonly nth: number; readonly from: BusinessDate; readonly term: Term; /** Where the permit ended before; null = it begins. */ readonly was: BusinessDate | null }

/** What a term costs a household, by the rules of a bill: an offer and the bill that follows from it are one sum. */
export function priceTerm(payable: Payable, rules: FeeRules, { permit, nth, from, term, was }: WantedTerm): Priced {
  const wanted: PermitTerm = { permit, item: rules.id, nth, from, to: lastDayOf(from, term), months: monthsOf[term], was }
  return priceBill({ ...payable, terms: [wanted] }, [rules], periodOfDate(from))
}
