import { addDays, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Fault, refused } from '../faults.ts'
import { payableOfUnit } from '../fees/estate.ts'
import { feeRulesOf } from '../fees/fee-rules-of.ts'
import { issueBill } from '../fees/issue-bill.ts'
import type { BillId } from '../ids.ts'
import { refusalSay } from '../fees/words.ts'
import { carTakesPermit, holdSpaceWrite, householdParking, putHousehold } from '../parking/hold-space.ts'
import { assertMayEarn } from '../parking/read-area.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import type { FreeSpace } from './allocate.ts'
import { type PermitRecord, putPermit } from './items.ts'
import { lastDayOf } from './model.ts'
import { priceTerm, type WantedTerm } from './price-term.ts'
import type { AreaRules } from './show-permit.ts'

/** Days to pay a bill that is not part of a month's run. */
const daysToPay = 14

/**
 * Gives a space to an application and bills its first term, in one transaction: the space, the permit, the household's place
 * in the tiers of price, and the bill. Answers undefined when the space or the application was taken at this moment.
 */
export async function grantPermit(ctx: Ctx, area: AreaRules, asked: PermitRecord, space: Pick<FreeSpace, 'id' | 'number'>): Promise<PermitRecord | undefined> {
  const household = await householdParking(ctx, asked.unit)
  if (household.permits.includes(asked.id)) return undefined
  const nth = household.permits.length + 1
  const from = today(ctx.clock)
  const granted = { ...asked, state: 'active' as const, nth, space: space.id, spaceNumber: space.number, from, to: lastDayOf(from, asked.term) }
  let permit: PermitRecord | undefined
  const writes = (bill: BillId, amountFen: number): Write[] => {
    permit = { ...granted, version: asked.version + 1, terms: [{ from, to: granted.to, amountFen, bill }] }
    return [holdSpaceWrite(ctx, area.id, space.id, asked.id), putPermit(ctx, permit), putHousehold(ctx, household, { permits: [...household.permits, asked.id] }), carTakesPermit(ctx, asked.car, asked.id)]
  }
  try {
    await billTerm(ctx, area, { permit: asked.id, unit: asked.unit, nth, from, term: asked.term, was: null }, writes)
    return permit
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}

/** A term's bill by itself, with what hangs on it. Throws why it cannot be priced; ConditionFailed counts from the first of `writes`. */
export async function billTerm(ctx: Ctx, area: AreaRules, wanted: WantedTerm, writes: (bill: BillId, amountFen: number) => Write[]): Promise<void> {
  assertMayEarn(area)
  const rules = area.permitItem ? await feeRulesOf(ctx, area.permitItem) : undefined
  if (!rules) throw noPrice(area.name)
  const payable = await payableOfUnit(ctx, wanted.unit)
  const priced = priceTerm(payable, rules, wanted)
  if ('refused' in priced) throw notPriced(refusalSay[priced.refused])
  const { from } = wanted
  const day = today(ctx.clock)
  const dueDate = addDays(from > day ? from : day, daysToPay)
  await issueBill(ctx, { household: { ...payable, payer: payable.payer! }, period: periodOfDate(from), dueDate, lines: priced.lines, amountFen: priced.totalFen, writes: (bill) => writes(bill, priced.totalFen) })
}

export const noPrice = (name: string): Fault =>
  refused('no-permit-price', { zh: `“${name}”还没有设定月卡价格，没有办理。请先在车场资料中选定月卡收费项目。`, en: `“${name}” has no price of permits yet, so nothing was done. Choose the fee item of its permits first.` })
const notPriced = (why: { readonly zh: string; readonly en: string }): Fault => refused('not-priced', { zh: `月卡没有办理，也没有出账：${why.zh}`, en: `No permit was given and nothing was billed: ${why.en}` })
