import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import type { SaleId, StayId } from '../ids.ts'
import { sum } from '../money.ts'
import type { PaidSale } from '../sales/model.ts'
import type { SaleSubject } from '../sales/sale-subjects.ts'
import type { Write } from '../storage/writes.ts'
import { findStay, planOnStay } from './plan-fact.ts'
import { priceStay } from './price-stay.ts'
import { cashOfShift, readShift } from './shift-items.ts'
import { hashed } from './stay-id.ts'
import type { PaidFact } from './stay-model.ts'

/** What a stay says to its money: it notes the payment while something is due, and wants no more than that. What is owed back is none of its own. */
export const staySubject: SaleSubject = {
  writesWhenPaid: async (ctx, sale) => {
    const stay = await findStay(ctx, sale.subject as StayId)
    if (!stay) return 'unwanted'
    const price = await priceStay(ctx, stay, sale.at)
    const amountFen = sum(sale.lines.filter(({ account }) => account !== '2209').map((line) => line.amountFen))
    if (!price || amountFen > price.dueFen) return 'unwanted'
    const plan = await planOnStay(ctx, stay.id, ({ key }) => paidFact(sale, key, { amountFen, leaveMinutes: price.leaveMinutes }))
    if (!plan) return 'unwanted'
    return [...plan.writes, ...(sale.shift ? [await shiftWrite(ctx, sale.shift, sale.amountFen)] : [])]
  },
  holdsUntil: async (ctx, sale) => (await findStay(ctx, sale.subject as StayId))?.payments.find(({ key }) => key === paymentKey(sale.id))?.until,
}

const paidFact = (sale: PaidSale, of: string, { amountFen, leaveMinutes }: { readonly amountFen: number; readonly leaveMinutes: number }): PaidFact => ({
  kind: 'paid',
  key: paymentKey(sale.id),
  at: sale.at,
  of,
  amountFen,
  method: sale.method,
  until: new Date(Date.parse(sale.at) + leaveMinutes * 60_000).toISOString() as Instant,
  ...(sale.told ? { told: { amountFen: sale.amountFen, reason: sale.told } } : {}),
})

/** Of the fact that a sale becomes on its stay. */
const paymentKey = (sale: SaleId): string => hashed('sale', sale)

async function shiftWrite(ctx: Ctx, shift: string, amountFen: number): Promise<Write> {
  if ((await readShift(ctx, shift))?.state !== 'open') throw shiftEnded()
  return cashOfShift(ctx, shift, amountFen)
}

export const shiftEnded = () => refused('shift-ended', { zh: '这个班次已经交班，这笔现金没有入账。请开新班次后再收。', en: 'This shift has been handed over. This cash was not booked. Open a new shift and take it there.' })
