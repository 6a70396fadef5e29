import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { everySwap, putSwap } from './items.ts'

/** Of a person who was erased: what was written to or about their exchanges goes; whose shift moved when stays, which counts. Done twice it is done once. */
export async function forgetSwaps(ctx: Ctx, person: PersonId): Promise<void> {
  for await (const swap of everySwap(ctx)) {
    if (swap.asker !== person && swap.other !== person) continue
    if (swap.note === '' && (swap.decided?.reason ?? '') === '') continue
    await held(ctx.store.write(putSwap(ctx, { ...swap, note: '', decided: swap.decided && { ...swap.decided, reason: '' }, version: swap.version + 1 })))
  }
}
