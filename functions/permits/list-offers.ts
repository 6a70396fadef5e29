import { addDays, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { payableOfUnit } from '../fees/estate.ts'
import { feeRulesOf } from '../fees/fee-rules-of.ts'
import type { FeeRules, Payable } from '../fees/price-bill.ts'
import type { FeeItemId, PermitId, UnitId } from '../ids.ts'
import { canBeGiven, householdParking, spacesOf } from '../parking/hold-space.ts'
import { listAreaRules } from '../parking/list-areas.ts'
import { admitUnit } from '../payments/access.ts'
import { nextFrom, type PermitRecord, permitsOfArea } from './items.ts'
import { lastDayOf, type OfferedTerm, type Offers, terms } from './model.ts'
import { priceTerm, type WantedTerm } from './price-term.ts'
import { type AreaRules, standingOn } from './show-permit.ts'

/**
 * What a household may have: a permit for its next car in each area of its community, and the next term of those that are to be
 * renewed by hand, each with its sum to the fen. Throws unknown for a stranger's household.
 */
export async function listPermitOffers(ctx: Ctx, { unit }: { readonly unit: UnitId }): Promise<Offers> {
  admitUnit(ctx, unit)
  const [payable, household, all] = await Promise.all([payableOfUnit(ctx, unit), householdParking(ctx, unit), listAreaRules(ctx)])
  const areas = all.filter(({ mayEarn, permitItem }) => mayEarn && permitItem)
  const offered = await Promise.all(areas.map(async (area) => ({ area, permits: await permitsOfArea(ctx, area.id), rules: (await feeRulesOf(ctx, area.permitItem as FeeItemId))! })))
  const nth = household.permits.length + 1
  const begin = today(ctx.clock)
  return {
    unit,
    areas: await Promise.all(
      offered
        .filter(({ area }) => area.community === payable.community)
        .map(async ({ area, permits, rules }) => ({
          area: area.id,
          name: area.name,
          place: area.place,
          allocation: area.allocation,
          nth,
          free: (await spacesOf(ctx, area.id)).filter(canBeGiven).length,
          waiting: permits.filter(({ state }) => state === 'waiting').length,
          terms: termsOf(payable, rules, { permit: `${area.id}-` as PermitId, unit, nth, from: begin, was: null }),
        })),
    ),
    renewals: offered.flatMap(({ area, permits, rules }) =>
      permits.filter((one) => one.unit === unit && mayRenew(ctx, one, area)).map(({ id, nth: place = 1, to }) => ({ permit: id, terms: termsOf(payable, rules, { permit: id, unit, nth: place, from: nextFrom(to!, periodOfDate(addDays(to!, 1))), was: to! }) })),
    ),
  }
}

/** By hand, in the last days of its term or in grace; what renewPermit takes. */
function mayRenew(ctx: Ctx, permit: PermitRecord, area: AreaRules): boolean {
  const standing = standingOn(permit, area.graceDays, today(ctx.clock))
  return permit.renewal === 'person' && (standing === 'expiring' || standing === 'grace')
}

/** None where it cannot be priced: the office says why when it is asked for. */
function termsOf(payable: Payable, rules: FeeRules, wanted: Omit<WantedTerm, 'term'>): OfferedTerm[] {
  return terms.flatMap((term) => {
    const priced = priceTerm(payable, rules, { ...wanted, term })
    return 'refused' in priced ? [] : [{ term, from: wanted.from, to: lastDayOf(wanted.from, term), amountFen: priced.totalFen }]
  })
}
