import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { closingsBack } from './items.ts'
import type { Closing } from './model.ts'
import type { Snapshot } from './snapshot-model.ts'

export type Closed = Closing & { readonly snapshot: Snapshot }

const isClosed = (closing: Closing): closing is Closed => closing.state === 'closed'

/**
 * The newest month that is closed, or the newest before `before`. Months are closed in order and reopened from the last one back, so every
 * month before it is closed too: its snapshot holds all that was booked until its end. Consistent.
 */
export async function lastClosed(ctx: Pick<Ctx, 'tenant' | 'store'>, before?: Period): Promise<Closed | undefined> {
  for await (const closing of closingsBack(ctx, before)) if (isClosed(closing)) return closing
  return undefined
}
