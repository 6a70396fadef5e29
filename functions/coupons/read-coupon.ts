import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ParkingAreaId } from '../ids.ts'
import type { Coupon } from '../tariffs/quote-model.ts'
import { normalCode } from './code-model.ts'
import { type BatchRecord, batchOfCode, findUse } from './items.ts'
import { codeUnknown, couponAhead, couponElsewhere, couponOver, couponsEnded, couponUsed } from './words.ts'

/** What a coupon takes with it to a stay. */
export type FoundCoupon = { readonly code: string; readonly batch: string; readonly name: string; readonly bearer: string; readonly most: number; readonly discount: Coupon }

/** The coupon of a code, as it stands in print. Throws a refusal where there is none. */
export async function findCoupon(ctx: Ctx, typed: string): Promise<{ readonly coupon: FoundCoupon; readonly batch: BatchRecord }> {
  const code = normalCode(typed)
  const batch = code === undefined ? undefined : await batchOfCode(ctx, code)
  if (!code || !batch) throw codeUnknown()
  const { id, name, bearer, perStay, kind, value } = batch
  return { coupon: { code, batch: id, name, bearer, most: perStay, discount: kind === 'minutes' ? { kind, minutes: value } : { kind, fen: value } }, batch }
}

/** Throws a refusal that says why where it cannot be used in this area today. */
export async function assertUsable(ctx: Ctx, { coupon, batch }: { readonly coupon: FoundCoupon; readonly batch: BatchRecord }, area: ParkingAreaId): Promise<void> {
  const now: BusinessDate = today(ctx.clock)
  if (await findUse(ctx, batch.id, coupon.code)) throw couponUsed()
  if (batch.ended) throw couponsEnded()
  if (now < batch.from) throw couponAhead(batch.from)
  if (now > batch.to) throw couponOver(batch.to)
  if (!batch.areas.includes(area)) throw couponElsewhere()
}
