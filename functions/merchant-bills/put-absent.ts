import type { Ctx } from '../context.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'

const atOnce = 100

/** Writes each of these (conditional) puts that still holds, a hundred at a time; those whose place is taken are left alone. */
export async function putAbsent(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += atOnce) {
    let left = writes.slice(at, at + atOnce)
    // Each round takes at least one away.
    while (left.length > 0) {
      try {
        await ctx.store.transact(left)
        left = []
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        left = left.filter((_, index) => !error.at.includes(index))
      }
    }
  }
}
