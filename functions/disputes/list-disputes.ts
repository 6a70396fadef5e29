import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { BadCursor } from '../storage/store.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { type DisputeRecord, readDispute, readDisputes, readDisputesOf } from './items.ts'
import { type Dispute, type DisputeId, disputeId, type DisputePage, type ListDisputes } from './model.ts'
import { showDispute } from './show-dispute.ts'

/** Disputes of a household, a payment or a sale, the newest first; without any those that are not at their end, the oldest first. */
export async function listDisputes(ctx: Ctx, { unit, payment, sale, limit, after }: ListDisputes): Promise<DisputePage> {
  const claimed = payment ?? sale
  const of = claimed ? await readDisputesOf(ctx, claimed) : unit && (await readDisputes(ctx, unit))
  const found = of ? of.toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1)) : (await underWay(ctx)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const start = after === undefined ? 0 : found.findIndex((dispute) => placeOf(dispute) === after) + 1
  if (after !== undefined && start === 0) throw new BadCursor()
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  return { items: await Promise.all(page.map((dispute) => showDispute(ctx, dispute))), next: last && start + limit < found.length ? placeOf(last) : null }
}

export async function getDispute(ctx: Ctx, id: DisputeId): Promise<Dispute> {
  const dispute = await readDispute(ctx, id)
  if (!dispute) throw unknown(`no dispute ${id}`)
  return showDispute(ctx, dispute)
}

const placeOf = ({ id, openedAt }: DisputeRecord): string => `${openedAt} ${id}`

async function underWay(ctx: Ctx): Promise<DisputeRecord[]> {
  const records: DisputeRecord[] = []
  for await (const { id } of unfinishedOf(ctx, 'dispute')) {
    const known = disputeId.safeParse(id).data
    const dispute = known && (await readDispute(ctx, known))
    if (dispute) records.push(dispute)
  }
  return records
}
