import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { firstRow } from './items.ts'

/** When the tenant's chain begins, which is when the tenant was made; undefined for books without a chain. */
export const firstChangeAt = async (ctx: Pick<Ctx, 'store'>): Promise<Instant | undefined> => (await firstRow(ctx.store))?.at as Instant | undefined
