import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused, unknown } from '../faults.ts'
import type { StayId } from '../ids.ts'
import { fen } from '../money.ts'
import { assertMayEarn, readAreaRules } from '../parking/read-area.ts'
import type { SaleInput } from '../sales/open-sale.ts'
import { takeCash } from '../sales/take-cash.ts'
import type { StayRecord } from './items.ts'
import type { StayCash, TakeStayCash } from './model.ts'
import { findStay } from './plan-fact.ts'
import { priceStay } from './price-stay.ts'
import { shiftFor } from './shifts.ts'
import { showStay } from './show-stay.ts'
import { paymentKey, shiftEnded } from './stay-subject.ts'
import { saleIdOf } from '../sales/sale-id.ts'

/**
 * Books cash for a stay in the caller's open shift and issues the receipt. What is taken is what is due now, or was due when a
 * phone without network took it; another sum is a `conflict` that names the right one, and nothing is booked.
 */
export async function takeStayCash(ctx: Ctx, id: StayId, { id: own, shift, amountFen, at }: TakeStayCash): Promise<StayCash> {
  const [stay, { state }] = await Promise.all([findStay(ctx, id), shiftFor(ctx, shift)])
  if (!stay) throw unknown(`stay ${id}`)
  const again = stay.payments.length > 0 ? await repeated(ctx, stay, { id: own, shift, amountFen }) : undefined
  if (again) return again
  if (state !== 'open') throw shiftEnded()
  const now = instant(ctx.clock)
  const moment = at && at < now ? (new Date(at).toISOString() as Instant) : now
  const [then, current] = await Promise.all([priceStay(ctx, stay, moment), priceStay(ctx, stay, now)])
  if (!then || !current) throw refused('price-unknown', { zh: '没有入场记录，算不出停车费。请先补录入场时间。', en: 'No entry is on record, so there is no price yet. Enter the time of entry first.' })
  if (amountFen !== then.dueFen && amountFen !== current.dueFen) throw priceMoved(current.dueFen)
  const sale = await takeCash(ctx, { ...(await saleOf(ctx, stay, amountFen)), id: own, shift })
  return { sale: sale.id, receiptNo: sale.receiptNo, amountFen: sale.amountFen, stay: await showStay(ctx, (await findStay(ctx, id))!) }
}

/** The sale of a stay: no plate stands in it, since its title goes into the books (D3). */
export async function saleOf(ctx: Ctx, stay: StayRecord, amountFen: number): Promise<SaleInput> {
  const area = await readAreaRules(ctx, stay.area)
  assertMayEarn(area)
  return {
    kind: 'stay',
    subject: stay.id,
    version: stay.payments.length,
    title: { zh: `停车费 ${area.name}`, en: `Parking ${area.name}` },
    lines: [{ text: `停车费 ${area.name}`, amountFen: fen(amountFen), fund: area.fund, purpose: 'parking' }],
  }
}

/** Sent once more after the answer was lost: the version that it was booked under is one of those before. */
async function repeated(ctx: Ctx, stay: StayRecord, { id, shift, amountFen }: Pick<TakeStayCash, 'id' | 'shift' | 'amountFen'>): Promise<StayCash | undefined> {
  const at = stay.payments.findIndex(({ key }) => key === paymentKey(saleIdOf(id)))
  if (at < 0) return undefined
  const sale = await takeCash(ctx, { ...(await saleOf(ctx, stay, amountFen)), version: at, id, shift })
  return { sale: sale.id, receiptNo: sale.receiptNo, amountFen: sale.amountFen, stay: await showStay(ctx, stay) }
}

const priceMoved = (dueFen: number) =>
  conflict('price-moved', { zh: `应收 ${(dueFen / 100).toFixed(2)} 元，与提交的金额不同，没有入账。请按新的金额收取。`, en: `${(dueFen / 100).toFixed(2)} yuan is due, not the sum that was sent. Nothing was booked. Take the new sum.` })
