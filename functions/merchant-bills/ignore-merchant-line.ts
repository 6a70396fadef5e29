import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, refused, unknown } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { judgeLines, placeLines } from './judge-lines.ts'
import { ignoreWrite, readBill, readFact, rowsOfBill } from './merchant-items.ts'
import type { IgnoreMerchantLine, MerchantLine } from './model.ts'
import { takeLines } from './take-lines.ts'

/**
 * Says that a line is no household's payment, and why; it can still be booked, should that turn out wrong. Again is the
 * same: the first reason stands. Throws `refused` for a line that is booked or is no payment anyway.
 */
export async function ignoreMerchantLine(ctx: Ctx, { merchantBill, line: id, reason }: IgnoreMerchantLine & { readonly merchantBill: string }): Promise<MerchantLine> {
  const bill = await takeLines(ctx, await readBill(ctx, merchantBill))
  const line = (await rowsOfBill(ctx, bill)).find((one) => one.id === id)
  if (!line) throw unknown(`line ${id} of merchant bill ${merchantBill}`)
  const place = async () => (await placeLines(ctx, bill.id, [line], [await readFact(ctx, id)]))[0]!
  const { show, facts } = await place()
  if (line.kind !== 'income' || show === 'booked') throw refused('not-open', { zh: '这一笔已入账或不是收款，不用标记。没有保存。', en: 'This line is booked or is no payment, so there is nothing to mark. Nothing was saved.' })
  assert(facts, `a line of a bill is known: ${id}`)
  await held(ctx.store.write(ignoreWrite(ctx, id, { reason, at: instant(ctx.clock), by: ctx.actor.id, byName: ctx.actor.name })))
  return (await judgeLines(ctx, [await place()], new Map()))[0]!
}
