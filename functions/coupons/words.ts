import { type Fault, refused } from '../faults.ts'

export const codeUnknown = (): Fault => refused('coupon-unknown', { zh: '没有这张停车券，没有抵扣。请核对券号，里面没有 0、O、1、I。', en: 'There is no such coupon. Nothing was taken off. Check the code: it has no 0, O, 1 or I.' })
export const couponUsed = (): Fault => refused('coupon-used', { zh: '这张停车券已经用过，没有再抵扣。一张只能用一次。', en: 'This coupon has been used. Nothing was taken off. Each counts once.' })
export const couponsEnded = (): Fault => refused('coupon-ended', { zh: '这批停车券已经停用，没有抵扣。请问发券的单位。', en: 'These coupons have been withdrawn. Nothing was taken off. Ask whoever gave it to you.' })
export const couponAhead = (from: string): Fault => refused('coupon-ahead', { zh: `这张停车券从 ${from} 起才能用，没有用掉。`, en: `This coupon counts from ${from} on. It was not used up.` })
export const couponOver = (to: string): Fault => refused('coupon-over', { zh: `这张停车券只能用到 ${to}，没有抵扣。`, en: `This coupon was valid until ${to}. Nothing was taken off.` })
export const couponElsewhere = (): Fault => refused('coupon-elsewhere', { zh: '这张停车券不能用在这个车场，没有用掉。', en: 'This coupon does not hold in this car park. It was not used up.' })
