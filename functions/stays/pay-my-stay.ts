import type { Ctx } from '../context.ts'
import { conflict, refused, type Say, unknown } from '../faults.ts'
import type { ParkingAreaId } from '../ids.ts'
import { readAreaRules } from '../parking/read-area.ts'
import type { OpenedSale } from '../sales/model.ts'
import { openSale } from '../sales/open-sale.ts'
import { chargedStay, countLook } from './find-my-stay.ts'
import type { PayMyStay } from './model.ts'
import { saleOf } from './take-stay-cash.ts'

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
