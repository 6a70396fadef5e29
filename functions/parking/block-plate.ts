import { recordChange } from '../audit/record-change.ts'
import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { invalid, unknown } from '../faults.ts'
import { placeAfter } from '../fees/page.ts'
import type { CarId } from '../ids.ts'
import { allBlocks, type BlockRecord, findBlock, putBlock } from './car-items.ts'
import type { Block, BlockPlate, ListBlocks } from './car-model.ts'
import { anyPlate, carOfPlate } from './car-of-plate.ts'
import { isBlocked } from './show-car.ts'

/** A plate may not come in, from today to a day or until it is lifted. Again with another reason or day: the later word counts. */
export async function blockPlate(ctx: Ctx, { plate: text, reason, until }: BlockPlate): Promise<Block> {
  const plate = anyPlate(text)
  const from = today(ctx.clock)
  if (until !== null && until < from) throw invalid('until-past', { zh: '结束日期早于今天，没有保存。请检查日期。', en: 'The last day lies before today. Nothing was saved. Check the date.' })
  const id = carOfPlate(ctx, plate)
  const known = await findBlock(ctx, id)
  if (known && isBlocked(known, from) && known.reason === reason && known.until === until) return showBlock(ctx, known)
  const block: BlockRecord = { id, plate, reason, from, until, by: ctx.actor.name, at: instant(ctx.clock) }
  await recordChange(ctx, async () => ({ writes: [putBlock(ctx, block)], act: 'plate.blocked', subject: id, detail: { reason, until }, answer: true }))
  return showBlock(ctx, block)
}

/** Lifting what is lifted answers the same. */
export async function liftBlock(ctx: Ctx, id: CarId): Promise<Block> {
  const block = await findBlock(ctx, id)
  if (!block) throw unknown(`no block of ${id}`)
  if (!isBlocked(block, today(ctx.clock))) return showBlock(ctx, block)
  const lifted: BlockRecord = { ...block, lifted: { at: instant(ctx.clock), by: ctx.actor.name } }
  await recordChange(ctx, async () => ({ writes: [putBlock(ctx, lifted)], act: 'plate.unblocked', subject: id, detail: { reason: block.reason }, answer: true }))
  return showBlock(ctx, lifted)
}

/** Those that hold first, the newest first. */
export async function listBlocks(ctx: Ctx, { limit, after }: ListBlocks): Promise<{ items: Block[]; next: string | null }> {
  const all = (await allBlocks(ctx)).map((block) => showBlock(ctx, block))
  all.sort((a, b) => Number(a.ended) - Number(b.ended) || (a.at < b.at ? 1 : -1))
  const from = placeAfter(after, all.length)
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null }
}

function showBlock(ctx: Ctx, block: BlockRecord): Block {
  const { id, plate, reason, from, until, by, at } = block
  return { id, plate, reason, from, until, by, at, ended: !isBlocked(block, today(ctx.clock)) }
}
