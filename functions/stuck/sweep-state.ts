import type { Ctx } from '../context.ts'
import { sweptAt } from '../notices/sweep-orders.ts'
import type { StuckPage } from './model.ts'

/** The sweep works every five minutes; six misses are no accident. */
const lateMs = 30 * 60_000

/** Whether the list can be trusted to be whole: a provider that does not answer hides what it knows. */
export async function sweepState(ctx: Ctx): Promise<Pick<StuckPage, 'sweptAt' | 'sweep'>> {
  if (!ctx.site.paymentAccount) return { sweptAt: null, sweep: 'none' }
  const at = await sweptAt(ctx)
  if (at === null) return { sweptAt: null, sweep: 'waiting' }
  return { sweptAt: at, sweep: ctx.clock.now().getTime() - Date.parse(at) > lateMs ? 'late' : 'fine' }
}
