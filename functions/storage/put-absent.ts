import { ConditionFailed } from './cancelled.ts'
import type { Store } from './store.ts'
import type { Write } from './writes.ts'

type Room = { readonly store: Pick<Store, 'transact'> }

const atOnce = 100

/**
 * Writes each of these conditional puts that still holds, a hundred at a time; those whose place is taken are left alone.
 * Answers, in the same order, undefined for what was written and else what stands there instead.
 */
export async function putAbsent(ctx: Room, writes: readonly Write[]): Promise<(Readonly<Record<string, unknown>> | undefined)[]> {
  const standing: (Readonly<Record<string, unknown>> | undefined)[] = writes.map(() => undefined)
  for (let from = 0; from < writes.length; from += atOnce) {
    let left = writes.slice(from, from + atOnce).map((write, at) => ({ write, at: from + at }))
    // Each round takes at least one away.
    while (left.length > 0) {
      const failed = await attempt(ctx, left.map(({ write }) => write))
      for (const [index, item] of failed) standing[left[index]!.at] = item
      left = failed.size ? left.filter((_, index) => !failed.has(index)) : []
    }
  }
  return standing
}

async function attempt(ctx: Room, writes: readonly Write[]): Promise<Map<number, Readonly<Record<string, unknown>>>> {
  try {
    await ctx.store.transact(writes)
    return new Map()
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return new Map(error.at.map((at, index) => [at, error.items[index] ?? {}]))
  }
}
