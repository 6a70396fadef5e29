import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused, type Say, unknown } from '../faults.ts'
import type { ParkingAreaId } from '../ids.ts'
import { countUse } from '../members/rate-limits.ts'
import { readAreaRules } from '../parking/read-area.ts'
import type { OpenedSale } from '../sales/model.ts'
import { openSale } from '../sales/open-sale.ts'
import type { FindMyStay, MyStay, PayMyStay } from './model.ts'
import { subjectOf } from './plate-text.ts'
import { presentStayOf } from './present-stay.ts'
import { priceStay } from './price-stay.ts'
import { leaveUntil } from './show-stay.ts'
import { paidFen } from './stay-model.ts'
import { saleOf } from './take-stay-cash.ts'

/** For whoever scanned the code at the exit: where, since when, how much; no sign-in, and nothing else. Counted per address. */
export async function findMyStay(ctx: Ctx, area: ParkingAreaId, wanted: FindMyStay, address: string): Promise<MyStay> {
  await countUse(ctx, 'stayOfAddress', address)
  await countUse(ctx, 'stayOfTenant', '')
  const [{ name }, stay] = await Promise.all([readAreaRules(ctx, area), presentStayOf(ctx, area, subjectOf(wanted))])
  const now = instant(ctx.clock)
  const price = stay ? await priceStay(ctx, stay, now) : null
  if (!stay?.in || !price) return { area: name, stay: null }
  return { area: name, stay: { in: stay.in, feeFen: price.feeFen, paidFen: paidFen(stay), dueFen: price.dueFen, leaveUntil: leaveUntil(stay, price, now), leaveMinutes: price.leaveMinutes } }
}

type Asked = { readonly address: string; readonly lang: keyof Say }

/** Opens the provider's page for what is due now; two browsers get one page. `conflict` when the price has moved on since it was shown. */
export async function payMyStay(ctx: Ctx, area: ParkingAreaId, { amountFen, onPhone, ...wanted }: PayMyStay, { address, lang }: Asked): Promise<OpenedSale> {
  await countUse(ctx, 'stayOfAddress', address)
  await countUse(ctx, 'stayOfTenant', '')
  const [stay] = await Promise.all([presentStayOf(ctx, area, subjectOf(wanted)), readAreaRules(ctx, area)])
  if (!stay) throw unknown('no such car is inside')
  const due = (await priceStay(ctx, stay, instant(ctx.clock)))?.dueFen ?? 0
  if (due === 0) throw refused('nothing-due', { zh: '现在没有需要支付的停车费，没有扣款。', en: 'There is nothing to pay now. No money was taken.' })
  if (due !== amountFen) throw conflict('price-moved', { zh: `停车费已变为 ${(due / 100).toFixed(2)} 元，没有扣款。请确认新的金额后再付。`, en: `The price is ${(due / 100).toFixed(2)} yuan by now. No money was taken. Look at the new sum and pay.` })
  return openSale(ctx, { ...(await saleOf(ctx, stay, due)), backPath: `/park/${area}`, lang, onPhone })
}
