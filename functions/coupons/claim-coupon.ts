import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Write } from '../storage/writes.ts'
import { claimWrites, noteUse } from './items.ts'

type Use = { readonly batch: string; readonly code: string; readonly stay: string; readonly forgoneFen: number }

/** For the transaction that puts a coupon on a stay: it holds while the code is unused and its batch not ended. */
export const claimCoupon = (ctx: Ctx, { batch, ...use }: Use): Write[] => claimWrites(ctx, batch, { ...use, at: instant(ctx.clock), by: ctx.actor.name || null })

/** For the transaction that changes a stay: what its coupon takes off by now, and under which id it stands. */
export const noteCoupon = (ctx: Ctx, { batch, ...use }: Use): Write => noteUse(ctx, batch, use)
