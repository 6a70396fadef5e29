import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { moveDelivery, readDeliveriesOf } from './delivery-items.ts'
import { readRun } from './items.ts'
import type { DeliveryState, ReminderId } from './model.ts'

export type DeliveryNotice = { readonly run: ReminderId; readonly unit: UnitId; readonly message: string; readonly state: 'delivered' | 'failed' }

/** From where a notice may lead; a notice that comes twice, late or of another message changes nothing. */
const before: Readonly<Record<DeliveryNotice['state'], readonly DeliveryState[]>> = { delivered: ['queued', 'sent', 'unknown'], failed: ['queued', 'sent', 'unknown', 'delivered'] }

/** What the provider tells of a message later: it arrived, or came back. Answers whether that was news. */
export async function noteDelivery(ctx: Ctx, { run, unit, message, state }: DeliveryNotice): Promise<boolean> {
  const [[known], record] = await Promise.all([readDeliveriesOf(ctx, [{ run, unit }]), readRun(ctx, run)])
  // Without an answer the provider's id is not known here; the reference that led here is ours alone.
  if (!known || !record || !before[state].includes(known.state) || (known.message !== undefined && known.message !== message)) return false
  return moveDelivery(ctx, run, unit, { from: known.state, state, message, counted: record.state === 'done', ...(state === 'failed' ? { problem: 'not-delivered' as const } : {}) })
}
