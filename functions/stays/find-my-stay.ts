import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import type { ParkingAreaId } from '../ids.ts'
import { countUse } from '../members/rate-limits.ts'
import { getParkingFront } from './get-parking-front.ts'
import type { StayRecord } from './items.ts'
import type { FindMyStay, MyStay } from './model.ts'
import { subjectOf } from './plate-text.ts'
import { presentStayOf } from './present-stay.ts'
import { type Price, priceStay } from './price-stay.ts'
import { leaveUntil, showLines } from './show-stay.ts'
import { isFree, paidFen } from './stay-model.ts'

/** For whoever scanned the code at the exit: where, since when, how much and why; no sign-in, and nothing else. Counted per address. */
export async function findMyStay(ctx: Ctx, area: ParkingAreaId, wanted: FindMyStay, address: string): Promise<MyStay> {
  await countLook(ctx, address)
  return showMyStay(ctx, area, wanted)
}

export async function showMyStay(ctx: Ctx, area: ParkingAreaId, wanted: FindMyStay): Promise<MyStay> {
  const [front, found] = await Promise.all([getParkingFront(ctx, area), chargedStay(ctx, area, wanted)])
  if (!found) return { ...front, stay: null }
  const { stay, price } = found
  return { ...front, stay: { in: stay.in!, at: price.until, feeFen: price.feeFen, paidFen: paidFen(stay), dueFen: price.dueFen, leaveUntil: leaveUntil(stay, price, instant(ctx.clock)), leaveMinutes: price.leaveMinutes, lines: showLines(price), coupons: stay.coupons.map(({ name }) => name) } }
}

export async function countLook(ctx: Ctx, address: string): Promise<void> {
  await countUse(ctx, 'stayOfAddress', address)
  await countUse(ctx, 'stayOfTenant', '')
}

/**
 * The stay of a car that is charged. One that stays free of charge (a permit, a visitor, an area without a price) is answered like
 * one that is not here: whoever types a neighbour's plate does not learn whether the neighbour is at home.
 */
export async function chargedStay(ctx: Ctx, area: ParkingAreaId, wanted: FindMyStay): Promise<{ stay: StayRecord; price: Price } | undefined> {
  const stay = await presentStayOf(ctx, area, subjectOf(wanted))
  if (!stay?.in || isFree(stay)) return undefined
  const price = await priceStay(ctx, stay, instant(ctx.clock))
  if (!price) throw refused('price-unknown', { zh: '这次停车太久，算不出停车费，没有扣款。请找值守人员办理。', en: 'This stay is too long to be priced. No money was taken. Ask the attendant.' })
  return { stay, price }
}
