import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, Fault, refused, unknown } from '../faults.ts'
import type { StayId } from '../ids.ts'
import { fen } from '../money.ts'
import { assertMayEarn, readAreaRules } from '../parking/read-area.ts'
import type { Sale } from '../sales/model.ts'
import type { SaleInput } from '../sales/open-sale.ts'
import { cashTaken, type TakeCash, takeCash } from '../sales/take-cash.ts'
import type { StayRecord } from './items.ts'
import type { StayCash, TakeStayCash } from './model.ts'
import { findStay } from './plan-fact.ts'
import { priceStay } from './price-stay.ts'
import { shiftFor } from './shifts.ts'
import { showStay } from './show-stay.ts'
import { subjectKey } from './stay-id.ts'
import { shiftEnded } from './stay-subject.ts'

/** A payment online between the price and the booking leaves less to pay: the cash is split anew. */
const attemptsMax = 3

/**
 * Books cash for a stay in the caller's open shift and issues the receipt. What is taken is what is due now, or was due when it
 * was taken; another sum is a `conflict` that names the right one, and nothing is booked. Unless `told` says why that sum was
 * asked: the driver has left and the cash is here, so it stands. What is missing stays owing, what is over is owed back (2209).
 */
export async function takeStayCash(ctx: Ctx, id: StayId, { id: own, shift, amountFen, at, told }: TakeStayCash): Promise<StayCash> {
  const [stay, { state }] = await Promise.all([findStay(ctx, id), shiftFor(ctx, shift)])
  if (!stay) throw unknown(`stay ${id}`)
  // The car and not the stay, whose id may have changed by an entry that came late.
  const same = ['stay', stay.area, subjectKey(stay.subject), amountFen, shift]
  const again = await cashTaken(ctx, { id: own, same })
  if (again) return shown(ctx, stay.id, again)
  if (state !== 'open') throw shiftEnded()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return shown(ctx, stay.id, await takeCash(ctx, { ...(await priced(ctx, id, { amountFen, at, told })), id: own, shift, same }))
    } catch (error) {
      if (!told || attempt === attemptsMax || !(error instanceof Fault) || error.code !== 'already-paid') throw error
    }
  }
}

async function priced(ctx: Ctx, id: StayId, { amountFen, at, told }: Pick<TakeStayCash, 'amountFen' | 'at' | 'told'>): Promise<SaleInput & Pick<TakeCash, 'at' | 'told'>> {
  const stay = (await findStay(ctx, id))!
  const now = instant(ctx.clock)
  const taken = at === undefined ? now : (new Date(at).toISOString() as Instant)
  const moment = taken < now ? taken : now
  const [then, current] = await Promise.all([priceStay(ctx, stay, moment), priceStay(ctx, stay, now)])
  if (!then || !current) throw refused('price-unknown', { zh: '没有入场记录，算不出停车费。请先补录入场时间。', en: 'No entry is on record, so there is no price yet. Enter the time of entry first.' })
  if (amountFen === then.dueFen) return { ...(await saleOf(ctx, stay, amountFen)), at: moment }
  if (amountFen === current.dueFen) return saleOf(ctx, stay, amountFen)
  if (told === undefined) throw priceMoved(current.dueFen)
  return { ...(await saleOf(ctx, stay, Math.min(amountFen, then.dueFen), amountFen - then.dueFen)), at: moment, told }
}

const shown = async (ctx: Ctx, id: StayId, { id: sale, receiptNo, amountFen }: Sale): Promise<StayCash> => ({ sale, receiptNo, amountFen, stay: await showStay(ctx, (await findStay(ctx, id))!) })

/** The sale of a stay: no plate stands in it, since its title goes into the books (D3). */
export async function saleOf(ctx: Ctx, stay: StayRecord, dueFen: number, overFen = 0): Promise<SaleInput> {
  const area = await readAreaRules(ctx, stay.area)
  assertMayEarn(area)
  const { fund } = area
  const price = { text: `停车费 ${area.name}`, amountFen: fen(dueFen), fund, purpose: 'parking' as const }
  const over = { text: `多收停车费 ${area.name}`, amountFen: fen(overFen), fund, purpose: 'parking' as const, account: '2209' as const }
  return {
    kind: 'stay',
    subject: stay.id,
    version: stay.payments.length,
    community: area.community,
    title: { zh: `停车费 ${area.name}`, en: `Parking ${area.name}` },
    lines: [...(dueFen > 0 ? [price] : []), ...(overFen > 0 ? [over] : [])],
  }
}

const priceMoved = (dueFen: number) =>
  conflict('price-moved', { zh: `应收 ${(dueFen / 100).toFixed(2)} 元，与提交的金额不同，没有入账。请按新的金额收取。`, en: `${(dueFen / 100).toFixed(2)} yuan is due, not the sum that was sent. Nothing was booked. Take the new sum.` })
