import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { claimCoupon } from '../coupons/claim-coupon.ts'
import { assertUsable, findCoupon, type FoundCoupon } from '../coupons/read-coupon.ts'
import { conflict, refused, unknown } from '../faults.ts'
import type { ParkingAreaId, StayId } from '../ids.ts'
import { countUse } from '../members/rate-limits.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { chargedStay, countLook, showMyStay } from './find-my-stay.ts'
import type { StayRecord } from './items.ts'
import type { MyStay, RedeemMyCoupon, StayDetail } from './model.ts'
import { decided, findStay, planOnStay } from './plan-fact.ts'
import { priceStay } from './price-stay.ts'
import { showStayDetail } from './show-stay.ts'
import { hashed } from './stay-id.ts'
import { type CouponFact, isFree, stateOf } from './stay-model.ts'

const attemptsMax = 8

/** By an attendant or the office: also of a car that stands before the barrier and owes. */
export async function redeemCoupon(ctx: Ctx, id: StayId, code: string): Promise<StayDetail> {
  return showStayDetail(ctx, await redeem(ctx, id, code, ['present', 'owing']))
}

/** By the driver, without sign-in: a look like any other and a try of a code, both counted. */
export async function redeemMyCoupon(ctx: Ctx, area: ParkingAreaId, { code, ...wanted }: RedeemMyCoupon, address: string): Promise<MyStay> {
  await countLook(ctx, address)
  await countUse(ctx, 'couponOfAddress', address)
  await countUse(ctx, 'couponOfTenant', '')
  const found = await chargedStay(ctx, area, wanted)
  if (!found) throw unknown('nothing is charged under this plate or ticket')
  await redeem(ctx, found.stay.id, code, ['present'])
  return showMyStay(ctx, area, wanted)
}

/**
 * Puts a coupon on a stay in one transaction with the claim of its code: used by one, used up for all. The same code on the same
 * stay is the same act. Whatever would take nothing off now is refused and not used up.
 */
async function redeem(ctx: Ctx, id: StayId, code: string, where: readonly ReturnType<typeof stateOf>[]): Promise<StayRecord> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const stay = await findStay(ctx, id)
    if (!stay) throw unknown(`stay ${id}`)
    const found = await findCoupon(ctx, code)
    const { coupon } = found
    if (stay.coupons.some((one) => one.code === coupon.code)) return stay
    await assertUsable(ctx, found, stay.area)
    const fact = factOf(ctx, stay, coupon)
    await check(ctx, stay, { fact, where })
    const plan = await planOnStay(ctx, stay.id, () => fact)
    try {
      if (plan) {
        await ctx.store.transact([...claimCoupon(ctx, { batch: coupon.batch, code: coupon.code, stay: stay.id, forgoneFen: plan.stay.couponsFen.at(-1)! }), ...plan.writes])
        return plan.stay
      }
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
    }
    await backoff(attempt)
  }
  throw conflict('busy', { zh: '这条停车记录正在变化，停车券没有用掉。请再试一次。', en: 'This stay is changing at the moment. The coupon was not used up. Please try again.' })
}

const factOf = (ctx: Ctx, { key }: StayRecord, { code, ...coupon }: FoundCoupon): CouponFact => ({ kind: 'coupon', key: hashed('coupon', code), at: instant(ctx.clock), of: key, code, ...coupon, who: ctx.actor.name || null })

async function check(ctx: Ctx, stay: StayRecord, { fact, where }: { readonly fact: CouponFact; readonly where: readonly ReturnType<typeof stateOf>[] }): Promise<void> {
  if (isFree(stay)) throw refused('stay-free', { zh: '这辆车本来就不收停车费，停车券没有用掉。', en: 'This car parks free of charge. The coupon was not used up.' })
  if (stay.closed?.feeFen !== undefined) throw refused('price-by-hand', { zh: '这次停车的价格是人工定的，不能再用停车券，券没有用掉。', en: 'The price of this stay was set by hand, so no coupon counts. It was not used up.' })
  if (!where.includes(stateOf(stay, stay.feeFen))) throw refused('stay-not-open', { zh: '这次停车已经结束或缺少时间，停车券没有用掉。', en: 'This stay has ended or lacks a time. The coupon was not used up.' })
  const most = Math.min(fact.most, ...stay.coupons.map((one) => one.most))
  if (stay.coupons.length >= most) throw refused('coupons-enough', { zh: `这次停车最多用 ${most} 张停车券，这张没有用掉。`, en: `This stay takes at most ${most} ${most === 1 ? 'coupon' : 'coupons'}. This one was not used up.` })
  const [now, then] = await Promise.all([priceStay(ctx, stay, fact.at), priceStay(ctx, { ...stay, ...decided(stay, fact) }, fact.at)])
  if (!now || !then) throw refused('price-unknown', { zh: '这次停车算不出停车费，停车券没有用掉。请找值守人员办理。', en: 'This stay cannot be priced. The coupon was not used up. Ask the attendant.' })
  if (now.dueFen === 0) throw refused('nothing-due', { zh: '现在没有要付的停车费，停车券没有用掉，可以留着下次用。', en: 'Nothing is due now. The coupon was not used up. Keep it for another time.' })
  if (then.dueFen >= now.dueFen) throw refused('coupon-no-use', { zh: '这张停车券现在抵不了钱，没有用掉。已付的钱不退。', en: 'This coupon takes nothing off at present and was not used up. What is paid is not paid back.' })
}
