import { isPaymentId } from '../payments/model.ts'
import type { OrderFollower } from '../payments/follow-orders.ts'
import { isSaleId } from '../sales/sale-id.ts'

/** Who follows what the provider was asked for, by the shape of our number; each is loaded when first needed. */
const followers: readonly { readonly isOurs: OrderFollower['isOurs']; readonly load: () => Promise<OrderFollower> }[] = [
  { isOurs: isPaymentId, load: async () => (await import('../payments/follow-orders.ts')).paymentOrders },
  { isOurs: isSaleId, load: async () => (await import('../sales/follow-orders.ts')).saleOrders },
]

export const everyFollower = (): Promise<OrderFollower[]> => Promise.all(followers.map(({ load }) => load()))

/** Undefined: an order of somebody else on the same account. */
export const followerOf = (number: string | undefined): (() => Promise<OrderFollower>) | undefined => (number === undefined ? undefined : followers.find(({ isOurs }) => isOurs(number))?.load)
