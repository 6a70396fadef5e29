import { createHmac } from 'node:crypto'
import { recordChange } from '../audit/record-change.ts'
import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, invalid, refused } from '../faults.ts'
import { sha256 } from '../members/secrets.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { batchLetters, codeLength, codeLetters } from './code-model.ts'
import { allBatches, type BatchRecord, batchesMax, findBatch, putBatch } from './items.ts'
import type { CouponBatch, CreateCoupons } from './model.ts'
import { showBatch } from './show-batch.ts'

/** A million batches fit into the letters that name one. */
const attemptsMax = 8

/** A batch with all its codes, in one transaction with its audit row (S3); the codes are in no log. The same sent again answers the same. */
export async function createCoupons(ctx: Ctx, input: CreateCoupons): Promise<CouponBatch> {
  const sent = sha256(JSON.stringify(input))
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const known = await findBatch(ctx, input.id)
    if (known && known.sent === sent) return showBatch(ctx, known)
    if (known) throw conflict('id-taken', { zh: '这个编号已用于另一批停车券，没有保存。', en: 'This id belongs to another batch of coupons. Nothing was saved.' })
    await check(ctx, input)
    const batch: BatchRecord = { ...input, createdAt: instant(ctx.clock), createdBy: ctx.actor.name, ended: null, sent }
    const { name, bearer, kind, value, count, areas, from, to, perStay } = batch
    const writes = putBatch(ctx, batch, drawCodes(ctx.ids.secret(), count))
    try {
      return await recordChange(ctx, async () => ({ writes, act: 'coupons.created', subject: batch.id, detail: { name, bearer, kind, value, count, areas, from, to, perStay }, answer: await showBatch(ctx, batch) }))
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
    }
  }
  throw conflict('busy', { zh: '同时有多人在制券，没有保存。请再试一次。', en: 'Several people are making coupons at this moment. Nothing was saved. Please try again.' })
}

async function check(ctx: Ctx, { areas, from, to }: CreateCoupons): Promise<void> {
  if (to < from) throw invalid('to-before-from', { zh: '截止日期早于起始日期，没有保存。请核对两个日期。', en: 'The last day is before the first. Nothing was saved. Check both dates.' })
  if (to < today(ctx.clock)) throw invalid('to-past', { zh: '截止日期已经过去，没有保存。', en: 'The last day has passed. Nothing was saved.' })
  if (new Set(areas).size !== areas.length) throw invalid('area-twice', { zh: '同一个车场选了两次，没有保存。', en: 'An area is chosen twice. Nothing was saved.' })
  await Promise.all(areas.map((area) => readAreaRules(ctx, area)))
  if ((await allBatches(ctx)).length >= batchesMax) throw refused('too-many-batches', { zh: `停车券已有 ${batchesMax} 批，没有保存。`, en: `There are ${batchesMax} batches of coupons. Nothing was saved.` })
}

/** Different codes of one batch: its letters and six more, each five bits of a keyed hash of a secret that is kept nowhere. */
export function drawCodes(secret: string, count: number): readonly string[] {
  const letters = (name: string, length: number): string => [...createHmac('sha256', secret).update(name).digest().subarray(0, length)].map((byte) => codeLetters[byte & 31]).join('')
  const batch = letters('batch', batchLetters)
  const codes = new Set<string>()
  for (let draw = 0; codes.size < count; draw += 1) codes.add(batch + letters(`code ${draw}`, codeLength - batchLetters))
  return [...codes]
}
