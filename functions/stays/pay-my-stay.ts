import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused, type Say, unknown } from '../faults.ts'
import type { ParkingAreaId } from '../ids.ts'
import { countUse } from '../members/rate-limits.ts'
import { readAreaRules } from '../parking/read-area.ts'
import type { OpenedSale } from '../sales/model.ts'
import { openSale } from '../sales/open-sale.ts'
import type { StayRecord } from './items.ts'
import { getParkingFront } from './get-parking-front.ts'
import type { FindMyStay, MyStay, PayMyStay } from './model.ts'
import { subjectOf } from './plate-text.ts'
import { presentStayOf } from './present-stay.ts'
import { type Price, priceStay } from './price-stay.ts'
import { leaveUntil, showLines } from './show-stay.ts'
import { isFree, paidFen } from './stay-model.ts'
import { saleOf } from './take-stay-cash.ts'

/** For whoever scanned the code at the exit: where, since when, how much and why; no sign-in, and nothing else. Counted per address. */
export async function findMyStay(ctx: Ctx, area: ParkingAreaId, wanted: FindMyStay, address: string): Promise<MyStay> {
  await countLook(ctx, address)
  const [front, found] = await Promise.all([getParkingFront(ctx, area), chargedStay(ctx, area, wanted)])
  if (!found) return { ...front, stay: null }
  const { stay, price } = found
  return { ...front, stay: { in: stay.in!, at: price.until, feeFen: price.feeFen, paidFen: paidFen(stay), dueFen: price.dueFen, leaveUntil: leaveUntil(stay, price, instant(ctx.clock)), leaveMinutes: price.leaveMinutes, lines: showLines(price) } }
}

type Asked = { readonly address: string; readonly lang: keyof Say }

/** Opens the provider's page for what is due now; two browsers get one page. `conflict` when the price has moved on since it was shown. */
export async function payMyStay(ctx: Ctx, area: ParkingAreaId, { amountFen, onPhone, ...wanted }: PayMyStay, { address, lang }: Asked): Promise<OpenedSale> {
  await countLook(ctx, address)
  const [found] = await Promise.all([chargedStay(ctx, area, wanted), readAreaRules(ctx, area)])
  if (!found) throw unknown('nothing is charged under this plate or ticket')
  const due = found.price.dueFen
  if (due === 0) throw refused('nothing-due', { zh: '现在没有需要支付的停车费，没有扣款。', en: 'There is nothing to pay now. No money was taken.' })
  if (due !== amountFen) throw conflict('price-moved', { zh: `停车费已变为 ${(due / 100).toFixed(2)} 元，没有扣款。请确认新的金额后再付。`, en: `The price is ${(due / 100).toFixed(2)} yuan by now. No money was taken. Look at the new sum and pay.` })
  return openSale(ctx, { ...(await saleOf(ctx, found.stay, due)), backPath: `/park/${area}`, lang, onPhone })
}

async function countLook(ctx: Ctx, address: string): Promise<void> {
  await countUse(ctx, 'stayOfAddress', address)
  await countUse(ctx, 'stayOfTenant', '')
}

/**
 * The stay of a car that is charged. One that stays free of charge (a permit, a visitor, an area without a price) is answered like
 * one that is not here: whoever types a neighbour's plate does not learn whether the neighbour is at home.
 */
async function chargedStay(ctx: Ctx, area: ParkingAreaId, wanted: FindMyStay): Promise<{ stay: StayRecord; price: Price } | undefined> {
  const stay = await presentStayOf(ctx, area, subjectOf(wanted))
  if (!stay?.in || isFree(stay)) return undefined
  const price = await priceStay(ctx, stay, instant(ctx.clock))
  if (!price) throw refused('price-unknown', { zh: '这次停车太久，算不出停车费，没有扣款。请找值守人员办理。', en: 'This stay is too long to be priced. No money was taken. Ask the attendant.' })
  return { stay, price }
}
