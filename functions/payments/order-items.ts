import type { Ctx } from '../context.ts'
import type { PaymentId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'

/** What stands under a number of a merchant bill: the payment that it was booked as, or the number that the same trade is kept under. */
export type OrderItem = { readonly payment?: PaymentId; readonly order?: string }

const keyOf = (ctx: Pick<Ctx, 'tenant'>, no: string): Key => keys.lookup(ctx.tenant, `order#${no}`)

/** As it stands now (consistent). */
export const readOrder = (ctx: Ctx, no: string): Promise<OrderItem | undefined> => ctx.store.get<OrderItem>(keyOf(ctx, no), { consistent: true })

/** For lists; in the order asked. */
export const readOrders = (ctx: Ctx, nos: readonly string[]): Promise<(OrderItem | undefined)[]> => ctx.store.getMany<OrderItem>(nos.map((no) => keyOf(ctx, no)))

/** Gives a number to one payment of the tenant, or takes it over from `from`, which was reversed. */
export const claimOrderWrite = (ctx: Pick<Ctx, 'tenant'>, no: string, payment: PaymentId, from: PaymentId | undefined): Write => ({
  put: { ...keyOf(ctx, no), payment },
  if: from === undefined ? 'absent' : { expr: 'payment = :from', values: { ':from': from } },
})

/** Says that a trade known by `no` is kept under `order`, unless the number is taken. */
export const nameOrderWrite = (ctx: Pick<Ctx, 'tenant'>, no: string, order: string): Write => ({ put: { ...keyOf(ctx, no), order }, if: 'absent' })
